"""What the session and its neighbours say, in the words of NiFi 1.16.3.

``%s`` takes a FlowFile's text unless the name says otherwise. Words that differ in another version go beside these, not over them.
"""

from __future__ import annotations

# StandardProcessSession.validateRecordState
READING = "%s already in use for an active callback or an InputStream created by ProcessSession.read(FlowFile) has not been closed"
WRITING = "%s already in use for an active callback or an OutputStream created by ProcessSession.write(FlowFile) has not been closed"
UNKNOWN = "%s is not known in this session (%s)"  # FlowFile, session
TRANSFERRED = "%s is already marked for transfer"
REMOVED = "%s has already been marked for removal"

# StandardProcessSession.validateCommitState
COMMIT_WHILE_READING = "Cannot commit session while reading from FlowFile"
COMMIT_WHILE_WRITING = "Cannot commit session while writing to FlowFile"
NOT_TRANSFERRED = (
    "%s transfer relationship not specified. This FlowFile %s in this session and was not transferred to any Relationship "
    "via ProcessSession.transfer()"
)
CREATED, NOT_CREATED = "was created", "was not created"
NO_DESTINATIONS = "%s does not have any destinations for %s"  # relationship, component

# StandardProcessSession.transfer, clone, merge, importFrom, exportTo, read, write
UNKNOWN_RELATIONSHIP = "Relationship '%s' is not known"
CREATED_TO_SELF = "Cannot transfer FlowFiles that are created in this Session back to self"
CLONE_OVERFLOW = "Specified offset of %d and size %d exceeds size of %s"
MERGE_INTO_SOURCE = "Destination cannot be within sources"
IO_EXCEPTION = "IOException thrown from %s: %s"  # component, exception
IMPORT_FAILED = "Failed to import data from %s for %s due to %s"
IMPORT_UNDELETABLE = "Cannot write to path %s so cannot delete file; will not import."
EXPORT_FAILED = "Failed to export %s to %s due to %s"
DELETE_FAILED = "Unable to delete %s"

# FlowFileAccessInputStream, FlowFileAccessOutputStream
COULD_NOT_READ = "Could not read from %s"
COULD_NOT_SKIP = "Could not skip data in %s"
COULD_NOT_WRITE = "Could not write to %s"
STREAM_CLOSED = "Stream is closed"

NO_CONTENT = "Unable to find content for FlowFile"
CONTENT_CUT = "Could not find content for %s: Stream contained only %d bytes but should have contained %d"

# StandardProvenanceReporter
PROVENANCE_UNKNOWN = "%s is not known"
AUTO_TERMINATED = "Auto-Terminated by %s Relationship"
DISCARD_REASON = "Discard reason: %s"
EXPIRED = "Expiration Threshold = %s"

# What the JVM says when a method gets null
NULL_FLOWFILE = 'Cannot invoke "org.apache.nifi.flowfile.FlowFile.getId()" because "flowFile" is null'
NULL_ATTRIBUTES = 'Cannot invoke "java.util.Map.isEmpty()" because "attributes" is null'
NULL_COLLECTION = 'Cannot invoke "java.util.Collection.size()" because "flowFiles" is null'
NULL_COLLECTION_TO_SELF = 'Cannot invoke "java.util.Collection.iterator()" because "flowFiles" is null'
NULL_PARENTS = 'Cannot invoke "java.util.Collection.stream()" because "parents" is null'
UNKNOWN_PARENT = (  # updateEventContentClaims in registerForkEvent
    'Cannot invoke "org.apache.nifi.controller.repository.StandardRepositoryRecord.getOriginalClaim()" because "repoRecord" is null'
)
NULL_FILTER = 'Cannot invoke "org.apache.nifi.processor.FlowFileFilter.filter(org.apache.nifi.flowfile.FlowFile)" because "filter" is null'
NULL_RELATIONSHIP = 'Cannot invoke "Object.hashCode()" because "key" is null'  # ConcurrentHashMap.get in getConnections


def cannot_cast(name: str, wanted: str) -> str:
    """ClassCastException's text; java.base, Java's other modules and all others sit in different loaders."""
    first, second = _loader(name), _loader(wanted)
    together = f"{name} and {wanted} are in {first}"
    both = first == second == _OWN_LOADER
    return f"class {name} cannot be cast to class {wanted} ({together if both else f'{name} is in {first}; {wanted} is in {second}'})"


_OWN_LOADER, _APP_LOADER = "module java.base of loader 'bootstrap'", "unnamed module of loader 'app'"


def _loader(name: str) -> str:
    if name.startswith("java.sql."):
        return "module java.sql of loader 'platform'"
    return _OWN_LOADER if name.startswith("java.") else _APP_LOADER

# DataOutputStream.writeUTF, reached through StateMapSerDe
STATE_TOO_LONG = "encoded string (%s...%s) too long: %d bytes"
