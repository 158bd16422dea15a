"""StandardHttpContextMap in the running NiFi, released or our own class: answers, its limit, its expiry. (The credentials service is
proven by every login of the flows.)"""

from __future__ import annotations

import threading
from typing import Iterator

import pytest

from nifi.deploy import lifecycle
from nifi.proof.recorder.web_group import Web
from nifi.rest import Client
from nifi.run.wait import until

pytestmark = pytest.mark.nifi


@pytest.fixture
def web(same_machine: None, client: Client, request: pytest.FixtureRequest) -> Iterator[Web]:
    """One with the limit and the expiration that the test asks for."""
    made = Web(client, *request.param)
    until(made.listens, 30, "HandleHttpRequest to listen")
    yield made
    made.close()


@pytest.mark.parametrize("web", [(100, "30 secs")], indirect=True)
def test_a_request_is_answered_through_the_map(web: Web) -> None:
    web.start(web.answered)
    answers = [web.post(f"text {number}") for number in range(5)]
    assert [(one.status_code, one.text) for one in answers] == [(202, f"text {number}") for number in range(5)]


@pytest.mark.parametrize("web", [(1, "2 secs")], indirect=True)
def test_a_full_map_refuses_and_an_expired_request_is_answered_503(web: Web) -> None:
    codes: list[int] = []
    first = threading.Thread(target=lambda: codes.append(web.post("first").status_code))
    first.start()
    until(lambda: lifecycle.aggregate(web.client, web.group)["flowFilesQueued"], 20, "the first request to wait")
    assert web.post("second").status_code == 503
    first.join(20)
    assert codes == [503]
