from __future__ import annotations

import pytest

from emulator.core.context import ProcessContext
from emulator.core.log import ComponentLog, fill
from emulator.core.property_value import PropertyValue, visible
from emulator.core.services import ControllerServiceLookup
from emulator.java.io.exceptions import IOException
from emulator.java.lang.throwable import IllegalArgumentException, NumberFormatException
from emulator.java.nifi.processor.data_unit import DataUnit
from emulator.java.nifi.processor.exception.exceptions import ProcessException
from emulator.java.util.concurrent.time_unit import TimeUnit
from tests.kits.core_kit import Kit, refused


@pytest.mark.parametrize(
    ("message", "arguments", "text"),
    [
        ("a {} b {}", ["x", 5], "a x b 5"),
        ("a {} b {}", ["x"], "a x b {}"),
        ("a {}", ["x", "left over"], "a x"),
        ("a {}", [None], "a null"),
        ("a {} {}", [True, ["x", [1]]], "a true [x, [1]]"),
        ("a \\{} {}", ["x"], "a {} x"),
        ("a \\\\{}", ["x"], "a \\x"),
        ("no braces", ["x"], "no braces"),
    ],
)
def test_braces_are_filled_as_slf4j_does(message, arguments, text):
    assert fill(message, arguments) == text


def logged(call):
    seen = []
    call(ComponentLog(lambda level, message: seen.append((level, message)), "ExecuteScript[id=1]"))
    return seen


def test_messages_start_with_the_component():
    assert logged(lambda log: log.info("a {}", ["x"])) == [("info", "ExecuteScript[id=1] a x")]
    assert logged(lambda log: log.warn(None)) == [("warn", "ExecuteScript[id=1] null")]


def test_an_exception_becomes_the_chain_of_its_causes():
    error = ProcessException("outer", IOException("disk"))
    chain = "org.apache.nifi.processor.exception.ProcessException: outer\n- Caused by: java.io.IOException: disk"
    for call in (
        lambda log: log.error("failed", error),
        lambda log: log.error("failed", [], error),
        lambda log: log.error("failed", [error]),
    ):
        assert logged(call) == [("error", "ExecuteScript[id=1] failed: " + chain)]


class Service:
    identifier, name, APIS = "service-id", "Proxy", ("org.apache.nifi.proxy.ProxyConfigurationService",)


@pytest.fixture
def context():
    kit = Kit()
    services = ControllerServiceLookup([Service()])
    properties = {"plain": " 12 ", "service": "service-id", "unset": None, "flag": "TRUE"}
    return ProcessContext(kit.host, properties, services=services, variables={"v": "1"})


def test_an_unknown_property_has_a_value_of_none(context):
    value = context.getProperty("unknown")
    assert (value.getValue(), value.isSet(), value.asInteger(), value.asBoolean()) == (None, False, None, None)


def test_a_property_value_as_other_types(context):
    value = context.getProperty("plain")
    assert (value.getValue(), value.value, value.asInteger(), value.asLong(), value.asDouble(), value.asBoolean()) == (
        " 12 ", " 12 ", 12, 12, 12.0, False
    )  # fmt: skip
    assert context.getProperty("flag").asBoolean() is True
    assert PropertyValue("2 min").asTimePeriod(TimeUnit.SECONDS) == 120
    assert PropertyValue("2 KB").asDataSize(DataUnit.B) == 2048.0
    assert refused(NumberFormatException, PropertyValue("x").asInteger) == 'For input string: "x"'
    assert (PropertyValue("a") == "a") is False


def test_without_an_expression_evaluation_gives_the_text(context):
    assert context.getProperty("plain").evaluateAttributeExpressions().getValue() == " 12 "
    assert not context.getProperty("plain").isExpressionLanguagePresent()


def test_an_expression_sees_the_map_then_the_flowfile_then_the_variables():
    kit = Kit()
    flowfile = kit.enqueue(b"12345", a="attribute", fileSize="mine")
    assert visible(flowfile, {"a": "extra"})["a"] == "extra"
    assert visible(flowfile, None)["a"] == "attribute"
    assert visible(flowfile, None)["fileSize"] == "5", "the FlowFile's numbers hide attributes of their names"


def test_expressions_are_evaluated_once():
    kit = Kit()
    flowfile = kit.enqueue(a="${b}", b="no")
    context = ProcessContext(kit.host, {"p": "${a} ${v}"}, variables={"v": "1", "a": "hidden"})
    value = context.getProperty("p").evaluateAttributeExpressions(flowfile)
    assert value.getValue() == "${b} 1"
    assert value.evaluateAttributeExpressions(flowfile).getValue() == "${b} 1"
    assert context.getProperty("p").evaluateAttributeExpressions({"a": "map"}).getValue() == "map 1"


def test_controller_services_are_found_by_id_and_by_type(context):
    lookup = context.getControllerServiceLookup()
    assert context.getProperty("service").asControllerService().name == "Proxy"
    assert list(lookup.getControllerServiceIdentifiers("org.apache.nifi.proxy.ProxyConfigurationService")) == ["service-id"]
    assert list(lookup.getControllerServiceIdentifiers("org.apache.nifi.ssl.SSLContextService")) == []
    assert lookup.getControllerServiceName("service-id") == "Proxy" and lookup.isControllerServiceEnabled("service-id")
    assert lookup.getControllerService("other") is None and lookup.getControllerServiceName("other") is None
    refused(IllegalArgumentException, lambda: context.getProperty("service").asControllerService("org.apache.nifi.ssl.SSLContextService"))


def test_yield_sets_the_moment(context):
    context.yield_()
    host = context._host
    assert host.yield_until_ms == host.clock.now_ms() + 1000
    host.yield_for(10)
    assert host.yield_until_ms == host.clock.now_ms() + 1000, "a later moment stays"


def test_a_loop_is_no_incoming_connection_of_its_own():
    kit = Kit()
    context = ProcessContext(kit.host, {})
    assert context.hasNonLoopConnection()
    kit.host.outgoing["failure"] = [kit.input]
    assert context.hasIncomingConnection() and not context.hasNonLoopConnection()


def test_a_full_connection_makes_its_relationship_unavailable():
    kit = Kit()
    context = ProcessContext(kit.host, {})
    kit.queues["success"][0].object_threshold = 1
    kit.queues["success"][0].put(kit.repository.new_flowfile())
    assert context.available_relationships() == {"failure"}


def property_value(text):
    return ProcessContext(Kit().host, {"p": text}).getProperty("p")


def test_a_property_is_trimmed_before_it_is_read_as_a_period_or_a_size():
    assert property_value(" 1.5 mins ").asTimePeriod(TimeUnit.SECONDS) == 90
    assert property_value(" 1.5 kb ").asDataSize(DataUnit.B) == 1536.0
    assert property_value("10 MB").asDataSize(DataUnit.KB) == 10240.0


def test_what_is_no_period_or_size_is_thrown_as_java_does_it():
    assert refused(IllegalArgumentException, lambda: property_value("5").asTimePeriod(TimeUnit.SECONDS)) == (
        "Value '5' is not a valid time duration"
    )
    assert refused(NumberFormatException, lambda: property_value("1.2.3 s").asTimePeriod(TimeUnit.SECONDS)) == "multiple points"
    assert refused(IllegalArgumentException, lambda: property_value("many").asDataSize(DataUnit.B)) == "Invalid data size: many"
