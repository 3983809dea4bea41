-- Facts in the region's total order. Times are microseconds since 1970, UTC. asn holds the 16 bytes of the person's id in
-- the order of its hexadecimal digits. agencies is '*' for every agency, else codes joined by commas. body and personal
-- are UTF-8 JSON, kept as bytes. What an erasure empties stands last.
CREATE TABLE facts (
    position    INTEGER PRIMARY KEY,
    recorded_at INTEGER NOT NULL,
    occurred_at INTEGER NOT NULL,
    lane        INTEGER NOT NULL,
    source      TEXT NOT NULL,
    key         TEXT,
    content     BLOB,
    asn         BLOB,
    agencies    TEXT NOT NULL,
    batches     TEXT,
    program     TEXT,
    partner     TEXT,
    body        BLOB NOT NULL,
    personal    BLOB,
    raw         BLOB
) STRICT;

-- Keys stand as they were sent: those that ascend per source are twice as fast as hashes of them. Nulls are distinct.
CREATE UNIQUE INDEX facts_identity ON facts (source, key);
-- An entry ends in the position without naming it.
CREATE INDEX facts_asn ON facts (asn) WHERE asn IS NOT NULL;
CREATE INDEX facts_lane ON facts (lane) WHERE lane <> 0;

CREATE TABLE certificates (
    issuer TEXT NOT NULL,
    number TEXT NOT NULL,
    asn    BLOB NOT NULL,
    PRIMARY KEY (issuer, number)
) STRICT, WITHOUT ROWID;

-- One row. Every commit compares it with what the writer knows.
CREATE TABLE head (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    epoch       INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    delivered   INTEGER NOT NULL,
    behind      TEXT NOT NULL
) STRICT;

INSERT INTO head (id, epoch, position, recorded_at, delivered, behind) VALUES (1, 0, 0, 0, 0, '');

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
