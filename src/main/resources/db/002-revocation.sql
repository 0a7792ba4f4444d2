-- The reason is the CRLReason of RFC 5280, 5.3.1, there when revoked is. change is the number of the first list that
-- tells of the last change: a revocation, or a hold that is over. former_thing is the id of a thing that was removed.
ALTER TABLE certificate ADD COLUMN reason INTEGER;
ALTER TABLE certificate ADD COLUMN change INTEGER;
ALTER TABLE certificate ADD COLUMN former_thing TEXT;

UPDATE certificate SET reason = 0, change = 1 WHERE revoked IS NOT NULL;

CREATE INDEX certificate_change ON certificate (issuer, change, revoked, reason, serial, not_after)
    WHERE change IS NOT NULL;

-- An authority without a row has the default settings and has made no list. next_number only ever rises.
CREATE TABLE revocation_list (
    id                 INTEGER PRIMARY KEY REFERENCES authority,
    next_number        INTEGER NOT NULL DEFAULT 1 CHECK (next_number > 0),
    hours              INTEGER NOT NULL DEFAULT 24 CHECK (hours > 0),
    path               TEXT NOT NULL DEFAULT '',
    distribution_point TEXT NOT NULL DEFAULT '',
    keeps_expired      INTEGER NOT NULL DEFAULT 0,
    delta              INTEGER NOT NULL DEFAULT 0,
    published          INTEGER,
    made               INTEGER,
    next_update        INTEGER,
    base               INTEGER,
    base_made          INTEGER
) STRICT;
