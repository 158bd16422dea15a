"""What Omnitron's documents ask of each flow, as far as a machine can hold it, a row each; the tables of fields stand in tests/schemas.

What a row asks for is looked for in the file that is imported, not in what it was made of.
"""

import json
from pathlib import Path

import pytest

from emulator import el
from emulator.flow import load_flow
from emulator.flow.parameter_file import read_parameters

ROOT = Path(__file__).resolve().parents[2] / "templates"
REQUEST, ORDER, PLANS, SERVICE = "order_cancellation_request", "order", "order_cancel", "cancellation_plan"
SLUGS = (REQUEST, ORDER, PLANS, SERVICE)
NOW = 1_768_464_000_000  # 2026-01-15T08:00:00Z
FLOWS = {slug: load_flow(ROOT / "xml" / (slug + ".xml")) for slug in SLUGS}
PARAMETERS = {slug: json.loads((ROOT / "parameters" / (slug + ".json")).read_text(encoding="utf-8")) for slug in SLUGS}
BY_DATE = "&sort=modified_date&limit=5&modified_date__gt=2026-01-31T00%3A00%3A00.000000Z"

QUERIES = [
    (REQUEST, {"omnitron.query.path": "/api/v1/cancellation_requests/", "cancellation.status": "Approved", "cancel.type": "Cancel",
               "omnitron.channel": "7"},
     "/api/v1/cancellation_requests/?status=approved&cancellation_type=cancel&channel=7" + BY_DATE),
    (REQUEST, {"omnitron.query.path": "/api/v1/cancellation_requests/", "cancellation.status": "Open", "cancel.type": "All"},
     "/api/v1/cancellation_requests/?status=open" + BY_DATE),
    (ORDER, {"omnitron.channel": "1, 2"},
     "/api/v1/orders_integration/?is_send=false&id__gt=0&sort=id&limit=25&status=400&status=450&status=500&status=510&status=540&status=550"
     "&modified_date__gt=2025-12-25T08%3A00%3A00.000000Z&channel__in=1%2C2"),
    (PLANS, {"plan.status": "Waiting", "plan.type": "Refund", "omnitron.channel": "1,2"},
     "/api/v1/cancellation_plans/?status=waiting&plan_type=refund&channel_id__in=1%2C2" + BY_DATE),
]  # fmt: skip
CARDS = {
    REQUEST: ["Login", "Get Data From Omnitron", "Script", "Mapping", "Write Data to ERP", "Custom Response Script",
              "Write Data to Omnitron", "Post Script"],
    ORDER: ["Login", "Read Data From Omnitron", "Query Check Order", "Script", "Mapping", "Write Data to ERP", "Check Response Script",
            "Write Data to Omnitron", "Post Script"],
    PLANS: ["Login", "Get Data From Omnitron", "Script", "Mapping", "Write Data to ERP", "Custom Response Script",
            "Write Data to Omnitron", "Post Script"],
    SERVICE: ["Login", "Script", "Mapping", "Write Data to ERP", "Custom Response Script", "Write Data to Omnitron", "Post Script"],
}  # fmt: skip
STATUSES = ["Open", "Waiting", "Confirmation Waiting", "Confirmed", "Waiting Approval", "Approved", "Rejected", "Waiting for Payment",
            "Manuel Refund Need", "Completed"]  # fmt: skip
