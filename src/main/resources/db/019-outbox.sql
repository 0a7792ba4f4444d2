-- What a broker is to be told of, in the order in which it happened: written in the same transaction as the deed. What is sent
-- is made of the certificate when it is sent, so no key ever stands here. attempts counts the times that it was handed over;
-- more than one means that it may have arrived more than once.
CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    event       TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL CHECK (kind IN ('rotation', 'issue', 'revocation')),
    certificate INTEGER NOT NULL REFERENCES certificate,
    created     INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'refused', 'delivered', 'discarded')),
    attempts    INTEGER NOT NULL,
    trouble     TEXT,
    ended       INTEGER
) STRICT;

CREATE INDEX outbox_state ON outbox (state, id);
