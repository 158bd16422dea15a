"""UpdateAttribute, RouteOnAttribute, RetryFlowFile, AttributesToJSON, the two log processors, GenerateFlowFile, DuplicateFlowFile."""

import json

import pytest

from emulator.base.errors import InputError, NotEmulated
from emulator.engine.validity import InvalidFlow
from tests.kits.component_kit import UPDATE, trigger

# UpdateAttribute


def updated(properties, attributes=None):
    return dict(trigger(UPDATE, properties, ("", attributes or {})).only()[1].attributes)


def test_update_sets_every_dynamic_property():
    found = updated({"a": "1", "b": "${none}"})
    assert (found["a"], found["b"]) == ("1", "")


def test_update_takes_no_empty_value():  # since NiFi 1.20 it does
    with pytest.raises(InvalidFlow, match="'b' validated against '' is invalid because b cannot be empty"):
        updated({"b": ""})


def test_update_expressions_see_the_attributes_that_came_in():
    found = updated({"a": "new", "b": "${a}"}, {"a": "old"})
    assert (found["a"], found["b"]) == ("new", "old")


def test_update_deletes_names_that_match_whole_and_keeps_the_uuid():
    found = updated({"Delete Attributes Expression": r"invokehttp\..*"}, {"invokehttp.status.code": "200", "x.invokehttp.y": "1"})
    assert "invokehttp.status.code" not in found
    assert found["x.invokehttp.y"] == "1" and found["uuid"]


def test_update_deletes_rather_than_sets_a_name_that_came_in_but_a_new_one_survives():
    found = updated({"Delete Attributes Expression": "k.*", "k1": "new", "k2": "new"}, {"k1": "old"})
    assert "k1" not in found
    assert found["k2"] == "new"


def test_update_with_an_expression_that_fails_rolls_back():
    result = trigger(UPDATE, {"a": "${x:toDate('yyyy'):format('yyyy')}"}, ("x", {"x": "no date"}), max_time=1)
    assert result.where() == {}
    assert result.run.report.processors["Tested"].errors == 1


def test_update_with_an_expression_that_cannot_be_compiled_fails_when_it_runs():  # since NiFi 1.20 it is invalid
    result = trigger(UPDATE, {"a": "${x:nosuchfunction()}"}, "x", max_time=1)
    assert result.where() == {}
    assert "Unexpected token 'nosuchfunction'" in result.run.logs[0].message


STATEFUL = {"Store State": "Store state locally", "Stateful Variables Initial Value": "0"}


def test_update_with_state_counts_from_the_initial_value():
    result = trigger(UPDATE, {**STATEFUL, "count": "${getStateValue('count'):plus(1)}"}, "a", "b", "c")
    assert sorted(one.get_attribute("count") for one in result["success"]) == ["1", "2", "3"]
    assert result.run.state["tested"]["values"] == {"count": "3"}


def test_update_with_state_needs_an_initial_value():
    with pytest.raises(InvalidFlow, match="initial state value must be set if the processor is configured to store state"):
        trigger(UPDATE, {"Store State": "Store state locally"}, "x")


def rules(policy, *given):
    """Advanced rules: (name, condition, attribute, value)."""
    parts = [
        f"<rules><id>{name}</id><name>{name}</name><conditions><expression>{condition}</expression></conditions>"
        f"<actions><attribute>{attribute}</attribute><value>{value}</value></actions></rules>"
        for name, condition, attribute, value in given
    ]
    return f"<criteria><flowFilePolicy>{policy}</flowFilePolicy>{''.join(parts)}</criteria>"


TWO_RULES = (("one", "${a:equals('1')}", "b", "first"), ("two", "true", "b", "second ${a}"), ("three", "false", "b", "never"))


def test_update_rules_on_the_original_win_over_properties_and_the_last_is_named():
    _, flowfile = trigger(UPDATE, {"b": "own", "c": "own"}, ("", {"a": "1"}), annotation_data=rules("USE_ORIGINAL", *TWO_RULES)).only()
    found = flowfile.attributes
    assert (found["b"], found["c"], found["UpdateAttribute.matchedRule"]) == ("second 1", "own", "two")


def test_update_rules_on_clones_give_a_flowfile_for_each_rule():
    result = trigger(UPDATE, {}, ("", {"a": "1"}), annotation_data=rules("USE_CLONE", *TWO_RULES))
    assert {one.get_attribute("b") for one in result["success"]} == {"first", "second 1"}


