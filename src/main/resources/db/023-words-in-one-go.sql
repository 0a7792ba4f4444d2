-- Certificates whose words are not in certificate_text yet. It is empty outside a transaction: before one that writes ends, all
-- of them are indexed by a single statement. One by one is dear: within a transaction SQLite has the index write what it
-- gathered whenever a statement begins that has triggers of its own, hence once for each certificate.
CREATE TABLE words_due (
    id INTEGER PRIMARY KEY
) STRICT;

DROP TRIGGER certificate_text_insert;
DROP TRIGGER certificate_text_update;
DROP TRIGGER certificate_text_delete;

CREATE TRIGGER certificate_text_insert AFTER INSERT ON certificate BEGIN
    INSERT INTO words_due (id) VALUES (new.id);
END;

CREATE TRIGGER certificate_text_update AFTER UPDATE OF search, serial ON certificate
    WHEN NOT EXISTS (SELECT 1 FROM words_due WHERE id = old.id) BEGIN
    INSERT INTO certificate_text (certificate_text, rowid, search, serial) VALUES ('delete', old.id, old.search, hex(old.serial));
    INSERT INTO certificate_text (rowid, search, serial) VALUES (new.id, new.search, hex(new.serial));
END;

CREATE TRIGGER certificate_text_delete AFTER DELETE ON certificate BEGIN
    INSERT INTO certificate_text (certificate_text, rowid, search, serial) SELECT 'delete', old.id, old.search, hex(old.serial)
        WHERE NOT EXISTS (SELECT 1 FROM words_due WHERE id = old.id);
    DELETE FROM words_due WHERE id = old.id;
END;
