"""What Omnitron's documents ask of each flow, as far as a machine can hold it, a row each; the tables of fields stand in tests/schemas.

What a row asks for is looked for in the file that is imported, not in what it was made of.
"""

import json
from pathlib import Path

import pytest

from emulator import el, transform
from emulator.engine.cron import Cron
from emulator.flow import load_flow
from emulator.flow.parameter_file import read_parameters
from emulator.mocks.data import from_ms, iso

ROOT = Path(__file__).resolve().parents[2] / "templates"
REQUEST, ORDER, PLANS, SERVICE = "order_cancellation_request", "order", "order_cancel", "cancellation_plan"
SLUGS = (REQUEST, ORDER, PLANS, SERVICE)
NOW = 1_768_464_000_000  # 2026-01-15T08:00:00Z
FLOWS = {slug: load_flow(ROOT / "xml" / (slug + ".xml")) for slug in SLUGS}
PARAMETERS = {slug: json.loads((ROOT / "parameters" / (slug + ".json")).read_text(encoding="utf-8")) for slug in SLUGS}
BY_DATE = "&sort=modified_date&limit=5&modified_date__gt=2026-01-31T00%3A00%3A00.000000Z"
STATUSES = {
    "Open": "open", "Waiting": "waiting", "Confirmation Waiting": "confirmation_waiting", "Confirmed": "confirmed",
    "Waiting Approval": "waiting_approval", "Approved": "approved", "Rejected": "rejected", "Waiting for Payment": "waiting_for_payment",
    "Manuel Refund Need": "manuel_refund_need", "Completed": "completed",
}  # fmt: skip

