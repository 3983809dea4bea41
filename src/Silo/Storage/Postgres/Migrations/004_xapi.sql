-- Statements of the xAPI door, in the order of storing; they are no facts, facts are made of them. Times are microseconds
-- since 1970, UTC. timestamp is the sender's, or null. target is the statement that this one refers to as its object. A held
-- statement holds no id. content is a hash of what the statement says. authority and raw are UTF-8 JSON, raw byte for byte
-- as it came.
CREATE TABLE xapi_statements (
    seq        bigint PRIMARY KEY,
    id         bytea NOT NULL,
    scope      text COLLATE "C" NOT NULL,
    source     text COLLATE "C" NOT NULL,
    credential text NOT NULL,
    stored     bigint NOT NULL,
    timestamp  bigint,
    version    text NOT NULL,
    target     bytea,
    voids      smallint NOT NULL,
    voided     smallint NOT NULL,
    held       text,
    content    bytea NOT NULL,
    authority  bytea NOT NULL,
    raw        bytea NOT NULL
);

CREATE UNIQUE INDEX xapi_statements_id ON xapi_statements (id, scope) WHERE held IS NULL;
CREATE INDEX xapi_statements_stored ON xapi_statements (stored);
CREATE INDEX xapi_statements_target ON xapi_statements (target) WHERE target IS NOT NULL;

-- What statements are found by. A statement that refers to another one is found by the other's keys too: origin is the
-- statement that the key is of.
CREATE TABLE xapi_keys (
    key    bigint NOT NULL,
    seq    bigint NOT NULL,
    origin bigint NOT NULL,
    PRIMARY KEY (key, seq, origin)
);

-- key is SHA-256 of the activity's id, or of it and the owner whose statements define it so.
CREATE TABLE xapi_definitions (
    key        bytea PRIMARY KEY,
    id         text NOT NULL,
    definition bytea NOT NULL
);

CREATE TABLE xapi_attachments (
    hash  text PRIMARY KEY,
    bytes bytea NOT NULL
);

-- key and owner are SHA-256 of what names a document and its owner; id is the document's id in UTF-8.
CREATE TABLE xapi_documents (
    key          bytea PRIMARY KEY,
    owner        bytea NOT NULL,
    registration text NOT NULL,
    id           bytea NOT NULL,
    content_type text NOT NULL,
    etag         text NOT NULL,
    updated      bigint NOT NULL,
    content      bytea NOT NULL
);

CREATE INDEX xapi_documents_owner ON xapi_documents (owner);

-- Where consumers of the statements have come to.
CREATE TABLE xapi_cursors (
    consumer text PRIMARY KEY,
    seq      bigint NOT NULL
);

-- One row. Every group locks it until it commits, so statements appear in the order of their numbers, whichever silo
-- stores them.
CREATE TABLE xapi_head (
    id     integer PRIMARY KEY CHECK (id = 1),
    seq    bigint NOT NULL,
    stored bigint NOT NULL
) WITH (fillfactor = 10);

INSERT INTO xapi_head (id, seq, stored) VALUES (1, 0, 0);
