-- Revocations that came with an import, of certificates that are not in this store: their authority's lists go on telling
-- of them. The columns are those of certificate.
CREATE TABLE revoked_elsewhere (
    issuer  INTEGER NOT NULL REFERENCES authority,
    serial  BLOB NOT NULL CHECK (length(serial) BETWEEN 1 AND 20),
    revoked INTEGER NOT NULL,
    reason  INTEGER NOT NULL,
    change  INTEGER NOT NULL,
    PRIMARY KEY (issuer, serial)
) STRICT, WITHOUT ROWID;
