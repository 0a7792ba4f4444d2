-- Times are milliseconds since 1970 (UTC), but what stands in a certificate is in seconds, as it is there.
-- Columns named *_folded and search are texts as Folded writes them: what queries look in and sort by.

CREATE TABLE store (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    store_id    BLOB NOT NULL,
    seal_header BLOB NOT NULL,
    created     INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The id is that of the authority's first certificate.
CREATE TABLE authority (
    id              INTEGER PRIMARY KEY,
    name            TEXT NOT NULL UNIQUE,
    name_folded     TEXT NOT NULL,
    parent          INTEGER REFERENCES authority,
    certificate     INTEGER NOT NULL REFERENCES certificate DEFERRABLE INITIALLY DEFERRED,
    path_length     INTEGER,
    default_profile TEXT NOT NULL,
    default_life    INTEGER NOT NULL,
    default_key     TEXT NOT NULL
) STRICT;

-- AUTOINCREMENT here and below: a sealed value is bound to its row, so no number ever stands for two rows.
CREATE TABLE thing (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    thing_id        TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    group_name      TEXT NOT NULL,
    tags            TEXT NOT NULL,
    notes           TEXT NOT NULL,
    hardware_serial TEXT NOT NULL,
    address         TEXT NOT NULL,
    created         INTEGER NOT NULL,
    id_folded       TEXT NOT NULL,
    name_folded     TEXT NOT NULL,
    group_folded    TEXT NOT NULL,
    search          TEXT NOT NULL,
    secret          BLOB
) STRICT;

-- A serial number that was given out and whose certificate is not stored yet. Its id becomes the certificate's.
CREATE TABLE intent (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    issuer INTEGER REFERENCES authority,
    serial BLOB NOT NULL,
    thing  INTEGER REFERENCES thing,
    at     INTEGER NOT NULL,
    UNIQUE (issuer, serial)
) STRICT;

CREATE INDEX intent_thing ON intent (thing) WHERE thing IS NOT NULL;

-- What lists are searched and sorted by, made from the DER. A serial number is the content of its DER INTEGER.
CREATE TABLE certificate (
    id           INTEGER PRIMARY KEY,
    issuer       INTEGER NOT NULL REFERENCES authority DEFERRABLE INITIALLY DEFERRED,
    serial       BLOB NOT NULL CHECK (length(serial) BETWEEN 1 AND 20),
    thing        INTEGER REFERENCES thing,
    profile      TEXT NOT NULL,
    key          TEXT NOT NULL,
    not_before   INTEGER NOT NULL,
    not_after    INTEGER NOT NULL,
    issued       INTEGER NOT NULL,
    revoked      INTEGER,
    subject      TEXT NOT NULL,
    label_folded TEXT NOT NULL,
    search       TEXT NOT NULL,
    UNIQUE (issuer, serial)
) STRICT;

CREATE INDEX certificate_issued ON certificate (issued);
CREATE INDEX certificate_expiry ON certificate (not_after, revoked, not_before, issued);
CREATE INDEX certificate_thing ON certificate (thing, revoked, not_after, issuer) WHERE thing IS NOT NULL;

-- The certificate itself, apart from its index, which is thereby a third of the size and read that much faster.
CREATE TABLE certificate_der (
    id     INTEGER PRIMARY KEY REFERENCES certificate,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    der    BLOB NOT NULL
) STRICT;

-- A private key, sealed, under the id of its certificate.
CREATE TABLE key (
    id     INTEGER PRIMARY KEY REFERENCES certificate,
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE audit (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    act    TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

CREATE INDEX audit_object ON audit (object);
