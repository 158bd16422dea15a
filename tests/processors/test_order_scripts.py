"""The scripts of the Order Flow in the emulator: what their table says, and what one FlowFile in and one out does not show."""

import pytest

import emulator
from tests.kits.order_cases import CASES
from tests.kits.script_cases import differences
from tests.kits.script_files import PROCESSORS, load_script

SETTINGS = {"base_url": "http://o/", "order_path": "/api/v1/orders_integration/", "items_path": "/api/v1/order_items/",
            "discounts_path": "/api/v1/discount_items/", "suffix": "detailed_integration/"}


@pytest.mark.parametrize("expected", CASES, ids=lambda each: each["name"])
def test_a_script_does_what_its_table_says(expected):
    run = emulator.run_script(str(PROCESSORS / expected["script"]), content=expected["content"].encode(),
                              attributes=expected["attributes"], properties=expected["properties"])
    assert run.exception is None, run.exception
    out = run.flowfile if run.relationship else None
    assert differences(expected, run.relationship, out.attributes if out else {}, out.content if out else b"") == []


def test_an_empty_queue_is_no_work():
    for path in sorted((PROCESSORS / "order").glob("*.py")):
        run = emulator.run_script(str(path), flowfiles=[], triggers=1)
        assert run.exception is None and not any(run.transferred.values()), path.name


@pytest.mark.parametrize("items", [0, 1, 200])
def test_an_order_becomes_one_fragment_more_than_it_has_items(items):
    pks = [str(1000 + number) for number in range(items)]
    attributes = {"keep:ledger.id": "1", "keep:order.items": ",".join(pks), "keep:order.discounts": "", "keep:token.omnitron": "t"}
    run = emulator.run_script(str(PROCESSORS / "order/fan_out.py"), "[1, 2]", attributes, properties=SETTINGS)
    fragments = run.transferred["success"]
    assert [each.attributes["keep:fragment.index"] for each in fragments] == [str(index) for index in range(items + 1)]
    assert {each.attributes["keep:fragment.count"] for each in fragments} == {str(items + 1)}
    assert {each.attributes["keep:fragment.identifier"] for each in fragments} == {fragments[0].attributes["uuid"]}
    assert len({each.attributes["uuid"] for each in fragments}) == items + 1
    assert {each.attributes["keep:token.omnitron"] for each in fragments} == {"t"} and {each.content for each in fragments} == {b""}
    urls = [each.attributes["keep:fragment.url"] for each in fragments]
    assert urls[0] == "http://o/api/v1/orders_integration/1/detailed_integration/"
    assert urls[1:] == ["http://o/api/v1/order_items/%s/detailed_integration/" % pk for pk in pks]


def test_discounts_come_after_the_items():
    urls = load_script("order/fan_out.py").urls
    found = [url[len("http://o/api/v1/"):] for url in urls("1", ["7", "8"], ["3"], dict(SETTINGS, suffix="x"))]
    assert found == ["orders_integration/1/x", "order_items/7/x", "order_items/8/x", "discount_items/3/x"]


def test_a_whole_plan_is_written_one_by_one():
    attributes, seen = {"writes.plan": '[["POST", "u1", {}], ["PATCH", "u2", {}]]', "writes.next": "0"}, []
    while "writes.done" not in attributes:
        attributes = emulator.run_script(str(PROCESSORS / "order/next_write.py"), "", attributes).flowfile.attributes
        seen.append(attributes.get("writes.url"))
        attributes = {**attributes, "writes.next": str(int(attributes["writes.next"]) + 1)}
    assert seen == ["u1", "u2", "u2"]
