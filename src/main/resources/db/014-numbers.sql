-- What is added to an authority's counter to number its lists: an imported one may have a number that no counter comes to.
-- published_above is what was added to published and base.
ALTER TABLE revocation_list ADD COLUMN above TEXT NOT NULL DEFAULT '0';
ALTER TABLE revocation_list ADD COLUMN published_above TEXT NOT NULL DEFAULT '0';
