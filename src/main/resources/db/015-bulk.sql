-- A job that issues certificates for many things: from its plan ('planned', gone when the store is opened next) over 'open',
-- until all of it is done or somebody ended it before. The profile stands in full, as it was when the job began.
CREATE TABLE bulk_job (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    source  TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('planned', 'open', 'done', 'ended')),
    issuer  INTEGER NOT NULL REFERENCES authority,
    profile TEXT NOT NULL,
    key     TEXT NOT NULL,
    life    INTEGER NOT NULL,
    again   INTEGER NOT NULL,
    form    TEXT,
    folder  TEXT,
    within  TEXT,
    locked  INTEGER,
    begun   INTEGER NOT NULL
) STRICT;

-- One thing of a job. thing is its number once it is in the store; it may be removed from there later. files are those that
-- were written for it, a line each: fingerprint, size, path.
CREATE TABLE bulk_item (
    job             INTEGER NOT NULL REFERENCES bulk_job,
    position        INTEGER NOT NULL,
    thing_id        TEXT NOT NULL,
    name            TEXT NOT NULL,
    group_name      TEXT NOT NULL,
    tags            TEXT NOT NULL,
    notes           TEXT NOT NULL,
    hardware_serial TEXT NOT NULL,
    address         TEXT NOT NULL,
    thing           INTEGER,
    result          TEXT NOT NULL CHECK (result IN ('waiting', 'issued', 'kept', 'refused')),
    certificate     INTEGER REFERENCES certificate,
    reason          TEXT NOT NULL,
    files           TEXT,
    PRIMARY KEY (job, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX bulk_item_thing ON bulk_item (job, thing_id);
