-- Certification requests: somebody else's to be signed here (theirs), and those for keys of this store that another
-- authority is to sign (ours). The DER is the truth; label, key_text and key_sha256 are read from it.
CREATE TABLE request (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    direction   TEXT NOT NULL CHECK (direction IN ('theirs', 'ours')),
    sha256      BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    der         BLOB NOT NULL,
    label       TEXT NOT NULL,
    key_text    TEXT NOT NULL,
    key_sha256  BLOB NOT NULL CHECK (length(key_sha256) = 32),
    thing       INTEGER REFERENCES thing ON DELETE SET NULL,
    filed       INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('pending', 'signed', 'rejected', 'completed')),
    settled     INTEGER,
    reason      TEXT,
    certificate INTEGER REFERENCES certificate,
    CHECK ((state = 'pending') = (settled IS NULL)),
    CHECK ((state = 'rejected') = (reason IS NOT NULL)),
    CHECK ((state = 'signed') = (certificate IS NOT NULL)),
    CHECK (direction = 'theirs' OR state IN ('pending', 'completed')),
    CHECK (direction = 'ours' OR state <> 'completed')
) STRICT;

CREATE INDEX request_same_key ON request (key_sha256);
CREATE INDEX request_thing ON request (thing) WHERE thing IS NOT NULL;
CREATE INDEX request_certificate ON request (certificate) WHERE certificate IS NOT NULL;

-- The private key of a request of ours, sealed under its id.
CREATE TABLE request_key (
    id     INTEGER PRIMARY KEY REFERENCES request,
    sealed BLOB NOT NULL
) STRICT;

-- The answer to a request of ours: its certificate (place 0) and those of its issuers, upwards. They stand here and not in
-- certificate, whose issuers are all authorities of this store.
CREATE TABLE request_answer (
    request INTEGER NOT NULL REFERENCES request,
    place   INTEGER NOT NULL CHECK (place >= 0),
    sha256  BLOB NOT NULL CHECK (length(sha256) = 32),
    der     BLOB NOT NULL,
    PRIMARY KEY (request, place)
) STRICT, WITHOUT ROWID;
