"""The frames of urllib2, httplib, urllib and _socket: by the emulator's function and the one that it called.

A row: the function that was called ('' where the error was raised, '*' for any), how the error begins, places.
"""

from __future__ import annotations

import re
from typing import Callable, Dict, List, Sequence, Tuple

from .library_steps import Step

Row = Tuple[str, str, str]
_WAIT = "_socket:1286 _socket:382 _socket:382 _socket:1252 _socket:1233 _socket:870"
_SOCKET_ERROR = re.compile("error|timeout|gaierror|SSLError")
_RESOLVE = "_socket:382 _socket:382 _socket:1786"

ROWS: Dict[str, Tuple[Row, ...]] = {
    "urllib2_module.urlopen": (("*", "", "urllib2:154"),),
    "urllib2_opener.open": (
        ("_set_timeout", "", "urllib2:420"), ("get_type", "", "urllib2:421"), ("_open", "", "urllib2:429"),
        ("do_request_", "", "urllib2:427"), ("*", "", "urllib2:435"),
    ),
    "urllib2_opener._call_chain": (("*", "", "urllib2:407"),),
    "urllib2_opener.http_response": (("*", "", "urllib2:547"),),
    "urllib2_opener.http_error_default": (("*", "", "urllib2:556"),),
    "urllib2_opener.http_error_302": (("open", "", "urllib2:654"), ("redirect_request", "", "urllib2:633"), ("", "", "urllib2:625")),
    "urllib2_opener.redirect_request": (("", "", "urllib2:594"),),
    "urllib2_opener.unknown_open": (("", "", "urllib2:1266"),),
    "urllib2_handlers.http_open": (("*", "", "urllib2:1228"),),
    "urllib2_handlers.https_open": (("*", "", "urllib2:1240"),),
    "urllib2_handlers.do_request_": (("", "URLError", "urllib2:1126"), ("*", "TypeError|AttributeError", "urllib2:1135")),
    "urllib2_handlers.do_open": (
        ("__init__", "", "urllib2:1167"), ("request", "", "urllib2:1195 urllib2:1195"), ("getresponse", "", "urllib2:1201 urllib2:1201"),
        ("", "URLError: <urlopen error no host given", "urllib2:1164"), ("", "", "urllib2:1198"),
    ),
    "urllib2_handlers.http_error_401": (("*", "", "urllib2:908"),),
    "urllib2_handlers.http_error_auth_reqed": (("*", "", "urllib2:887"),),
    "urllib2_handlers.retry_http_basic_auth": (("*", "", "urllib2:897"),),
    "urllib2_requests.__init__": (
        ("_unwrapped", "", "urllib2:229 urllib:1075"), ("_pairs", "", "urllib2:238"), ("add_header", "", "urllib2:239"),
    ),
    "urllib2_requests.get_type": (("*", "ValueError", "urllib2:283"),),
    "urllib2_requests.add_header": (("*", "", "urllib2:316"),),
    "httplib_connections.__init__": (("_get_hostport", "", "httplib:736"),),
    "httplib_connections._get_hostport": (("_port", "", "httplib:777"),),
    "httplib_connections.request": (("*", "", "httplib:1042"),),
    "httplib_connections._send_request": (
        ("endheaders", "", "httplib:1082"), ("putheader", "", "httplib:1081"), ("putrequest", "", "httplib:1076"),
        ("_set_content_length", "", "httplib:1079"), ("<setcomp>", "", "httplib:1069"),
    ),
    "httplib_connections.endheaders": (("", "", "httplib:1037"), ("*", "", "httplib:1038")),
    "httplib_connections.putheader": (
        ("", "ValueError: Invalid header name", "httplib:1015"), ("", "ValueError", "httplib:1020"), ("", "CannotSend", "httplib:1011"),
        ("*", "UnicodeEncodeError", "httplib:1017"),
    ),
    "httplib_connections.putrequest": (("", "CannotSend", "httplib:924"),),
    "httplib_connections.send": (
        ("connect", "", "httplib:844"), ("", "NotConnected", "httplib:846"), ("sendall", "", "httplib:858 _socket:1457"),
    ),
    "httplib_connections.connect": (("*", "", "httplib:820"),),
    "httplib_connections.getresponse": (("begin", "", "httplib:1121"), ("", "", "httplib:1108")),
    "httplib_module.connect": (
        ("connect", "", "httplib:1255"), ("wrap_socket", "", "httplib:1262 ssl:1075 ssl:577 ssl:693 _socket:384"),
    ),
    "httplib_responses.begin": (("_read_status", "", "httplib:438"), ("", "", "httplib:461"), ("__init__", "", "httplib:470")),
    "httplib_responses._read_status": (
        ("_line", "", "httplib:394"), ("", "BadStatusLine: ''", "httplib:402"), ("", "BadStatusLine", "httplib:428"),
    ),
    "httplib_responses.read": (("_read_chunked", "", "httplib:573"),),
    "httplib_responses._read_all": (("_safe_read", "", "httplib:581"), ("read", "", "httplib:578")),
    "httplib_responses._read_some": (("*", "", "httplib:597"),),
    "httplib_responses._safe_read": (("", "", "httplib:690"), ("read", "", "httplib:688")),
    "httplib_responses._size_of_chunk": (("_line", "", "httplib:615"), ("", "", "httplib:627")),
    "socket_files.readline": (("recv", "", "_socket:2227"),),
    "socket_client.create_connection": (
        ("addresses", "", "_socket:1572 " + _RESOLVE), ("settimeout", "", "_socket:1578 _socket:1578"), ("", "", "_socket:1590"),
    ),
    "socket_objects.settimeout": (("*", "", "_socket:1457 _socket:851"),),
    "socket_objects.seconds": (("*", "TypeError", "_socket:1605"), ("*", "ValueError", "_socket:1607")),
    "socket_objects.recv": (("", "timeout", _WAIT), ("open_wire", "", "_socket:1280 _socket:1189")),
    "socket_objects.send": (
        ("open_wire", "", "_socket:382 _socket:382 _socket:1194 _socket:1189"),
        ("str_", "", "_socket:382 _socket:382 _socket:382 _socket:1197"),
    ),
    "socket_objects._refuse": (("*", "", "_socket:1387"),),
    "socket_objects.connect": (
        ("connect", "", "_socket:1457"), ("addresses", "", "_socket:951 _socket:901 _socket:1650 _socket:1684 " + _RESOLVE),
        ("", "", "_socket:951 _socket:927 _socket:384"),
    ),
    "socket_module.gethostbyname": (("", "", "_socket:384"),),
    "socket_module.setdefaulttimeout": (("*", "", "_socket:1615"),),
    "urllib_module.urlretrieve": (("retrieve", "", "urllib:102"),),
    "urllib_opening.retrieve": (("open", "", "urllib:249"),),
    "urllib_opening.open": (("open_unknown", "", "urllib:214"), ("", "", "urllib:217")),
    "urllib_opening.open_unknown": (("*", "", "urllib:226"),),
    "urllib_opening.open_file": (("*", "", "urllib:473"),),
    "urllib_opening.open_local_file": (("*", "", "urllib:487"),),
    "urllib_opening._open_web": (("endheaders", "", "urllib:354"), ("", "IOError: .*no host", "urllib:330"), ("", "", "urllib:360")),
    "rfc822_messages.__getitem__": (("*", "", "rfc822:393"),),
}  # fmt: skip


