-- The authorities whose private key lives on a token: the token by its label and serial number, the key by its CKA_ID. By
-- which module a machine reaches the token is that machine's own affair and stands nowhere here.
CREATE TABLE token_key (
    id     INTEGER PRIMARY KEY REFERENCES authority,
    label  TEXT NOT NULL,
    serial TEXT NOT NULL,
    key_id BLOB NOT NULL CHECK (length(key_id) > 0)
) STRICT;
