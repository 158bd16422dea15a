"""The mock servers keep their contract: token check, filters, paging, write-back, and each way to misbehave."""

import http.client
import json
import urllib.parse

import pytest

from emulator.mocks.data import cancellation_requests, from_ms
from emulator.mocks.erp import BEHAVIOURS, Erp
from emulator.mocks.omnitron import Omnitron
from emulator.mocks.scenarios.order_cancellation_request import SHOWN, OrderCancellationRequestScenario

NEWEST = from_ms(1_768_464_000_000)


def call(server_url, method, path, document=None, headers=()):
    address = urllib.parse.urlsplit(server_url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=5)
    try:
        body = None if document is None else json.dumps(document)
        connection.request(method, path, body, dict(headers))
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


@pytest.fixture
def omnitron():
    with Omnitron(cancellation_requests(1, 12, NEWEST)) as server:
        yield server


def login(server):
    status, body = call(server.url, "POST", "/api/v1/auth/login/", {"username": "omnitron", "password": "s3cret"})
    assert status == 200
    return {"Authorization": "Token " + json.loads(body)["key"]}


def page(server, query, path="/api/v1/cancellation_requests/detailed/"):
    status, body = call(server.url, "GET", path + "?" + query, headers=login(server))
    assert status == 200
    return json.loads(body)


def test_a_call_without_a_token_is_answered_401(omnitron):
    assert call(omnitron.url, "GET", "/api/v1/cancellation_requests/")[0] == 401


def test_a_wrong_password_is_answered_400(omnitron):
    assert call(omnitron.url, "POST", "/api/v1/auth/login/", {"username": "omnitron", "password": "x"})[0] == 400


def test_revoked_tokens_are_answered_401(omnitron):
    token = login(omnitron)
    omnitron.revoke_tokens()
    assert call(omnitron.url, "GET", "/api/v1/cancellation_requests/", headers=token)[0] == 401


def test_a_page_holds_the_oldest_first_and_says_that_there_is_more(omnitron):
    answer = page(omnitron, "status=approved&limit=5&sort=modified_date")
    dates = [row["modified_date"] for row in answer["results"]]
    assert (len(dates), dates, answer["count"], bool(answer["next"])) == (5, sorted(dates), 12, True)


def test_only_rows_changed_strictly_later_are_given(omnitron):
    first = page(omnitron, "limit=3")["results"]
    rest = page(omnitron, "limit=100&modified_date__gt=" + urllib.parse.quote(first[-1]["modified_date"]))["results"]
    assert all(row["modified_date"] > first[-1]["modified_date"] for row in rest) and rest


def test_the_endpoint_of_example_input_gives_one_whole_request(omnitron):
    path = "/api/v1/cancellation_requests/detailed/?status=approved&sort=modified_date&limit=1&cancellation_type=cancel"
    (row,) = json.loads(call(omnitron.url, "GET", path, headers=login(omnitron))[1])["results"]
    assert row["cancellation_type"] == "cancel" and isinstance(row["order_item"]["order"], dict)


@pytest.mark.parametrize("query", ["status=open", "channel=99", "cancellation_type=other"])
def test_filters_leave_out_what_does_not_match(omnitron, query):
    assert page(omnitron, query)["results"] == []


def test_the_plain_list_gives_keys_where_the_detailed_one_gives_objects(omnitron):
    lean = page(omnitron, "limit=1", "/api/v1/cancellation_requests/")["results"][0]
    whole = page(omnitron, "limit=1")["results"][0]
    assert lean["order_item"] == whole["order_item"]["pk"]


@pytest.mark.parametrize(
    "method, path, body, status",
    [
        ("POST", "/api/v1/cancellation_requests/3/complete/", None, "completed"),
        ("POST", "/api/v1/cancellation_requests/3/reject/", None, "rejected"),
        ("PATCH", "/api/v1/cancellation_requests/3/", {"status": "confirmed"}, "confirmed"),
    ],
)
def test_a_write_back_changes_status_and_modified_date(omnitron, method, path, body, status):
    before = omnitron.rows["3"]["modified_date"]
    code, answer = call(omnitron.url, method, path, body, login(omnitron))
    row = json.loads(answer)
    assert (code, row["status"]) == (200, status) and row["modified_date"] > before
    assert "3" not in [str(row["id"]) for row in page(omnitron, "status=approved&limit=100")["results"]]


def test_stamps_rise_even_when_the_clock_stands_still():
    with Omnitron(cancellation_requests(1, 2, NEWEST), now_ms=lambda: 1_768_464_000_000) as server:
        token = login(server)
        for rid in ("1", "2"):
            call(server.url, "POST", "/api/v1/cancellation_requests/%s/complete/" % rid, headers=token)
        assert server.rows["1"]["modified_date"] < server.rows["2"]["modified_date"]


def test_turkish_text_arrives_unharmed(omnitron):
    names = {row["order_item"]["product"]["name"] for row in page(omnitron, "limit=100")["results"]}
    assert any("ı" in name or "ş" in name or "Ç" in name for name in names)


def test_data_follows_from_the_seed_alone():
    assert cancellation_requests(7, 5, NEWEST) == cancellation_requests(7, 5, NEWEST) != cancellation_requests(8, 5, NEWEST)


ERP_ENDINGS = sorted((word, answer.ending) for word, answer in BEHAVIOURS.items() if answer.ending not in ("complete", "unanswered"))


@pytest.mark.parametrize("word, ending", ERP_ENDINGS)
def test_a_broken_answer_is_broken_for_the_client_and_named_in_the_journal(word, ending):
    with Erp({"1": [word]}, token_wanted=False) as erp:
        with pytest.raises((http.client.HTTPException, OSError)):
            call(erp.url, "POST", "/cancellations", {"id": 1})
        assert [(entry["id"], entry["ending"]) for entry in erp.journal] == [("1", ending)]


def test_a_silent_answer_lasts_until_the_client_gives_up():
    with Erp({"1": ["slow"]}, token_wanted=False) as erp:
        address = urllib.parse.urlsplit(erp.url)
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=0.05)
        connection.request("POST", "/cancellations", '{"id": 1}')
        with pytest.raises(TimeoutError):
            connection.getresponse()
        connection.close()
        assert erp.journal.entries()[0]["ending"] == "unanswered"


def test_a_request_answered_401_is_healed_only_by_another_token():
    with Erp({"1": ["unauthorized"]}) as erp:

        def token():
            body = call(erp.url, "POST", "/token", {"username": "erp", "password": "ş1fre"})[1]
            return {"Authorization": "Bearer " + json.loads(body)["token"]}

        old = token()
        answers = [call(erp.url, "POST", "/cancellations", {"id": 1}, headers)[0] for headers in (old, old, token())]
        assert answers == [401, 401, 200]


def test_the_shut_door_refuses_until_it_is_opened():
    with Erp(token_wanted=False) as erp:
        with pytest.raises(ConnectionRefusedError):
            call(erp.refused, "POST", "/cancellations", {"id": 1})
        erp.open_door()
        assert call(erp.refused, "POST", "/cancellations", {"id": 1})[0] == 200


@pytest.mark.parametrize("seed", range(20))
def test_every_scenario_shows_what_the_demo_promises(seed):
    plans = list(OrderCancellationRequestScenario(seed).plan.values())
    assert all(shown in plans for shown in SHOWN)