def test_update_without_a_matching_rule_sets_its_own_properties():
    _, flowfile = trigger(UPDATE, {"b": "own"}, ("", {}), annotation_data=rules("USE_CLONE", ("one", "false", "b", "x"))).only()
    assert (flowfile.get_attribute("b"), flowfile.get_attribute("UpdateAttribute.matchedRule")) == ("own", None)


def test_update_annotation_data_that_are_not_xml_are_an_error():
    with pytest.raises(InputError, match="annotation data are not XML"):
        trigger(UPDATE, {}, "x", annotation_data="<criteria>")


# RouteOnAttribute


def routed(properties, attributes=None):
    return trigger("RouteOnAttribute", properties, ("", attributes or {}))


YES, NO = "${filename:isEmpty():not()}", "${filename:isEmpty()}"


def test_route_goes_where_the_expression_is_true_and_says_so():
    name, flowfile = routed({"yes": YES, "no": NO}).only()
    assert (name, flowfile.get_attribute("RouteOnAttribute.Route")) == ("yes", "yes")


def test_route_without_a_match_is_unmatched():
    assert routed({"yes": NO}).only()[1].get_attribute("RouteOnAttribute.Route") == "unmatched"


def test_route_to_several_makes_clones():
    result = routed({"a": YES, "b": YES})
    assert result.where() == {"a": 1, "b": 1}
    assert result["a"][0].uuid != result["b"][0].uuid


@pytest.mark.parametrize(
    ("strategy", "values", "expected"),
    [
        ("Route to 'match' if all match", [YES, YES], "matched"),
        ("Route to 'match' if all match", [YES, NO], "unmatched"),
        ("Route to 'match' if all match", [], "matched"),
        ("Route to 'match' if any matches", [YES, NO], "matched"),
        ("Route to 'match' if any matches", [NO], "unmatched"),
    ],
)
def test_route_match_strategies(strategy, values, expected):
    rules = {f"rule{number}": value for number, value in enumerate(values)}
    assert routed({"Routing Strategy": strategy, **rules}).only()[0] == expected


def test_route_by_an_expression():
    assert routed({"yes": "${a:equals('1')}"}, {"a": "1"}).only()[0] == "yes"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("true", "No Expressions found"),
        ("${a}", "Expected Attribute Query to return type BOOLEAN but query returns type STRING"),
        ("${a:isEmpty()}${a:isEmpty()}", "Found multiple Expressions but expected only 1"),
        (" ${a:isEmpty()}", "Found characters outside of Expression"),
    ],
)
def test_route_takes_one_boolean_expression(value, why):
    with pytest.raises(InvalidFlow, match=why):
        routed({"yes": value})


# RetryFlowFile


def retried(properties=None, **attributes):
    return trigger("RetryFlowFile", properties or {}, ("", {name.replace("_", "."): value for name, value in attributes.items()})).only()


def test_retry_counts_from_one_signs_and_penalises():
    name, flowfile = retried()
    assert name == "retry"
    assert flowfile.get_attribute("flowfile.retries") == "1"
    assert flowfile.get_attribute("flowfile.retries.uuid") == "tested"
    assert flowfile.penalized


def test_retry_exceeded_removes_the_counter_and_adds_the_dynamic_properties():
    name, flowfile = retried({"why": "gave up after ${flowfile.retries}"}, flowfile_retries="3")
    assert name == "retries_exceeded"
    assert flowfile.get_attribute("flowfile.retries") is None
    assert flowfile.get_attribute("why") == "gave up after 3"


@pytest.mark.parametrize(("text", "fail", "expected"), [("x", "false", "retry"), ("x", "true", "failure"), ("2", "true", "retry")])
def test_retry_of_a_counter_that_is_no_number(text, fail, expected):
    assert retried({"Fail on Non-numerical Overwrite": fail}, flowfile_retries=text)[0] == expected


@pytest.mark.parametrize(("mode", "expected"), [("fail", ("failure", "2")), ("warn", ("retry", "1")), ("reset", ("retry", "1"))])
def test_retry_of_another_processors_counter(mode, expected):
    name, flowfile = retried({"reuse-mode": mode}, flowfile_retries="2", flowfile_retries_uuid="other")
    assert (name, flowfile.get_attribute("flowfile.retries")) == expected


def test_retry_with_a_maximum_that_is_no_number_fails():
    assert retried({"maximum-retries": "${max}"}, max="many")[0] == "failure"


# AttributesToJSON


