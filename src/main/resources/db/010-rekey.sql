-- An authority with a new key, and the one that it took the place of. Both stay: what the old key signed is verified, and
-- told to be revoked, by the old one alone.
CREATE TABLE generation (
    id       INTEGER PRIMARY KEY REFERENCES authority,
    succeeds INTEGER NOT NULL UNIQUE REFERENCES authority,
    CHECK (id <> succeeds)
) STRICT;

-- The certificates among those of the store that certify the key of an authority once more, under another one. Without a
-- subject it is an authority of somebody else.
CREATE TABLE cross_certificate (
    id      INTEGER PRIMARY KEY REFERENCES certificate,
    subject INTEGER REFERENCES authority
) STRICT;

CREATE INDEX cross_certificate_subject ON cross_certificate (subject) WHERE subject IS NOT NULL;
