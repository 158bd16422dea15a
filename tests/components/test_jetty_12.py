"""HandleHttpRequest with the Jetty 12 that NiFi 2.3.0 has: the recorded requests once more."""

from __future__ import annotations

import pytest

from nifi.proof.recorder.nifi2_http import REQUEST, RESPONSE, answered, recorded
from tests.kits.http_kit import serve, web_flow


@pytest.fixture(scope="module")
def answers() -> dict[str, list[object]]:
    """Of all requests, asked in one run."""
    answers, _ = serve(
        web_flow(REQUEST, RESPONSE),
        lambda client: {case["asked"]: answered(client.address, case["asked"]) for case in recorded()},
        nifi="2.3.0",
    )
    return dict(answers)


@pytest.mark.parametrize("case", recorded(), ids=lambda case: case["asked"].replace("\r\n", "|")[:60])
def test_a_request_is_answered_as_nifi_2_does(answers, case):
    assert answers[case["asked"]] == case["answered"]
