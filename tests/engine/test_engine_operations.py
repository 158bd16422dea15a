"""What a person does with a run: single triggers, state, parameters, services, looking at it."""

import gc
import tracemalloc

import pytest

import emulator
from emulator.base.errors import InputError, NotEmulated
from emulator.components.standard_proxy_configuration_service import ProxyConfiguration
from emulator.engine.validity import InvalidFlow
from emulator.flow.model import Bundle, ControllerService, Parameter, ParameterContext, ProcessGroup
from tests.kits.flow_kit import STANDARD, connect, flow, group, processor, sink
from tests.kits.probe_processors import Pass  # noqa: F401  registers test.*

PROXY = "org.apache.nifi.proxy.StandardProxyConfigurationService"


def probe(name, kind="Pass", **fields):
    return processor(name, "test." + kind, **fields)


def operator():
    return processor("Operator", "GenerateFlowFile", {"generate-ff-custom-text": "{}"}, state="DISABLED")


def test_run_once_triggers_a_disabled_source_and_leaves_it_disabled():
    run = emulator.run_flow(flow(operator(), probe("P", terminate=["success"]), connect("operator", "p", "success")))
    assert run.finals == []
    run.run_once("Operator", {"generate-ff-custom-text": '{"op": "release"}'})
    assert [final.size for final in run.finals] == [17]
    run.run(fires=5)
    assert len(run.finals) == 1


def test_run_once_fires_no_other_source():
    run = emulator.run_flow(flow(probe("S", "Source", terminate=["success"]), operator(), sink(), connect("operator", "sink", "success")))
    assert len(run.run_once("Operator").finals) == 2


def test_a_component_is_found_by_the_end_of_its_path():
    run = emulator.run_flow(flow(group("Card", operator(), sink(), connect("operator", "sink", "success"))))
    assert len(run.run_once("Operator").finals) == 1
    with pytest.raises(InputError, match="there is no component 'Operatr'.*Nearest: Card/Operator"):
        run.run_once("Operatr")


def test_two_processors_of_one_name_are_told_apart():
    parts = [probe("S", "Source", terminate=["success"]), probe("S", "Source", terminate=["success"])]
    parts[1].id = "other"
    assert list(emulator.run_flow(flow(*parts)).report.processors) == ["S", "S (2)"]


def test_state_goes_on_in_a_later_run():
    made = flow(probe("R", "Remembers", terminate=["success"]))
    first = emulator.run_flow(made, feed=[("R", ("", {}))] * 2)
    again = emulator.run_flow(made, feed=[("R", ("", {}))], state=first.state)
    assert again.finals[0].attributes["count"] == "3"


def test_trace_shows_attributes_before_and_after():
    update = processor("Update", "UpdateAttribute", {"colour": "red"})
    made = flow(probe("S", "Source"), update, sink(), connect("s", "update", "success"), connect("update", "sink", "success"))
    run = emulator.run_flow(made)
    steps = run.trace(run.finals[0].uuid)
    assert [(step.type, step.component) for step in steps] == [("CREATE", "S"), ("ATTRIBUTES_MODIFIED", "Update"), ("DROP", "Sink")]
    assert steps[1].changes == {"colour": "red"}


def test_trace_follows_children_and_parents():
    split = processor("Split", STANDARD + "SplitJson", {"JsonPath Expression": "$"}, terminate=["original", "failure"])
    run = emulator.run_flow(flow(split, sink(), connect("split", "sink", "split")), feed=[("Split", ("[1, 2]", {}))])
    child = [final for final in run.finals if final.component == "Sink"][0]
    assert "FORK" in [step.type for step in run.trace(child.uuid)]


def test_the_table_has_a_line_for_each_card_and_working_processor():
    run = emulator.run_flow(flow(group("Card", probe("S", "Source", terminate=["success"]))), fires=2)
    lines = run.report.table().splitlines()
    assert lines[0].split() == ["triggers", "in", "out", "failed", "retried", "errors", "dropped", "bytes", "in", "bytes", "out"]
    assert lines[1].split() == ["Card", "2", "2", "0", "0", "0", "0", "2", "0", "0"]
    assert lines[2].split()[0] == "S"


# parameters