OPTIONS = [
    (REQUEST, "cancel.type", ["Cancel", "Refund", "All"]),
    (REQUEST, "cancellation.status", STATUSES),
    (PLANS, "plan.type", ["Cancel", "Refund", "All"]),
    *[(slug, "erp.order.method" if slug == ORDER else "erp.method", ["POST", "GET", "PUT", "PATCH"]) for slug in SLUGS],
]
DEFAULTS = [
    (REQUEST, "page.limit", "5"), (ORDER, "page.limit", "25"), (ORDER, "order.statuses", "400,450,500,510,540,550"),
    (ORDER, "order.days", "21"), (PLANS, "page.limit", "5"), (SERVICE, "webhook.event.type", "cancellation_plan.created"),
    *[(slug, name, "false") for slug in SLUGS for name in ("script.enabled", "mapping.enabled", "post.script.enabled")],
]  # fmt: skip
# (flow, what the document calls a setting, the parameter)
SETTINGS = [
    (REQUEST, "Cancel Type", "cancel.type"), (REQUEST, "Cancellation Request Status", "cancellation.status"),
    (REQUEST, "Omnitron Channel ID", "omnitron.channel"), (REQUEST, "Cancellation Request API URL", "erp.url"),
    (REQUEST, "HTTP Method", "erp.method"), (REQUEST, "Custom Response Setting", "custom.response"),
    (ORDER, "Omnitron Channel", "omnitron.channel"), (ORDER, "Query URL", "query.check.url"),
    (ORDER, "Custom Response Path", "query.check.path"), (ORDER, "Custom Response Path Value", "query.check.path.value"),
    (ORDER, "Failure Status Codes", "query.check.failure.codes"), (ORDER, "Order Not Found Codes", "query.check.not.found.codes"),
    (ORDER, "Run On Failed Order", "run.on.failed.order"), (ORDER, "ERP Order Create API Method", "erp.order.method"),
    (PLANS, "Plan Status", "plan.status"), (PLANS, "Plan Type", "plan.type"), (PLANS, "Omnitron Channel ID", "omnitron.channel"),
    *[(slug, "domain URL", "omnitron.url") for slug in SLUGS],
]  # fmt: skip
# (flow, text that stands in the flow: an attribute, an address, a relation)
WORDS = [
    *[(slug, word) for slug in SLUGS for word in (
        "token.omnitron", "token.erp", "log.script.error", "invokehttp.status.code", "log.erp.request.body", "log.erp.response.body",
        "request_data", "response_data", "def get_attribute(", "class TransformCallback(StreamCallback)", "allVar",
        "continue", "failure", "do_nothing", "auth_fail", "Authorization", "Token ${token.omnitron}")],
    *[(REQUEST, word) for word in ("_cancellation_request.id", "_order.number")],
    *[(ORDER, word) for word in (
        "_order.number", "order_exists", "is_send", "order_mapping_value", "external_status", "orderitems", "update_stock",
        "order_item_id", "extra_field", "item_mapping_code", "limit=99999")],
    *[(PLANS, word) for word in ("_cancellation_plan.id", "_cancellation_plan.type", "_order.number", "channel_id__in")],
    *[(SERVICE, word) for word in ("_cancellation_plan.uuid", "cancellationplanorderitem_set")],
]  # fmt: skip
CRON = [("0 * * * * ?", "every minute"), ("0 0 * * * ?", "every hour"), ("0 0 0 * * ?", "midnight"), ("0 0 0 5 * ?", "5th day")]

# (flow, what its page says where the flow does something else than its document, or more)
DIFFERENT = [
    *[(slug, words) for slug in SLUGS for words in (
        "`do_nothing` waits longer each time", "A `GET` to the ERP carries no body.", "`failure` is tried again",
        "are written as `***`", "**Script Testing** is `run`", "**Mapping Testing**", "**+ Add Attributes**")],
    *[(slug, "`start.date` is required") for slug in (REQUEST, PLANS)],
    (REQUEST, "`omnitron.query.path` takes the path of the document as well"), (REQUEST, "`writeback.url` is required"),
    (PLANS, "`writeback.url` must be given when `writeback.enabled` is true"),
    (SERVICE, "`writeback.url` must be given when `writeback.enabled` is true"),
    (SERVICE, "A call must carry the secret of `webhook.secret`"),
    (ORDER, "under `…/detailed_integration/`"), (ORDER, "Run On Failed Order runs the Post Script once an order"),
    (ORDER, "Blanks around `query.check.path` and `query.check.path.value` are passed over"), (ORDER, "Omnitron Channel: ids of sales"),
    (ORDER, "`continue` without any `is_send` settles an order that stays unsent"),
    (ORDER, "`max.inflight` is 999 at most"), (ORDER, "`query.check.not.found.codes` | `404` |"),
]  # fmt: skip


