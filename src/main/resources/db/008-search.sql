-- What a certificate is found by stands in search: its subject and, where that does not hold it, the id of its thing.
UPDATE certificate SET search = certificate.search || char(10) || owner.id_folded FROM thing owner
    WHERE owner.id = certificate.thing AND instr(certificate.search, owner.id_folded) = 0;

-- Every part of three characters and more of search and of the serial number in hex. The triggers keep it in step, in the
-- transaction of the change. It holds no text itself.
CREATE VIRTUAL TABLE certificate_text USING fts5 (
    search, serial, content = '', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);

INSERT INTO certificate_text (rowid, search, serial) SELECT id, search, hex(serial) FROM certificate;

CREATE TRIGGER certificate_text_insert AFTER INSERT ON certificate BEGIN
    INSERT INTO certificate_text (rowid, search, serial) VALUES (new.id, new.search, hex(new.serial));
END;

CREATE TRIGGER certificate_text_update AFTER UPDATE OF search, serial ON certificate BEGIN
    INSERT INTO certificate_text (certificate_text, rowid, search, serial) VALUES ('delete', old.id, old.search, hex(old.serial));
    INSERT INTO certificate_text (rowid, search, serial) VALUES (new.id, new.search, hex(new.serial));
END;

CREATE TRIGGER certificate_text_delete AFTER DELETE ON certificate BEGIN
    INSERT INTO certificate_text (certificate_text, rowid, search, serial) VALUES ('delete', old.id, old.search, hex(old.serial));
END;

-- What lists are filtered by, in the order in which they are mostly shown, so that the rows themselves are not read.
DROP INDEX certificate_issued;
DROP INDEX certificate_expiry;
CREATE INDEX certificate_listed ON certificate (issued, id, not_after, not_before, revoked, reason, issuer, profile, key);
CREATE INDEX certificate_expiry ON certificate (not_after, id, revoked, not_before);
CREATE INDEX certificate_revoked ON certificate (reason) WHERE revoked IS NOT NULL;
CREATE INDEX certificate_label ON certificate (label_folded);