def generator(text, name="G", **fields):
    return processor(name, "GenerateFlowFile", {"generate-ff-custom-text": text}, terminate=["success"], **fields)


def test_a_given_parameter_fills_a_property():
    run = emulator.run_flow(flow(generator("hi #{who}")), parameters={"who": "you"})
    assert run.finals[0].size == len("hi you")


def test_a_parameter_that_is_no_text_is_refused_by_name():
    made = flow(generator("#{n}"))
    for value, told in ((12, "of type int"), (True, "of type bool"), (("v", False), "of type tuple")):
        with pytest.raises(emulator.InputError, match="the value of parameter 'n' is " + told):
            emulator.run_flow(made, parameters={"n": value})


def test_a_given_parameter_that_nobody_knows_is_an_error_with_the_nearest():
    with pytest.raises(InputError, match="no parameter 'woh'.*nearest is 'who'"):
        emulator.run_flow(flow(generator("#{who}")), parameters={"who": "x", "woh": "y"})


def test_a_missing_parameter_is_an_error_that_names_where_it_is_used():
    with pytest.raises(InputError, match="G, property 'generate-ff-custom-text': no value for parameter 'who'"):
        emulator.run_flow(flow(generator("#{who}")))


def test_a_given_value_wins_over_the_files_and_a_child_group_has_its_own_context():
    contexts = {"ctx": ParameterContext("ctx", {"who": Parameter("who", "file")})}
    inner = group("Inner", generator("#{who}!", "I"), parameter_context="ctx")
    made = flow(generator("#{who}", "O"), inner, contexts=contexts, parameter_context="ctx")
    assert [final.size for final in emulator.run_flow(made).finals] == [4, 5]
    assert [final.size for final in emulator.run_flow(made, parameters={"who": "given!"}).finals] == [6, 7]


def test_a_group_without_a_context_does_not_inherit_its_parents():
    contexts = {"ctx": ParameterContext("ctx", {"who": Parameter("who", "file")})}
    with pytest.raises(InputError, match="Inner/I.*no value for parameter 'who'"):
        emulator.run_flow(flow(group("Inner", generator("#{who}", "I")), contexts=contexts, parameter_context="ctx"))


def test_a_sensitive_parameter_fits_a_sensitive_property_only():
    contexts = {"ctx": ParameterContext("ctx", {"pw": Parameter("pw", None, sensitive=True)})}
    made = flow(generator("#{pw}"), contexts=contexts, parameter_context="ctx")
    with pytest.raises(InvalidFlow, match="cannot reference Parameter 'pw' because the Sensitivity of the parameter does not match"):
        emulator.run_flow(made, parameters={"pw": "secret"})


def test_what_only_looks_like_a_reference_stays_text():
    run = emulator.run_flow(flow(generator("##{who}")))
    assert run.finals[0].size == len("#{who}")


# validity


def test_everything_that_is_not_valid_is_listed_with_its_path():
    made = flow(group("Card", processor("Route", "RouteOnAttribute", {"Routing Strategy": "nonsense"}), generator("", "Gen")))
    with pytest.raises(InvalidFlow) as caught:
        emulator.run_flow(made)
    assert {path for path, _ in caught.value.problems} == {"Card/Route", "Card/Gen"}
    text = str(caught.value)
    assert "Given value not found in allowed set" in text
    assert "'Relationship unmatched' is invalid because Relationship 'unmatched' is not connected" in text
    assert "Processor requires an upstream connection but currently has none" in text


def test_an_unknown_property_is_not_supported():
    with pytest.raises(InvalidFlow, match="'Colour' is not a supported property or has no Validator associated with it"):
        emulator.run_flow(flow(probe("S", "Source", properties={"Colour": "red"}, terminate=["success"])))


def test_a_processor_that_is_not_emulated_is_named_with_its_path():
    with pytest.raises(NotEmulated, match="P: not emulated: .*RouteOnAtribute.*nearest emulated one is RouteOnAttribute"):
        emulator.run_flow(flow(processor("P", STANDARD + "RouteOnAtribute")))


def test_a_disabled_processor_may_be_anything():
    emulator.run_flow(flow(processor("P", "org.example.Unknown", state="DISABLED")))


