-- A CA certificate on its way to being trusted by a cloud. version counts the changes: who goes on from an older one is told.
CREATE TABLE registration (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    cloud       TEXT NOT NULL,
    way         TEXT NOT NULL CHECK (way IN ('proven', 'trusted')),
    authority   INTEGER NOT NULL REFERENCES authority,
    certificate INTEGER NOT NULL REFERENCES certificate,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'uploaded', 'code-received', 'proof-issued', 'verified', 'expired',
                    'refused', 'removed')),
    planned     INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    version     INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE INDEX registration_authority ON registration (authority);
CREATE INDEX registration_certificate ON registration (certificate);

-- Where it goes (place), what was asked for (option), and what is known of it since (fact). None of it is a secret.
CREATE TABLE registration_value (
    registration INTEGER NOT NULL REFERENCES registration,
    kind         TEXT NOT NULL CHECK (kind IN ('place', 'option', 'fact')),
    name         TEXT NOT NULL,
    value        TEXT NOT NULL,
    PRIMARY KEY (registration, kind, name)
) STRICT, WITHOUT ROWID;

-- Every reply as it came. Status 0 is one that was pasted without a status.
CREATE TABLE registration_reply (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    registration INTEGER NOT NULL REFERENCES registration,
    at           INTEGER NOT NULL,
    call         TEXT NOT NULL,
    status       INTEGER NOT NULL,
    body         TEXT NOT NULL
) STRICT;

CREATE INDEX registration_reply_of ON registration_reply (registration);
