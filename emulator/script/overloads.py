"""The overloads of the Java methods that scripts call with Python values, by Java interface (NiFi 1.16.3)."""

from __future__ import annotations

from typing import Dict

from .coercion import (
    ARGUMENTS,
    BOOLEAN,
    BYTES,
    COLLECTION,
    FILTER,
    FLOWFILE,
    INPUT_STREAM,
    INT,
    LOG_MESSAGE,
    LONG,
    MAP,
    OUTPUT_STREAM,
    PATH,
    PATTERN,
    READER,
    RELATIONSHIP,
    SCOPE,
    SET,
    SOME_BYTES,
    SOME_FLOWFILE,
    STATE_MAP,
    STRING,
    THROWABLE,
    TRANSFORMER,
    WRITER,
    OverloadList,
)

SESSION: Dict[str, OverloadList] = {
    "adjustCounter": ((STRING, LONG, BOOLEAN),),
    "append": ((FLOWFILE, WRITER),),
    "clearState": ((SCOPE,),),
    "clone": ((FLOWFILE,), (FLOWFILE, LONG, LONG)),
    "commit": ((),),
    "create": ((), (SOME_FLOWFILE,), (COLLECTION,)),
    "exportTo": ((FLOWFILE, PATH, BOOLEAN), (FLOWFILE, OUTPUT_STREAM)),
    "get": ((), (INT,), (FILTER,)),
    "getState": ((SCOPE,),),
    "importFrom": ((PATH, BOOLEAN, FLOWFILE), (INPUT_STREAM, FLOWFILE)),
    "merge": ((COLLECTION, FLOWFILE), (COLLECTION, FLOWFILE, BYTES, BYTES, BYTES)),
    "penalize": ((FLOWFILE,),),
    "putAllAttributes": ((FLOWFILE, MAP),),
    "putAttribute": ((FLOWFILE, STRING, STRING),),
    "read": ((FLOWFILE,), (FLOWFILE, READER), (FLOWFILE, BOOLEAN, READER)),
    "remove": ((SOME_FLOWFILE,), (COLLECTION,)),
    "removeAllAttributes": ((FLOWFILE, SET), (FLOWFILE, PATTERN)),
    "removeAttribute": ((FLOWFILE, STRING),),
    "replaceState": ((STATE_MAP, MAP, SCOPE),),
    "rollback": ((), (BOOLEAN,)),
    "setState": ((MAP, SCOPE),),
    "transfer": ((SOME_FLOWFILE,), (COLLECTION,), (SOME_FLOWFILE, RELATIONSHIP), (COLLECTION, RELATIONSHIP)),
    "write": ((FLOWFILE,), (FLOWFILE, TRANSFORMER), (FLOWFILE, WRITER)),
}
_LOG: OverloadList = ((STRING,), (LOG_MESSAGE,), (STRING, THROWABLE), (STRING, ARGUMENTS), (STRING, ARGUMENTS, THROWABLE))
LOG: Dict[str, OverloadList] = {name: _LOG for name in ("trace", "debug", "info", "warn", "error")}
FLOWFILE_METHODS: Dict[str, OverloadList] = {"getAttribute": ((STRING,),), "getAttributes": ((),), "isPenalized": ((),)}
OUTPUT: Dict[str, OverloadList] = {"write": ((SOME_BYTES,), (INT,), (BYTES, INT, INT))}
STATE: Dict[str, OverloadList] = {
    "getState": ((SCOPE,),),
    "setState": ((MAP, SCOPE),),
    "replace": ((STATE_MAP, MAP, SCOPE),),
    "clear": ((SCOPE,),),
}