# services


def credentials(**fields):
    properties = {"proxy-user-name": "#{user}", "proxy-user-password": "#{pw}"}
    return ControllerService("svc", "Credentials", PROXY, Bundle("nifi-proxy-configuration-nar"), properties, **fields)


def test_services_are_enabled_and_found_by_name_in_their_group_and_below():
    made = flow(credentials(), group("Card", probe("P", terminate=["success"])))
    run = emulator.start_flow(made, parameters={"user": "me", "pw": "secret"})
    run.feed("P")
    lookup = next(run._runtime.processors()).context.getControllerServiceLookup()
    assert list(lookup.getControllerServiceIdentifiers("org.apache.nifi.proxy.ProxyConfigurationService")) == ["svc"]
    assert lookup.isControllerServiceEnabled("svc")
    configuration = lookup.getControllerService("svc").getConfiguration()
    assert (configuration.getProxyUserName(), configuration.proxyUserPassword) == ("me", "secret")


def test_a_services_values_are_expressions_with_variables_and_parameters():
    service = credentials()
    service.properties.update({"proxy-user-name": "${user:toUpper()}", "proxy-user-password": "#{pw}"})
    made = flow(service, probe("S", "Source", terminate=["success"]), variables={"user": "me"})
    run = emulator.start_flow(made, parameters={"pw": "a${user}z"})
    found = run._runtime.services.enabled[0].getConfiguration()
    assert (found.getProxyUserName(), found.getProxyUserPassword()) == ("ME", "amez")


def test_only_the_latest_events_and_messages_are_kept():
    made = flow(probe("S", "Source"), sink(), connect("s", "sink", "success"))
    run = emulator.run_flow(made, fires=20, history_limit=5)
    assert (len(run.events), len(run.finals), len(run.logs)) == (5, 5, 5)
    assert run.report.processors["Sink"].dropped == 20


def test_without_a_history_a_long_run_holds_no_more_than_a_short_one():
    run = emulator.start_flow(flow(probe("S", "Source"), sink(), connect("s", "sink", "success")), history_limit=0)
    tracemalloc.start()
    try:
        sizes = []
        for _ in range(2):
            run.run(fires=300)
            gc.collect()
            sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert run.report.processors["Sink"].dropped == 600
    assert sizes[1] - sizes[0] < 300 * 100  # bytes: with its history a FlowFile leaves more than a thousand


def test_a_service_without_its_password_is_valid():
    service = credentials()
    service.properties["proxy-user-password"] = None
    run = emulator.start_flow(flow(service, probe("S", "Source", terminate=["success"])), parameters={"user": "me"})
    run.run()
    assert run._runtime.services.enabled[0].getConfiguration().getProxyUserPassword() is None


def test_a_service_of_an_enclosing_group_can_be_given():
    class Given:
        identifier, name, APIS = "outer", "Outer", ("org.apache.nifi.proxy.ProxyConfigurationService",)

        def getConfiguration(self):
            return ProxyConfiguration("DIRECT", None, None, None, None)

    http = {"Remote URL": "http://localhost", "proxy-configuration-service": "outer"}
    ends = ["Original", "Response", "Failure", "Retry", "No Retry"]
    made = flow(processor("H", "InvokeHTTP", http, terminate=ends))
    made.external_services["outer"] = "Outer"
    emulator.run_flow(made, services=[Given()], fires=0)
    with pytest.raises(InvalidFlow, match="the controller service Outer belongs to an enclosing group"):
        emulator.run_flow(made, fires=0)


def test_an_invalid_service_is_listed():
    service = credentials()
    service.properties["proxy-type"] = "HTTP"
    with pytest.raises(InvalidFlow, match="Credentials: 'Proxy Server Host' is invalid because required"):
        emulator.run_flow(flow(service), parameters={"user": "me", "pw": "x"})


def test_two_groups_of_one_id_are_one_error():
    outer = flow(probe("P", terminate=["success"]))
    outer.root.groups = [ProcessGroup("inner", "First"), ProcessGroup("inner", "Second")]
    with pytest.raises(InputError, match="Second: two process groups have the id inner. Ids in a file must be unique"):
        emulator.run_flow(outer)