def as_json(properties, **attributes):
    _, flowfile = trigger("AttributesToJSON", properties, ("body", attributes)).only()
    return json.loads(flowfile.get_attribute("JSONAttributes"))


def test_attributes_to_json_takes_all_or_all_but_the_core_ones():
    assert set(as_json({}, a="1")) == {"a", "filename", "path", "uuid"}
    assert as_json({"Include Core Attributes": "false"}, a="1") == {"a": "1"}


def test_attributes_to_json_with_a_list_shows_what_is_missing():
    assert as_json({"Attributes List": "a, b", "Include Core Attributes": "false"}, a="", c="3") == {"a": "", "b": ""}
    assert as_json({"Attributes List": "a,b", "Null Value": "true"}, a="1") == {"a": "1", "b": None}


def test_attributes_to_json_by_a_regular_expression():
    assert as_json({"attributes-to-json-regex": "l.*"}, l1="1", l2="2", x="3") == {"l1": "1", "l2": "2"}


def test_attributes_to_json_as_content():
    _, flowfile = trigger("AttributesToJSON", {"Destination": "flowfile-content", "Attributes List": "a"}, ("x", {"a": "1"})).only()
    assert flowfile.content == b'{"a":"1"}'
    assert flowfile.get_attribute("mime.type") == "application/json"


# LogMessage, LogAttribute


def test_log_message_writes_prefix_and_message_at_its_level():
    result = trigger("LogMessage", {"log-level": "warn", "log-prefix": "p: ", "log-message": "a is ${a}"}, ("", {"a": "1"}))
    assert result.run.log_of("Tested", "warn") == ["LogMessage[id=tested] p: a is 1"]
    assert result.where() == {"success": 1}


def logged(properties, content="body", **attributes):
    return trigger("LogAttribute", properties, (content, attributes)).run.log_of("Tested", "info")[0]


def test_log_attribute_shows_the_attributes_in_order_of_names_between_dashes():
    text = logged({"Log FlowFile Properties": "false"}, b="2", a="1")
    assert text.count("-" * 50) == 2
    assert text.index("Key: 'a'\n\tValue: '1'") < text.index("Key: 'b'\n\tValue: '2'")
    assert "entryDate" not in text


def test_log_attribute_shows_only_what_is_asked_for():
    text = logged({"Attributes to Log": "a,b", "Attributes to Ignore": "b", "Log FlowFile Properties": "false"}, a="1", b="2", c="3")
    assert "'a'" in text and "'b'" not in text and "'c'" not in text


def test_log_attribute_shows_the_payload_and_a_prefix():
    text = logged({"Log Payload": "true", "Log prefix": "look"}, "the body")
    assert text.endswith("the body")
    assert "-----" + "look".center(40, "-") + "-----" in text


# GenerateFlowFile


def test_generate_makes_text_attributes_and_a_mime_type():
    properties = {"generate-ff-custom-text": "hi", "a": "1", "mime-type": "text/plain", "Batch Size": "2"}
    result = trigger("GenerateFlowFile", properties)
    assert result.contents("success") == [b"hi", b"hi"]
    first = result["success"][0]
    assert (first.get_attribute("a"), first.get_attribute("mime.type"), first.get_attribute("filename")) == ("1", "text/plain", first.uuid)


def test_generate_fills_the_size_asked_for_the_same_way_each_run():
    first, again = (trigger("GenerateFlowFile", {"File Size": "1 KB"}).contents("success")[0] for _ in range(2))
    assert len(first) == 1024
    assert first == again


def test_generate_refuses_custom_text_with_unique_flowfiles_and_empty_text():
    with pytest.raises(InvalidFlow, match="If Custom Text is set, then Data Format must be text and Unique FlowFiles must be false"):
        trigger("GenerateFlowFile", {"generate-ff-custom-text": "x", "Unique FlowFiles": "true"})
    with pytest.raises(InvalidFlow, match="generate-ff-custom-text cannot be empty"):
        trigger("GenerateFlowFile", {"generate-ff-custom-text": ""})


def test_control_rate_is_not_emulated_by_name():
    with pytest.raises(NotEmulated, match="ControlRate"):
        trigger("ControlRate", {}, "x")


def test_duplicate_asks_for_the_number_before_each_copy():
    result = trigger("DuplicateFlowFile", {"Number of Copies": "${nextInt():plus(4):divide(2)}"}, "x")
    assert sorted(flowfile.attributes["copy.index"] for flowfile in result["success"]) == ["0", "1", "2", "3"]
