-- The statements that Orleans' ADO.NET storage provider looks up by key when the silo starts.
CREATE TABLE OrleansQuery (
    QueryKey  TEXT PRIMARY KEY,
    QueryText TEXT NOT NULL
) STRICT;

-- One row a snapshot, unique by what names a grain's state. The hashes that the provider also sends are not needed.
CREATE TABLE OrleansStorage (
    service   TEXT NOT NULL,
    kind      TEXT NOT NULL,
    n0        INTEGER NOT NULL,
    n1        INTEGER NOT NULL,
    extension TEXT NOT NULL,
    payload   BLOB,
    version   INTEGER NOT NULL,
    PRIMARY KEY (service, kind, n0, n1, extension)
) STRICT;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', '
SELECT payload AS PayloadBinary, version AS Version
FROM OrleansStorage
WHERE service = @ServiceId AND kind = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
  AND extension = COALESCE(@GrainIdExtensionString, '''')');

-- No row is answered when the stored version is not the one that the grain has read: the provider takes it for a conflict.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', '
INSERT INTO OrleansStorage (service, kind, n0, n1, extension, payload, version)
SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, COALESCE(@GrainIdExtensionString, ''''), @PayloadBinary, 1
WHERE @GrainStateVersion IS NULL OR EXISTS (
    SELECT 1 FROM OrleansStorage
    WHERE service = @ServiceId AND kind = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
      AND extension = COALESCE(@GrainIdExtensionString, ''''))
ON CONFLICT (service, kind, n0, n1, extension) DO UPDATE
SET payload = excluded.payload, version = OrleansStorage.version + 1
WHERE OrleansStorage.version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion');

-- The provider takes an answered version that differs from the grain's own for success.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteStorageKey', '
DELETE FROM OrleansStorage
WHERE service = @ServiceId AND kind = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
  AND extension = COALESCE(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
RETURNING version + 1 AS NewGrainStateVersion');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey', '
UPDATE OrleansStorage
SET payload = NULL, version = version + 1
WHERE service = @ServiceId AND kind = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
  AND extension = COALESCE(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion');
