-- Statements of the xAPI door, in the order of storing; they are no facts, facts are made of them. Times are microseconds
-- since 1970, UTC. timestamp is the sender's, or null. target is the statement that this one refers to as its object. A held
-- statement holds no id. content is a hash of what the statement says. authority and raw are UTF-8 JSON, raw byte for byte
-- as it came.
CREATE TABLE xapi_statements (
    seq        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL,
    scope      TEXT NOT NULL,
    source     TEXT NOT NULL,
    credential TEXT NOT NULL,
    stored     INTEGER NOT NULL,
    timestamp  INTEGER,
    version    TEXT NOT NULL,
    target     BLOB,
    voids      INTEGER NOT NULL,
    voided     INTEGER NOT NULL,
    held       TEXT,
    content    BLOB NOT NULL,
    authority  BLOB NOT NULL,
    raw        BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX xapi_statements_id ON xapi_statements (id, scope) WHERE held IS NULL;
CREATE INDEX xapi_statements_stored ON xapi_statements (stored);
CREATE INDEX xapi_statements_target ON xapi_statements (target) WHERE target IS NOT NULL;

-- What statements are found by. A statement that refers to another one is found by the other's keys too: origin is the
-- statement that the key is of.
CREATE TABLE xapi_keys (
    key    INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    PRIMARY KEY (key, seq, origin)
) STRICT, WITHOUT ROWID;

-- key is SHA-256 of the activity's id, or of it and the owner whose statements define it so.
CREATE TABLE xapi_definitions (
    key        BLOB PRIMARY KEY,
    id         TEXT NOT NULL,
    definition BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE xapi_attachments (
    hash  TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- key and owner are SHA-256 of what names a document and its owner; id is the document's id in UTF-8.
CREATE TABLE xapi_documents (
    key          BLOB PRIMARY KEY,
    owner        BLOB NOT NULL,
    registration TEXT NOT NULL,
    id           BLOB NOT NULL,
    content_type TEXT NOT NULL,
    etag         TEXT NOT NULL,
    updated      INTEGER NOT NULL,
    content      BLOB NOT NULL
) STRICT;

CREATE INDEX xapi_documents_owner ON xapi_documents (owner);

-- Where consumers of the statements have come to.
CREATE TABLE xapi_cursors (
    consumer TEXT PRIMARY KEY,
    seq      INTEGER NOT NULL
) STRICT;
