-- Whether a private key below this authority may leave the store only once.
ALTER TABLE policy ADD COLUMN keys_leave_once INTEGER NOT NULL DEFAULT 0;

-- A private key that left the store, or may have. key is the fingerprint of its public half, run tells one export from
-- another, place is where the files went. A row is made before the key leaves; one that says 'leaving' and belongs to no
-- export that runs was cut off in the middle.
CREATE TABLE departure (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    key         BLOB CHECK (length(key) = 32),
    certificate INTEGER REFERENCES certificate,
    run         TEXT NOT NULL,
    at          INTEGER NOT NULL,
    place       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('leaving', 'uncertain', 'left')),
    CHECK (key IS NOT NULL OR certificate IS NOT NULL)
) STRICT;

CREATE INDEX departure_key ON departure (key);
CREATE INDEX departure_run ON departure (run) WHERE state <> 'left';
CREATE INDEX departure_leaving ON departure (id) WHERE state = 'leaving';
CREATE INDEX departure_keyless ON departure (certificate) WHERE key IS NULL;

-- What left before this script is in the audit log; the fingerprints are filled in when the store is unlocked.
INSERT INTO departure (certificate, run, at, place, state)
SELECT c.id, '', a.at, substr(a.detail, instr(a.detail, ', to ') + 5), 'left'
FROM audit a CROSS JOIN authority i CROSS JOIN certificate c
    ON c.issuer = i.id AND c.serial IN (unhex(a.object), unhex('00' || a.object))
WHERE a.act = 'key.exported' ORDER BY a.id;
