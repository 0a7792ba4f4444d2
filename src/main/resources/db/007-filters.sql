-- Filters of the list of certificates, each under its name. The content is JSON of that version.
CREATE TABLE saved_filter (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    content     TEXT NOT NULL
) STRICT;
