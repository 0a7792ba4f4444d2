-- Filters of the list of certificates, each under its name; what is NULL is not asked for.
CREATE TABLE saved_filter (
    name_folded TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    search      TEXT NOT NULL,
    status      TEXT,
    issuer      INTEGER REFERENCES authority,
    profile     TEXT,
    thing       TEXT,
    expiry      TEXT,
    sort        TEXT NOT NULL,
    descending  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
