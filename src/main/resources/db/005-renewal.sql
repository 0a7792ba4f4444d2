-- A certificate that was issued to take the place of another one, and why.
CREATE TABLE lineage (
    id       INTEGER PRIMARY KEY REFERENCES certificate,
    replaces INTEGER NOT NULL REFERENCES certificate,
    way      TEXT NOT NULL,
    CHECK (id <> replaces)
) STRICT;

CREATE INDEX lineage_replaces ON lineage (replaces);

-- A certificate that is to be revoked as superseded once its successor is on the device, or at the latest at revoke_by.
CREATE TABLE pending_revocation (
    id        INTEGER PRIMARY KEY REFERENCES certificate,
    successor INTEGER NOT NULL REFERENCES certificate,
    revoke_by INTEGER NOT NULL
) STRICT;

CREATE INDEX pending_revocation_due ON pending_revocation (revoke_by);
CREATE INDEX pending_revocation_successor ON pending_revocation (successor);

-- The authorities whose certificates are renewed by themselves.
CREATE TABLE scheduled_authority (
    id INTEGER PRIMARY KEY REFERENCES authority
) STRICT;

CREATE TABLE scheduled_run (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    begun   INTEGER NOT NULL,
    ended   INTEGER NOT NULL,
    revoked INTEGER NOT NULL,
    problem TEXT NOT NULL
) STRICT;

-- What a run did to a certificate: it has a successor, or a problem, which is English and for the log.
CREATE TABLE scheduled_renewal (
    run         INTEGER NOT NULL REFERENCES scheduled_run ON DELETE CASCADE,
    certificate INTEGER NOT NULL REFERENCES certificate,
    successor   INTEGER REFERENCES certificate,
    problem     TEXT NOT NULL,
    PRIMARY KEY (run, certificate)
) STRICT, WITHOUT ROWID;
