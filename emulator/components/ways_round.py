"""What to do instead of the processors that public flows use most and that are not emulated: simple name of the type → the way round."""

from __future__ import annotations

from typing import Dict, Tuple

_BRINGS = (
    "feed what it would bring to the processor behind it, --feed 'Group/Next=folder', or let a stand-in bring it: "
    """--stub '{}={{"feed": [{{"content": "order"}}]}}'"""
)
_TAKES = "let a stand-in take what it is given, --stub '{}=success', and look at it with --out DIR"
_DATABASE = """let a stand-in answer for the database, with content where it reads: --stub '{}={{"content": [{{"id": 1}}]}}'"""
_MAKES = "let a stand-in give what it would make of the content, by a table or a function: --stub '{}=python:stubs.py:answer'"
_FINDS = (
    "let a stand-in set the attributes that it would find and choose the relationship: "
    """--stub '{}={{"relationship": "matched", "attributes": {{"name": "value"}}}}'"""
)
_NOTES = """let a stand-in set the attributes that it would set: --stub '{}={{"attributes": {{"name": "value"}}}}'"""
_ROUTES = "let a stand-in send everything one way, --stub '{}=unmatched', or by the name of one of its properties"
_KNOWS = "let a stand-in say that nothing came before: --stub '{}=non-duplicate'"
_SHARES = "let a stand-in send everything to the first: --stub '{}=1'"
_WAITS = "let a stand-in pass everything on, --stub '{}=success': nothing runs beside it here that it would wait for"
_SLOWS = "leave it out offline, --stub '{}=success': virtual time makes its waiting free, and the order of FlowFiles is the same"

_ROADS: Dict[str, Tuple[str, ...]] = {
    _BRINGS: (
        "ConsumeKafka", "ConsumeKafka_2_6", "ConsumeKafkaRecord_2_6", "ConsumePOP3", "GetFile", "GetFTP", "GetHTTP", "GetSFTP",
        "GetTwitter", "ListenHTTP", "ListFile", "ListS3", "ListSFTP", "SearchElasticsearch", "TailFile",
    ),
    _TAKES: (
        "PublishKafka", "PublishKafka_2_6", "PublishKafkaRecord_2_6", "PutElasticsearchHttp", "PutElasticsearchHttpRecord",
        "PutElasticsearchJson", "PutEmail", "PutFile", "PutFTP", "PutHDFS", "PutMongo", "PutMongoRecord", "PutS3Object", "PutSFTP",
    ),
    _DATABASE: (
        "ExecuteSQL", "ExecuteSQLRecord", "GenerateTableFetch", "PutDatabaseRecord", "PutSQL", "QueryDatabaseTable",
        "QueryDatabaseTableRecord",
    ),
    _MAKES: (
        "CompressContent", "ConvertAvroToJSON", "ConvertExcelToCSVProcessor", "ConvertJSONToSQL", "ConvertRecord", "ExecuteGroovyScript",
        "ExecuteProcess", "ExecuteStreamCommand", "FetchFile", "FetchS3Object", "FetchSFTP", "ForkEnrichment", "JoinEnrichment",
        "LookupRecord", "MergeRecord", "QueryRecord", "SplitContent", "SplitRecord", "SplitText", "SplitXml", "TransformXml",
        "UnpackContent", "UpdateRecord", "ValidateRecord",
    ),
    _FINDS: ("EvaluateXPath", "ExtractText"),
    _NOTES: ("ExtractEmailHeaders", "HashContent", "IdentifyMimeType"),
    _ROUTES: ("RouteOnContent", "RouteText"),
    _KNOWS: ("DetectDuplicate",),
    _SHARES: ("DistributeLoad",),
    _WAITS: ("FetchDistributedMapCache", "Notify", "PutDistributedMapCache", "Wait"),
    _SLOWS: ("ControlRate",),
}  # fmt: skip

WAYS_ROUND: Dict[str, str] = {name: road.format(name) for road, names in _ROADS.items() for name in names}
