"""The requests that were recorded of NiFi 2's HandleHttpRequest, put again by the recorder's command: here to the emulator."""

from __future__ import annotations

import json

import pytest

from nifi.errors import NifiError
from nifi.proof.recorder import cli, nifi2_http
from tests.kits.http_kit import serve, web_flow

ALLOWED = "POST /a/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
REFUSED = "GET /a/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"


def asked_again(file):
    """Counts and what was said."""
    said: list[str] = []
    flow = web_flow(nifi2_http.REQUEST, nifi2_http.RESPONSE)
    counts, _ = serve(flow, lambda client: nifi2_http.refresh(client.address, said.append, file), nifi="2.3.0")
    return counts, said


def test_a_case_without_an_answer_gets_one_and_the_others_stay(tmp_path):
    file = tmp_path / "http.json"
    file.write_text(json.dumps({"cases": [{"asked": ALLOWED}, {"asked": REFUSED, "answered": "something else"}]}), encoding="utf-8")
    counts, said = asked_again(file)
    assert counts == {"cases": 2, "changed": 2} and len(said) == 2 and "405" in said[1]
    allowed, refused = (case["answered"] for case in nifi2_http.recorded(file))
    assert allowed[0] == "HTTP/1.1 202 Accepted" and allowed[2]["http.method"] == "POST"
    assert refused[0] == "HTTP/1.1 405 Method Not Allowed"
    before = file.read_text(encoding="utf-8")
    assert asked_again(file) == ({"cases": 2, "changed": 0}, [])
    assert file.read_text(encoding="utf-8") == before


def test_the_file_is_written_as_it_stands(tmp_path):
    file = tmp_path / "http.json"
    cases = nifi2_http.recorded()
    file.write_text(json.dumps({"cases": [{"asked": case["asked"]} for case in cases]}), encoding="utf-8")
    assert asked_again(file)[0] == {"cases": len(cases), "changed": len(cases)}
    assert file.read_bytes() == nifi2_http.FILE.read_bytes()


def test_another_release_is_refused(monkeypatch):
    class Older:
        api = "http://nifi/nifi-api"

        def get(self, path):
            return {"about": {"version": "1.16.3"}}

    with pytest.raises(NifiError, match="this is NiFi 1.16.3, the cases are of 2.3.0"):
        nifi2_http.write(Older(), print)


def test_the_command_says_how_to_start_a_nifi_where_none_runs(monkeypatch, capsys):
    monkeypatch.delenv("NIFI_URL", raising=False)
    monkeypatch.setattr(cli, "running_url", lambda: None)
    assert cli.main(["nifi2-http"]) == 1
    assert "NIFI_VERSION=2.3.0 make nifi-up" in capsys.readouterr().err
