-- The profiles of this store; those that come with the program are not in it. The content is JSON of that version.
CREATE TABLE profile (
    code        TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    content     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What an authority may issue. Codes are separated by spaces; none stands for all, and no row for no limit at all.
CREATE TABLE policy (
    authority INTEGER PRIMARY KEY REFERENCES authority,
    keys      TEXT NOT NULL,
    profiles  TEXT NOT NULL,
    longest   INTEGER
) STRICT;