def page_of(slug):
    """A page as one line."""
    return " ".join((ROOT / "pages" / (slug + ".md")).read_text(encoding="utf-8").split())


def text_of(slug):
    """Every property of every processor."""
    return "\n".join(str(value) for group in FLOWS[slug].root.walk() for one in group.processors for value in one.properties.values())


TEXTS = {slug: text_of(slug) for slug in SLUGS}


@pytest.mark.parametrize("slug, settings, asked", QUERIES)
def test_omnitron_is_asked_in_the_documents_own_words(slug, settings, asked):
    (query,) = [one for group in FLOWS[slug].root.walk() for one in group.processors if one.name == "The query"]
    given = {name: value for name, value in read_parameters(str(ROOT / "parameters" / (slug + ".json"))).items() if value is not None}
    parameters = {**given, "omnitron.url": "https://o.example/", **settings}
    limit = PARAMETERS[slug]["page.limit"]["default"]
    cursor = "0" if slug == ORDER else "2026-01-31T00:00:00.000000Z"
    found = el.evaluate(query.properties["ledger.url"], {"ledger.cursor": cursor, "ledger.limit": limit}, parameters=parameters, now_ms=NOW)
    assert found == "https://o.example" + asked


@pytest.mark.parametrize("slug", SLUGS)
def test_every_card_of_the_documents_is_a_group_of_that_name(slug):
    groups = [group.name for group in FLOWS[slug].root.groups]
    assert [card for card in CARDS[slug] if card not in groups] == []


@pytest.mark.parametrize("name", sorted({card for cards in CARDS.values() for card in cards}))
def test_every_card_of_the_documents_is_a_file_of_its_own(name):
    files = sorted((ROOT / "xml" / "cards").glob("*.xml"))
    assert [file.stem for file in files if load_flow(file).root.name == name] != []


@pytest.mark.parametrize("slug, name, options", OPTIONS)
def test_a_selection_has_the_documents_options(slug, name, options):
    assert [option for option in options if option not in PARAMETERS[slug][name]["options"]] == []


@pytest.mark.parametrize("slug, name, default", DEFAULTS)
def test_a_default_is_the_documents_own(slug, name, default):
    assert PARAMETERS[slug][name]["default"] == default


@pytest.mark.parametrize("slug, setting, name", SETTINGS)
def test_a_setting_is_found_by_the_documents_name_in_the_parameters_description(slug, setting, name):
    assert setting in PARAMETERS[slug][name]["description"]


@pytest.mark.parametrize("slug, word", WORDS)
def test_what_the_documents_name_is_in_the_flow(slug, word):
    assert word in TEXTS[slug]


@pytest.mark.parametrize("slug", [REQUEST, ORDER, PLANS])
def test_a_flow_that_fetches_does_so_by_cron_and_by_nothing_else(slug):
    destinations = {connection.destination.id for group in FLOWS[slug].root.walk() for connection in group.connections}
    processors = [one for group in FLOWS[slug].root.walk() for one in group.processors if one.state != "DISABLED"]
    sources = [one for one in processors if one.id not in destinations]
    assert [(one.name, one.scheduling.strategy, one.scheduling.period) for one in sources] == [
        ("Every five minutes", "CRON_DRIVEN", "0 */5 * * * ?")
    ]


@pytest.mark.parametrize("slug", [REQUEST, ORDER, PLANS])
@pytest.mark.parametrize("cron, words", CRON)
def test_the_schedules_of_the_documents_stand_on_the_page_with_their_time_zone(slug, cron, words):
    page = page_of(slug)
    assert cron in page and words in page and "in the time zone of NiFi's machine" in page


@pytest.mark.parametrize("slug, words", DIFFERENT)
def test_where_a_flow_differs_from_its_document_its_page_says_so(slug, words):
    assert words in page_of(slug)


def test_the_table_is_as_long_as_it_was():
    works = len(QUERIES) + sum(map(len, CARDS.values())) + len(OPTIONS) + len(DEFAULTS) + len(SETTINGS) + len(WORDS) + 3 + 3 * len(CRON)
    assert works >= 173 and len(DIFFERENT) >= 41, (works, len(DIFFERENT))
