"""nifi.rest: NiFi's own text in every error, login by token, TLS, asynchronous requests, and no secret anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from nifi.errors import NifiError, RestError
from nifi.rest import Client, api_of
from tests.kits.fake_nifi import FakeNifi, Request

HERE = Path(__file__).resolve().parent
ROOT = (200, {"processGroupFlow": {"id": "root-id"}})


@pytest.mark.parametrize("url", ["http://h:1", "http://h:1/", "http://h:1/nifi", "http://h:1/nifi/", "http://h:1/nifi-api"])
def test_the_address_of_the_page_or_of_the_api_is_taken(url: str) -> None:
    assert api_of(url) == "http://h:1/nifi-api"


def test_an_error_has_status_nifis_text_and_the_call(fake: FakeNifi) -> None:
    fake.routes["PUT /processors/1"] = (409, "1 is not stopped.\nStop it")
    with pytest.raises(RestError) as caught:
        Client(fake.url).put("/processors/1", {})
    assert caught.value.status == 409
    assert str(caught.value).startswith("PUT /processors/1: NiFi answered 409: 1 is not stopped. Stop it")


def test_no_answer_says_so_and_what_to_do() -> None:
    with FakeNifi() as gone:
        url = gone.url
    with pytest.raises(NifiError, match=r"no answer: .*Is NiFi up\?"):
        Client(url).root()


def test_a_connection_that_ends_as_it_is_used_again_is_no_failure_of_what_only_reads(fake: FakeNifi) -> None:
    answers = [(0, ""), ROOT]
    fake.routes["GET /flow/process-groups/root"] = lambda _: answers.pop(0)
    assert Client(fake.url).root() == "root-id"


def test_what_changes_something_is_sent_once(fake: FakeNifi) -> None:
    fake.routes["PUT /processors/1"] = (0, "")
    with pytest.raises(NifiError, match="no answer: RemoteDisconnected"):
        Client(fake.url).put("/processors/1", {})
    assert fake.asked() == ["PUT /processors/1"]


def test_what_a_cluster_refuses_while_a_node_is_connecting_is_sent_again(fake: FakeNifi) -> None:
    refused = 409, "Cluster is unable to service request to change flow: Node 127.0.0.1:2 is currently connecting"
    answers = [refused, refused, (200, {"id": "p"})]
    fake.routes["PUT /processors/1"] = lambda _: answers.pop(0)
    assert Client(fake.url).put("/processors/1", {}) == {"id": "p"}
    assert answers == []


def test_a_node_that_never_connects_is_said(fake: FakeNifi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nifi.rest.CONNECTED_WITHIN", 0)
    fake.routes["PUT /processors/1"] = (409, "Cluster is unable to service request to change flow: 2 Nodes are currently connecting")
    with pytest.raises(NifiError, match="the nodes of the cluster to be connected: not within 0 s. Look at the cluster in NiFi"):
        Client(fake.url).put("/processors/1", {})


def with_login(fake: FakeNifi) -> set[str]:
    """Each login gives another token; those in the returned set are good."""
    good: set[str] = set()

    def token(_: Request) -> tuple[int, object]:
        good.add(f"token-{len(fake.journal)}")
        return 201, f"token-{len(fake.journal)}"

    def root(asked: Request) -> tuple[int, object]:
        return ROOT if asked.headers.get("Authorization", "")[7:] in good else (401, "Unauthorized")

    fake.routes.update({"POST /access/token": token, "GET /flow/process-groups/root": root})
    return good


def test_a_user_logs_in_once_and_the_token_is_sent(fake: FakeNifi) -> None:
    with_login(fake)
    client = Client(fake.url, "anna", "p&w=1")
    assert (client.root(), client.root()) == ("root-id", "root-id")
    assert fake.asked().count("POST /access/token") == 1
    assert fake.journal[0].body == b"username=anna&password=p%26w%3D1"


def test_an_ended_token_is_renewed_once(fake: FakeNifi) -> None:
    good = with_login(fake)
    client = Client(fake.url, "anna", "pw")
    client.root()
    good.clear()
    assert client.root() == "root-id"
    assert fake.asked().count("POST /access/token") == 2


def test_a_refused_login_names_the_user_and_never_the_password(fake: FakeNifi) -> None:
    fake.routes["POST /access/token"] = (400, "The supplied username and password are not valid.")
    client = Client(fake.url, "anna", "s3cret")
    with pytest.raises(RestError, match="log in as anna.*not valid") as caught:
        client.root()
    assert "s3cret" not in str(caught.value) + repr(client)


def test_cookies_are_refused_because_nifi_wants_a_request_token_with_them(fake: FakeNifi) -> None:
    fake.cookies = ["__Secure-Authorization-Bearer=x; Path=/", "other=1"]
    fake.routes["GET /flow/process-groups/root"] = ROOT
    client = Client(fake.url)
    client.root()
    client.root()
    assert all("Cookie" not in one.headers for one in fake.journal)


def test_tls_needs_the_ca_file_and_works_with_it() -> None:
    with FakeNifi(certificate=str(HERE / "tls" / "server.pem")) as fake:
        fake.routes["GET /flow/process-groups/root"] = ROOT
        with pytest.raises(NifiError, match=r"TLS failed.*nifi\.ca_file"):
            Client(fake.url).root()
        assert Client(fake.url, ca_file=str(HERE / "tls" / "ca.pem")).root() == "root-id"


def test_a_ca_file_that_is_not_there_is_named() -> None:
    with pytest.raises(NifiError, match=r"ca_file /nowhere\.pem: no such file"):
        Client("https://127.0.0.1:1", ca_file="/nowhere.pem")


def test_an_asynchronous_request_is_polled_and_removed(fake: FakeNifi) -> None:
    answers = [False, False, True]
    fake.routes["POST /parameter-contexts/c/update-requests"] = (200, {"request": {"requestId": "r", "complete": False}})
    fake.routes["GET /parameter-contexts/c/update-requests/r"] = lambda _: (200, {"request": {"complete": answers.pop(0)}})
    fake.routes["DELETE /parameter-contexts/c/update-requests/r"] = (200, {})
    Client(fake.url).asked("/parameter-contexts/c/update-requests", {}, "request")
    assert answers == []
    assert fake.asked()[-1] == "DELETE /parameter-contexts/c/update-requests/r"


def test_a_failed_asynchronous_request_raises_nifis_reason_and_is_removed(fake: FakeNifi) -> None:
    failed = {"request": {"requestId": "r", "complete": True, "failureReason": "Cannot update"}}
    fake.routes["POST /parameter-contexts/c/update-requests"] = (200, failed)
    fake.routes["DELETE /parameter-contexts/c/update-requests/r"] = (200, {})
    with pytest.raises(NifiError, match="NiFi could not: Cannot update"):
        Client(fake.url).asked("/parameter-contexts/c/update-requests", {}, "request")
    assert fake.asked()[-1].startswith("DELETE")