QUERIES = [
    (REQUEST, {"omnitron.query.path": "/api/v1/cancellation_requests/", "cancellation.status": "Approved", "cancel.type": "Cancel",
               "omnitron.channel": "7"},
     "/api/v1/cancellation_requests/?status=approved&cancellation_type=cancel&channel=7" + BY_DATE),
    (REQUEST, {"omnitron.query.path": "/api/v1/cancellation_requests/", "cancellation.status": "Open", "cancel.type": "All"},
     "/api/v1/cancellation_requests/?status=open" + BY_DATE),
    *[(REQUEST, {"cancellation.status": label, "cancel.type": "Refund", "omnitron.channel": " 7 "},
       "/api/v1/cancellation_requests/detailed/?status=%s&cancellation_type=refund&channel=7" % word + BY_DATE)
      for label, word in STATUSES.items()],
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
OPTIONS = [
    (REQUEST, "cancel.type", ["Cancel", "Refund", "All"]),
    (REQUEST, "cancellation.status", list(STATUSES)),
    (PLANS, "plan.type", ["Cancel", "Refund", "All"]),
    *[(slug, "erp.order.method" if slug == ORDER else "erp.method", ["POST", "GET", "PUT", "PATCH"]) for slug in SLUGS],
]
SWITCHED = [(ORDER, "run.on.failed.order"), *[(slug, "custom.response") for slug in (REQUEST, PLANS, SERVICE)]]
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
# (schedule, its name on the pages, the first three moments after 2026-01-15 08:00)
CRON = [
    ("0 * * * * ?", "every minute", ["2026-01-15T08:01", "2026-01-15T08:02", "2026-01-15T08:03"]),
    ("0 0 * * * ?", "every hour", ["2026-01-15T09:00", "2026-01-15T10:00", "2026-01-15T11:00"]),
    ("0 0 0 * * ?", "midnight", ["2026-01-16T00:00", "2026-01-17T00:00", "2026-01-18T00:00"]),
    ("0 0 0 5 * ?", "5th day", ["2026-02-05T00:00", "2026-03-05T00:00", "2026-04-05T00:00"]),
]
# the cards that may be off: (card, the processor that asks, the parameter)
SWITCHES = [
    ("Script", "Is there a script", "script.enabled"), ("Mapping", "Is there a mapping", "mapping.enabled"),
    ("Post Script", "Is there a script", "post.script.enabled"),
]  # fmt: skip
# what the mapping that comes with a flow makes of the example of the document
MAPPED = {
    "id": 1, "cancellation_type": "cancel", "status": "approved", "reason_id": 1, "reason_subject": "Yanlış ürün aldım.", "channel_id": 2,
    "created_date": "2023-02-07T08:35:33.392858Z", "order_item_id": 5, "order_number": "429452907", "product_sku": "AKN-005",
    "price": "23.66",
}  # fmt: skip

# (flow, what its page says where the flow does something else than its document, or more)
DIFFERENT = [
    *[(slug, words) for slug in SLUGS for words in (
        "`do_nothing` waits longer each time", "A `GET` to the ERP carries no body.", "`failure` is tried again",
        "are written as `***`", "**Script Testing** is `run`", "**Mapping Testing**", "**+ Add Attributes**",
        "without `erp.login.url` there is no `token.erp`", "A traceback goes into `log.script.error` as it is")],
    *[(slug, "`writeback.url` |") for slug in (REQUEST, PLANS, SERVICE)],
    *[(slug, "`start.date` is required") for slug in (REQUEST, PLANS)],
    (REQUEST, "`omnitron.query.path` takes the path of the document as well"), (REQUEST, "`writeback.url` is required"),
    (PLANS, "`writeback.url` must be given when `writeback.enabled` is true"),
    (SERVICE, "`writeback.url` must be given when `writeback.enabled` is true"),
    (SERVICE, "A call must carry the secret of `webhook.secret`"),
    (ORDER, "under `…/detailed_integration/`"), (ORDER, "Run On Failed Order runs the Post Script once an order"),
    (ORDER, "Blanks around `query.check.path` and `query.check.path.value` are passed over"), (ORDER, "Omnitron Channel: ids of sales"),
    (ORDER, "`data/order/no` finds nothing"), (ORDER, "What is no JsonPath"),
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
    defaults = {name: value for name, value in read_parameters(str(ROOT / "parameters" / (slug + ".json"))).items() if value is not None}
    parameters = {**defaults, "omnitron.url": "https://o.example/", **settings}
    limit = PARAMETERS[slug]["page.limit"]["default"]
    cursor = "0" if slug == ORDER else "2026-01-31T00:00:00.000000Z"
    url = el.evaluate(query.properties["ledger.url"], {"ledger.cursor": cursor, "ledger.limit": limit}, parameters=parameters, now_ms=NOW)
    assert url == "https://o.example" + asked


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


@pytest.mark.parametrize("slug, name", SWITCHED)
def test_a_setting_that_is_true_or_false_says_so(slug, name):
    assert PARAMETERS[slug][name]["type"] == "switch" and "Options: true, false." in PARAMETERS[slug][name]["description"]


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


@pytest.mark.parametrize("cron, moments", [(cron, moments) for cron, _, moments in CRON])
def test_the_schedules_of_the_documents_come_when_they_say(cron, moments):
    schedule, due = Cron(cron), [NOW]
    for _ in moments:
        due.append(schedule.next_after(due[-1]))
    assert [iso(from_ms(moment))[:16] for moment in due[1:]] == moments


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("card, asks, name", SWITCHES)
@pytest.mark.parametrize("value, enabled", [("true", "true"), ("True", "true"), ("false", "false"), ("False", "false"), ("", "false")])
def test_an_optional_card_is_on_when_its_setting_is_true(slug, card, asks, name, value, enabled):
    (group,) = [group for group in FLOWS[slug].root.groups if group.name == card]
    (processor,) = [one for one in group.processors if one.name == asks]
    assert el.evaluate(processor.properties["enabled"], {}, parameters={name: value}, now_ms=NOW) == enabled


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("token, forgotten", [("", "allVar|token.erp"), ("t", "allVar")])
def test_no_script_is_given_an_empty_token_of_the_erp(slug, token, forgotten):
    edited = ("Script", "Check Response Script" if slug == ORDER else "Custom Response Script", "Post Script")
    forget = [one for group in FLOWS[slug].root.groups if group.name in edited for one in group.processors if one.name == "Forget allVar"]
    patterns = [el.evaluate(one.properties["Delete Attributes Expression"], {"token.erp": token}, now_ms=NOW) for one in forget]
    assert patterns == [forgotten] * len(edited)


def test_the_mapping_of_the_document_gives_its_eleven_fields():
    (card,) = [group for group in FLOWS[REQUEST].root.groups if group.name == "Mapping"]
    (mapping,) = [one for one in card.processors if one.name == "Mapping"]
    request = (ROOT.parent / "emulator" / "mocks" / "cancellation_request.json").read_text(encoding="utf-8")
    assert transform(json.loads(request), json.loads(mapping.properties["jolt-spec"])) == MAPPED


@pytest.mark.parametrize("slug", [REQUEST, ORDER, PLANS])
@pytest.mark.parametrize("cron, words", [row[:2] for row in CRON])
def test_the_schedules_of_the_documents_stand_on_the_page_with_their_time_zone(slug, cron, words):
    page = page_of(slug)
    assert cron in page and words in page and "in the time zone of NiFi's machine" in page


@pytest.mark.parametrize("slug, words", DIFFERENT)
def test_where_a_flow_differs_from_its_document_its_page_says_so(slug, words):
    assert words in page_of(slug)


def test_the_table_is_as_long_as_it_was():
    tables = (QUERIES, OPTIONS, SWITCHED, DEFAULTS, SETTINGS, WORDS, 4 * CRON, len(SLUGS) * SWITCHES, MAPPED, *CARDS.values())
    works = 3 + sum(map(len, tables))
    assert works >= 223 and len(DIFFERENT) >= 51, (works, len(DIFFERENT))
