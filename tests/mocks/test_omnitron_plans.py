"""The mock's cancellation plans, and what its lists and errors have from the public API."""

import json
import urllib.parse

import pytest

from emulator.mocks.data import cancellation_requests, from_ms
from emulator.mocks.data_orders import plans
from emulator.mocks.omnitron import Omnitron
from tests.mocks.test_mock_servers import call, login

NEWEST = from_ms(1_768_464_000_000)
PLANS = "/api/v1/cancellation_plans/"


@pytest.fixture(scope="module")
def server():
    with Omnitron(cancellation_requests(1, 4, NEWEST), plans=plans(1, 12, NEWEST)) as omnitron:
        yield omnitron


@pytest.fixture(scope="module")
def token(server):
    return login(server)


@pytest.fixture
def ask(server, token):
    def asked(path, method="GET", document=None, headers=None):
        status, body = call(server.url, method, path, document, token if headers is None else headers)
        return status, json.loads(body)

    return asked


def pks(answer):
    return [row["pk"] for row in answer[1]["results"]]


def test_plans_come_by_modified_date_and_have_the_form_of_the_documents_payload(ask):
    rows = ask(PLANS + "?limit=100")[1]["results"]
    assert [row["modified_date"] for row in rows] == sorted(row["modified_date"] for row in rows) and len(rows) == 12
    assert {"pk", "order", "plan_type", "status", "cancellationplanorderitem_set"} <= set(rows[0])


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("plan_type=cancel", lambda row, first: row["plan_type"] == "cancel"),
        ("status=waiting", lambda row, first: True),
        ("status=completed", lambda row, first: False),
        ("order_number={number}", lambda row, first: row is first),
        ("order_id={order}", lambda row, first: row is first),
        ("channel_id__in=7,1", lambda row, first: True),
        ("channel_id__in=7", lambda row, first: False),
        ("pk__in=2003,2004", lambda row, first: row["pk"] in (2003, 2004)),
        ("pk__gte=2011", lambda row, first: row["pk"] >= 2011),
        ("modified_date__lt={date}", lambda row, first: False),
        ("modified_date__lte={date}", lambda row, first: row["modified_date"] <= first["modified_date"]),
        ("modified_date__gt={date}", lambda row, first: row["modified_date"] > first["modified_date"]),
        ("never_heard_of=1&staus=completed", lambda row, first: True),
        ("cancellation_plan_status=completed", lambda row, first: True),
    ],
)
def test_a_filter_that_is_known_filters_and_any_other_is_passed_over(ask, server, query, wanted):
    rows = sorted(server.plans.rows.values(), key=lambda row: (row["modified_date"], row["pk"]))
    first = rows[0]
    date = urllib.parse.quote(first["modified_date"])
    asked = query.format(number=first["order"]["number"], order=first["order"]["pk"], date=date)
    assert pks(ask(PLANS + "?limit=100&" + asked)) == [row["pk"] for row in rows if wanted(row, first)]


def test_under_a_channel_the_status_has_another_name(ask):
    path = "/api/channel/%d/cancellation_plans/inserts_or_updates/?limit=100&%s"
    assert len(pks(ask(path % (1, "cancellation_plan_status=waiting")))) == 12
    assert pks(ask(path % (1, "cancellation_plan_status=completed"))) == pks(ask(path % (7, ""))) == []
    assert len(pks(ask(path % (1, "status=completed")))) == 12


def test_pages_are_numbered_and_their_links_lead_on_and_back(ask, server):
    assert ask(PLANS + "?limit=5&page=1")[1]["previous"] is None
    seen, following = [], server.url + PLANS + "?limit=5"
    while following:
        page = ask(following[len(server.url) :])[1]
        seen, following = seen + [row["pk"] for row in page["results"]], page["next"]
    assert len(seen) == len(set(seen)) == 12 and "page=2" in page["previous"]
    assert ask(PLANS + "?limit=5&page=4") == (404, {"detail": "Invalid page.", "code": "not_found"})
    assert len(pks(ask(PLANS + "?limit=many"))) == 10


def test_the_statuses_and_one_plan_can_be_asked_for(ask):
    assert {row["value"] for row in ask(PLANS + "cancellation_plan_statuses/")[1]} == {"waiting", "completed"}
    assert ask(PLANS + "2002/")[1]["pk"] == 2002
    assert ask(PLANS + "9/") == (404, {"detail": "Not found.", "code": "not_found"})


def test_a_payment_plan_completes_a_plan_and_its_date_is_new(ask, server):
    before = server.plans.rows["2001"]["modified_date"]
    paid = {"payment_plan": [{"transaction_type": "refund", "order_items": [1], "refund_amount": 99.99}]}
    status, row = ask(PLANS + "2001/create_payment_plan/", "POST", paid)
    assert (status, row["status"]) == (201, "completed") and row["modified_date"] > before
    server.plans.rows["2001"].update(status="waiting", modified_date=before)


@pytest.mark.parametrize(
    ("path", "method", "document", "headers", "answer"),
    [
        (PLANS + "2002/create_payment_plan/", "POST", {}, None, (400, {"payment_plan": ["This field is required."], "code": "required"})),
        (PLANS + "2002/create_payment_plan/", "GET", None, None,
         (405, {"detail": 'Method "GET" not allowed.', "code": "method_not_allowed"})),
        *[(path, "POST", {}, None, (405, {"detail": 'Method "POST" not allowed.', "code": "method_not_allowed"}))
          for path in (PLANS, "/api/v1/cancellation_requests/", "/api/v1/cancellation_requests/detailed/")],
        (PLANS + "2002/approve/", "POST", {}, None, (404, {"detail": "Not found.", "code": "not_found"})),
        (PLANS, "GET", None, {}, (401, {"detail": "Invalid token.", "code": "authentication_failed"})),
        ("/api/v1/auth/login/", "POST", {}, {},
         (400, {"non_field_errors": ["Unable to log in with provided credentials."], "code": "authorization"})),
        ("/api/v1/integration_mappings/", "POST", {"code": "x"}, None,
         (400, {**dict.fromkeys(("content_type", "object_id", "integration_type"), ["This field is required."]), "code": "required"})),
    ],
)  # fmt: skip
def test_an_error_has_the_form_of_the_public_api(ask, path, method, document, headers, answer):
    assert ask(path, method, document, headers) == answer
