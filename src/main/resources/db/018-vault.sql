-- A Vault or OpenBao server: where it is, which CA certificates it is believed by (DER in
-- base64, a space between two, empty for the system's own) and who asks there.
CREATE TABLE vault (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    address     TEXT NOT NULL,
    namespace   TEXT NOT NULL,
    trusted     TEXT NOT NULL,
    login       TEXT NOT NULL CHECK (login IN ('token', 'approle')),
    login_mount TEXT NOT NULL,
    role_id     TEXT NOT NULL,
    UNIQUE (address, namespace)
) STRICT;

-- The token or the secret id, where somebody wanted it kept: sealed under the store key, each for its row.
CREATE TABLE vault_secret (
    id     INTEGER PRIMARY KEY REFERENCES vault ON DELETE CASCADE,
    kept   INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

-- An authority whose key lives there. keys_there: it makes the keys of what it issues, too.
CREATE TABLE vault_authority (
    id         INTEGER PRIMARY KEY REFERENCES authority,
    vault      INTEGER NOT NULL REFERENCES vault,
    mount      TEXT NOT NULL,
    role       TEXT NOT NULL,
    keys_there INTEGER NOT NULL CHECK (keys_there IN (0, 1))
) STRICT;

CREATE INDEX vault_authority_vault ON vault_authority (vault);

-- When it was last heard of, and its last revocation list.
CREATE TABLE vault_contact (
    id      INTEGER PRIMARY KEY REFERENCES vault_authority ON DELETE CASCADE,
    contact INTEGER,
    list    BLOB,
    fetched INTEGER
) STRICT;

-- What was asked of a server and is not settled: written before it is asked, gone once the certificate is stored or revoked.
-- subject and names have a line for each part. request is the
-- certification request, key the fingerprint of its public key, both empty where the server makes the key; sealed the private key; answer the
-- certificate once it came. handover is in seconds, 0 for at once, and without a value for never.
CREATE TABLE vault_errand (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    authority INTEGER NOT NULL REFERENCES vault_authority,
    at        INTEGER NOT NULL,
    subject   TEXT NOT NULL,
    names     TEXT NOT NULL,
    profile   TEXT NOT NULL,
    thing     TEXT NOT NULL,
    ends      INTEGER NOT NULL,
    request   BLOB NOT NULL,
    key       BLOB NOT NULL,
    sealed    BLOB NOT NULL,
    answer    BLOB NOT NULL,
    replaces  INTEGER REFERENCES certificate,
    way       TEXT NOT NULL,
    handover  INTEGER
) STRICT;

CREATE INDEX vault_errand_authority ON vault_errand (authority);
CREATE INDEX vault_errand_replaces ON vault_errand (replaces) WHERE replaces IS NOT NULL;
