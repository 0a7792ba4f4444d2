-- A bulk job replaces certificates, too: then it has no terms of its own here, but a row in bulk_replacing.
CREATE TABLE bulk_job_022 (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    source  TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('planned', 'open', 'done', 'ended')),
    issuer  INTEGER REFERENCES authority,
    profile TEXT CHECK ((profile IS NULL) = (issuer IS NULL)),
    key     TEXT CHECK ((key IS NULL) = (issuer IS NULL)),
    life    INTEGER CHECK ((life IS NULL) = (issuer IS NULL)),
    again   INTEGER CHECK ((again IS NULL) = (issuer IS NULL)),
    form    TEXT,
    folder  TEXT,
    within  TEXT,
    locked  INTEGER,
    begun   INTEGER NOT NULL
) STRICT;

INSERT INTO bulk_job_022 SELECT id, source, state, issuer, profile, key, life, again, form, folder, within, locked, begun FROM bulk_job;

-- The number of a job that was taken out is given to no other one.
DELETE FROM sqlite_sequence WHERE name = 'bulk_job_022';
INSERT INTO sqlite_sequence (name, seq) SELECT 'bulk_job_022', seq FROM sqlite_sequence WHERE name = 'bulk_job';

DROP TABLE bulk_job;
ALTER TABLE bulk_job_022 RENAME TO bulk_job;

-- On what terms a job replaces. choice and cut are a renewal's: which key, and whether a life may be cut to the authority's
-- end. key and life are a rotation's, where they become others. within is how many seconds the old ones wait to be revoked:
-- 0 for at once, nothing for never.
CREATE TABLE bulk_replacing (
    id     INTEGER PRIMARY KEY REFERENCES bulk_job,
    way    TEXT NOT NULL CHECK (way IN ('renewed', 'rotated')),
    choice TEXT NOT NULL CHECK (choice IN ('new', 'same', 'fitting')),
    cut    INTEGER NOT NULL,
    key    TEXT,
    life   INTEGER,
    within INTEGER
) STRICT;

-- One certificate that a job replaces, and what became of that.
CREATE TABLE bulk_replacement (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    job         INTEGER NOT NULL REFERENCES bulk_job,
    certificate INTEGER NOT NULL REFERENCES certificate,
    result      TEXT NOT NULL CHECK (result IN ('waiting', 'issued', 'refused')),
    successor   INTEGER REFERENCES certificate,
    reason      TEXT NOT NULL,
    UNIQUE (job, certificate)
) STRICT;

CREATE INDEX bulk_replacement_result ON bulk_replacement (job, result);
