-- Layouts of exported files that somebody has given a name, with the files of each in their order.
CREATE TABLE layout (
    name_folded TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    sharing     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE layout_file (
    layout TEXT NOT NULL REFERENCES layout ON UPDATE CASCADE ON DELETE CASCADE,
    place  INTEGER NOT NULL,
    kind   TEXT NOT NULL,
    name   TEXT NOT NULL,
    PRIMARY KEY (layout, place)
) STRICT, WITHOUT ROWID;