def _of_chain(steps: Sequence[Step], at: int, places: Dict[str, str], otherwise: str) -> str:
    """By the name of the method that _call_chain looks for."""
    following = steps[at + 1].variables if at + 1 < len(steps) else {}
    name = str(following.get("meth_name", ""))
    return next((place for end, place in places.items() if name.endswith(end)), otherwise)


def _of_open(steps: Sequence[Step], at: int, error: str) -> str:
    """Within an opener; a script's own handler of requests is known by there being no answer yet."""
    is_last = at + 1 == len(steps)
    return "urllib2:427" if is_last and "response" not in steps[at].variables else ""


def _of_urllib(steps: Sequence[Step], at: int, error: str) -> str:
    """urllib's own open: its except clause stands once more in the traceback of what it does not take."""
    if at + 1 < len(steps) and steps[at + 1].function == "open_unknown":
        return ""
    line = "urllib:217" if steps[at].variables.get("data") is None else "urllib:219"
    return line if error.startswith("IOError: [Errno socket error]") else f"{line} {line}"


def _of_reading(steps: Sequence[Step], at: int, error: str) -> str:
    """Until the end, or so many bytes; its except clause stands once more in the traceback of what is no socket.error."""
    size = steps[at].variables.get("size")
    line = "_socket:2102" if isinstance(size, int) and size < 0 else "_socket:2131"
    return line if _SOCKET_ERROR.match(error) else f"{line} {line}"


def _of_chunks(steps: Sequence[Step], at: int, error: str) -> str:
    """All of a chunk, or as much of it as is asked for; the line with the size of the next is read in the same frame."""
    if at + 1 < len(steps) and steps[at + 1].function == "_size_of_chunk":
        return ""
    return "httplib:631" if steps[at].variables.get("amt") is None else "httplib:642"


def _of_urlopen(steps: Sequence[Step], at: int, error: str) -> str:
    """urllib.urlopen: with a body it calls on another line."""
    return "urllib:91" if steps[at].variables.get("data") is None else "urllib:93"


def _of_body(steps: Sequence[Step], at: int, error: str) -> str:
    """What was sent behind the headers: the message, or the body by itself."""
    body, sent = steps[at].variables.get("message_body"), steps[at + 1].variables.get("data")
    return "httplib:886" if body is not None and body is sent else "httplib:882"


_CHOSEN: Dict[str, Callable[[Sequence[Step], int, str], str]] = {
    "urllib2_opener._open": lambda steps, at, error: _of_chain(
        steps, at, {"default_open": "urllib2:440", "unknown_open": "urllib2:451"}, "urllib2:446"
    ),
    "urllib2_opener.error": lambda steps, at, error: _of_chain(steps, at, {"http_error_default": "urllib2:473"}, "urllib2:467"),
    "urllib2_opener.open": _of_open,
    "urllib_opening.open": _of_urllib,
    "urllib_module.urlopen": _of_urlopen,
    "socket_files.read": _of_reading,
    "httplib_responses._read_chunked": _of_chunks,
    "httplib_connections._send_output": _of_body,
}


def places_of(steps: Sequence[Step], error: str) -> List[Tuple[str, int]]:
    """Jython's (file, line) for these steps."""
    places: List[str] = []
    for at, step in enumerate(steps):
        name = f"{step.module}.{step.function}"
        chosen = _CHOSEN[name](steps, at, error) if name in _CHOSEN else ""
        places += (chosen or _by_row(steps, at, name, error)).split()
    return [(file, int(line)) for file, _, line in (place.partition(":") for place in places)]


def _by_row(steps: Sequence[Step], at: int, name: str, error: str) -> str:
    following = steps[at + 1].function if at + 1 < len(steps) else ""
    rows = (places for called, begins, places in ROWS.get(name, ()) if called in ("*", following) and re.match(begins, error))
    return next(rows, "")
