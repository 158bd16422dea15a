"""java.net.URL: what JDK 17 answered, asked again of the port; the one that InvokeHTTP reads its Remote URL with too."""

import json
from pathlib import Path

import pytest

from emulator.base.errors import NotEmulated
from emulator.java.lang.throwable import Throwable
from emulator.java.net.url import URL

RECORDED = Path(__file__).resolve().parents[1] / "compliance" / "urls" / "java_net_url.json"
CASES = [(group.get("context"), case) for group in json.loads(RECORDED.read_text(encoding="utf-8")) for case in group["cases"]]
GETTERS = {
    "external_form": URL.toExternalForm, "protocol": URL.getProtocol, "host": URL.getHost, "port": URL.getPort,
    "default_port": URL.getDefaultPort, "authority": URL.getAuthority, "user_info": URL.getUserInfo, "path": URL.getPath,
    "file": URL.getFile, "query": URL.getQuery, "ref": URL.getRef,
}  # fmt: skip


def answer(context, text):
    try:
        url = URL(text) if context is None else URL(URL(context), text)
    except Throwable as thrown:
        return {"error": f"{thrown.java_name.rpartition('.')[2]}: {thrown.getMessage()}"}
    return {name: getter(url) for name, getter in GETTERS.items()}


@pytest.mark.parametrize(("context", "case"), CASES, ids=[f"{context}-{case['text']!r}" for context, case in CASES])
def test_a_text_is_the_url_that_java_makes_of_it(context, case):
    assert answer(context, case["text"]) == {name: value for name, value in case.items() if name not in ("text", "from")}


def test_a_connection_of_another_protocol_is_refused_by_name():
    with pytest.raises(NotEmulated, match="connections of ftp: URLs"):
        URL("ftp://h/x").openConnection()


def test_a_url_relative_to_a_jar_is_refused_by_name():
    with pytest.raises(NotEmulated, match="relative to a jar: URL"):
        URL(URL("jar:file:/a.jar!/b"), "c")
