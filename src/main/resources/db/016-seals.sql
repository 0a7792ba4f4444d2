-- What shows that rows were changed by something else than Chancery: for each row whose change would be an attack a MAC
-- under a key of the store, for the audit log a chain, and one head over both. tab is the number that Protected gives.
CREATE TABLE row_seal (
    tab INTEGER NOT NULL,
    row ANY NOT NULL,
    mac BLOB NOT NULL,
    PRIMARY KEY (tab, row)
) STRICT, WITHOUT ROWID;

-- The link of each entry of the audit log to all before it.
CREATE TABLE audit_seal (
    id    INTEGER PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

-- sequence counts the transactions that wrote, audit and chain are the last entry's, sums is how many rows of each table
-- there are and the sum of their MACs' other halves.
CREATE TABLE seal_head (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    audit    INTEGER NOT NULL,
    chain    BLOB NOT NULL,
    sums     BLOB NOT NULL,
    mac      BLOB NOT NULL
) STRICT;
