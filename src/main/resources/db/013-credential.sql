-- Who may ask a cloud, where somebody wanted it kept: sealed under the store key, each for its row. place is where it is
-- good: what was given for the cloud but the name of a certificate.
CREATE TABLE cloud_credential (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    cloud  TEXT NOT NULL,
    place  TEXT NOT NULL,
    kept   INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    UNIQUE (cloud, place)
) STRICT;
