-- Secrets by which a thing proves to the endpoints who it is. Of each only a MAC under a key of the store is kept.
CREATE TABLE enrolment_key (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    thing   INTEGER NOT NULL REFERENCES thing ON DELETE CASCADE,
    mac     BLOB NOT NULL UNIQUE CHECK (length(mac) = 32),
    made    INTEGER NOT NULL,
    ends    INTEGER NOT NULL,
    uses    INTEGER NOT NULL CHECK (uses > 0),
    used    INTEGER NOT NULL DEFAULT 0 CHECK (used BETWEEN 0 AND uses),
    revoked INTEGER
) STRICT;

CREATE INDEX enrolment_key_thing ON enrolment_key (thing);

-- What each authority lets devices fetch by themselves; nothing where there is no row. keys are codes with a space between
-- two, life is in seconds.
CREATE TABLE enrolment_policy (
    authority INTEGER PRIMARY KEY REFERENCES authority,
    downloads INTEGER NOT NULL,
    enrols    INTEGER NOT NULL,
    asks      INTEGER NOT NULL,
    label     TEXT NOT NULL,
    profile   TEXT NOT NULL,
    life      INTEGER NOT NULL,
    keys      TEXT NOT NULL
) STRICT;

-- Whose request one is that came in over the network, and of which authority.
CREATE TABLE enrolment_request (
    id        INTEGER PRIMARY KEY REFERENCES request,
    thing     INTEGER NOT NULL REFERENCES thing ON DELETE CASCADE,
    authority INTEGER NOT NULL REFERENCES authority
) STRICT;

CREATE INDEX enrolment_request_thing ON enrolment_request (thing);
