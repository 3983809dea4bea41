-- Facts in the region's total order. Times are microseconds since 1970, UTC. asn holds the 16 bytes of the person's id in
-- the order of its hexadecimal digits. agencies is '*' for every agency, else codes joined by commas. body and personal
-- are UTF-8 JSON, kept as bytes. Keys are compared byte by byte, whatever the database's collation.
CREATE TABLE facts (
    position    bigint PRIMARY KEY,
    recorded_at bigint NOT NULL,
    occurred_at bigint NOT NULL,
    lane        smallint NOT NULL,
    source      text COLLATE "C" NOT NULL,
    key         text COLLATE "C",
    content     bytea,
    asn         bytea,
    agencies    text NOT NULL,
    batches     text,
    program     text,
    partner     text,
    body        bytea NOT NULL,
    personal    bytea,
    raw         bytea
);

-- Keys stand as they were sent: those that ascend per source are faster than hashes of them. Nulls are distinct.
CREATE UNIQUE INDEX facts_identity ON facts (source, key);
CREATE INDEX facts_asn ON facts (asn, position) WHERE asn IS NOT NULL;
CREATE INDEX facts_lane ON facts (lane, position) WHERE lane <> 0;

CREATE TABLE certificates (
    issuer text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    asn    bytea NOT NULL,
    PRIMARY KEY (issuer, number)
);

-- One row. Every commit compares it with what the writer knows. It is rewritten by every group, so its page keeps room
-- for the next versions.
CREATE TABLE head (
    id          integer PRIMARY KEY CHECK (id = 1),
    epoch       bigint NOT NULL,
    position    bigint NOT NULL,
    recorded_at bigint NOT NULL,
    delivered   bigint NOT NULL,
    behind      text NOT NULL
) WITH (fillfactor = 10);

INSERT INTO head (id, epoch, position, recorded_at, delivered, behind) VALUES (1, 0, 0, 0, 0, '');

CREATE TABLE settings (
    name  text PRIMARY KEY,
    value text NOT NULL
);

-- Locks the head, or fails when it isn't where the writer left it. A second writer waits here and then fails. The failure
-- is an error, so that whatever the writer has sent in the same round trip is skipped.
CREATE FUNCTION hold_head(of_epoch bigint, at_position bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM head WHERE epoch = of_epoch AND position = at_position FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Another writer has taken this ledger.' USING ERRCODE = 'BKM01';
    END IF;
END
$$;

-- Compares and sets the head; fails as hold_head does.
CREATE FUNCTION move_head(
    of_epoch bigint, from_position bigint, to_position bigint, new_recorded_at bigint, new_delivered bigint, new_behind text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE head SET position = to_position, recorded_at = new_recorded_at, delivered = new_delivered, behind = new_behind
    WHERE epoch = of_epoch AND position = from_position;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Another writer has taken this ledger.' USING ERRCODE = 'BKM01';
    END IF;
END
$$;
