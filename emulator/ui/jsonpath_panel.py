"""JsonPath: a path on a document, as EvaluateJsonPath reads both."""

from __future__ import annotations

from .. import jsonpath
from ..base.errors import InputError
from ..components.json_path_support import EMPTY_STRING, is_scalar, parse_document, text_of
from ..java.lang.throwable import Throwable
from .runner import Message
from .script_panel import shown


def run(message: Message) -> Message:
    """``text`` (the path), ``input`` → ``text`` (the result as JSON) and ``attribute``, what EvaluateJsonPath would write."""
    try:
        path = jsonpath.compile(str(message["text"]))
    except Throwable as error:
        raise InputError("NiFi would refuse the path: %s" % error, "", "Check brackets, quotes and filters") from None
    try:
        document = parse_document(str(message.get("input") or "").encode("utf-8"))
    except (Throwable, ValueError) as error:
        raise InputError("is not JSON: %s" % error, "the input", "In NiFi the FlowFile goes to failure") from None
    try:
        value = path.read(document)
    except jsonpath.PathNotFound as error:
        return {"text": "", "attribute": "", "failed": False, "sentence": "nothing is there: %s" % error}
    except Throwable as error:
        raise InputError("NiFi would fail: %s" % error) from None
    count = "%d value%s" % (len(value), "" if len(value) == 1 else "s") if isinstance(value, list) else "one value"
    kind = "a definite path" if path.definite else "an indefinite path: always a list"
    attribute = text_of(value, EMPTY_STRING)
    is_text = isinstance(value, str) and is_scalar(value)
    return {"text": shown(value) if is_text or not is_scalar(value) else attribute, "attribute": attribute, "failed": False,
            "sentence": "%s; %s" % (count, kind)}  # fmt: skip
