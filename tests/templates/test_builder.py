"""What the builder accepts, refuses, and says."""

import pytest

from emulator.base.errors import InputError
from templates.builder import Template, catalog


@pytest.fixture
def flow():
    template = Template("Flow", slug="flow", description="For tests")
    template.parameter("needed", description="must", required=True)
    template.parameter("free", description="may")
    template.parameter("fixed", "5", description="has a default")
    template.parameter("secret", description="hidden", sensitive=True)
    return template


@pytest.fixture
def group(flow):
    return flow.group("Card")


def tick(group, **settings):
    return group.processor("Tick", "GenerateFlowFile", every="1 min", **settings)


def http(group, properties=None, **settings):
    return group.processor("Call", "InvokeHTTP", {"Remote URL": "#{needed}", **(properties or {})}, **settings)


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"Remote Url": "x"}, "Flow/Card/Call: InvokeHTTP has no property 'Remote Url'. Nearest: Remote URL"),
        ({"send message body": "x"}, "Nearest: send-message-body"),
        ({"Follow Redirects": "false"}, "'false' is not a value that NiFi stores here. Nearest: False"),
        ({"Remote URL": "#{neded}"}, "property 'Remote URL': no parameter 'neded'. Nearest: needed"),
        ({"Remote URL": "${#{neded}}"}, "no parameter 'neded'. Nearest: needed"),
        ({"Remote URL": "#{free}"}, r"empty when 'free' is not set. Write \$\{#\{free\}\}"),
        ({"Useragent": "#{secret}"}, "the sensitive parameter 'secret' fits only a sensitive property"),
        ({"Useragent": "${#{secret}}"}, "fits only a sensitive property"),
        ({"Basic Authentication Password": "hunter2"}, "a secret is not written into a file"),
        ({"Basic Authentication Password": "#{fixed}"}, "a secret is not written into a file"),
        ({"Basic Authentication Password": "x#{secret}"}, "a secret is not written into a file"),
        ({"SSL Context Service": "name"}, "takes a controller service"),
        ({"Remote URL": None}, "InvokeHTTP needs the property 'Remote URL'"),
    ],
)
def test_a_wrong_property_is_refused_at_once(group, properties, words):
    with pytest.raises(InputError, match=words):
        http(group, properties)


def test_what_is_right_is_taken_as_nifi_stores_it(group):
    call = http(
        group,
        {
            "Max Length To Put In Attribute": 10,
            "use-etag": True,
            "X-Header": "${#{free}} #{fixed}",
            "Basic Authentication Password": "#{secret}",
        },
    )
    assert call.built.properties["Max Length To Put In Attribute"] == "10"
    assert call.built.properties["use-etag"] == "true"
    assert "Basic Authentication Password" in call.built.sensitive_properties


def test_a_processor_without_dynamic_properties_takes_no_other_name(group):
    with pytest.raises(InputError, match="LogMessage has no property 'log message'. Nearest: log-message"):
        group.processor("Log", "LogMessage", {"log message": "x"})
    with pytest.raises(InputError, match="LogMessage has no property 'colour'. Known: log-level, log-message, log-prefix"):
        group.processor("Log", "LogMessage", {"colour": "x"})


def test_an_unknown_type_names_the_nearest(group):
    with pytest.raises(InputError, match="unknown component type 'InvokeHttp'. Nearest: InvokeHTTP"):
        group.processor("Call", "InvokeHttp")


def test_a_service_must_be_of_the_kind_that_the_property_takes(group):
    proxy = group.service("Proxy", "StandardProxyConfigurationService", {"proxy-user-password": "#{secret}"})
    call = http(group, {"proxy-configuration-service": proxy})
    assert call.built.properties["proxy-configuration-service"] == proxy.id
    with pytest.raises(InputError, match="takes a SSLContextService. Proxy is a StandardProxyConfigurationService"):
        group.processor("Other", "InvokeHTTP", {"Remote URL": "x", "SSL Context Service": proxy})
    with pytest.raises(InputError, match="takes no controller service"):
        group.processor("Third", "InvokeHTTP", {"Remote URL": proxy})


def test_a_script_that_nifi_would_take_for_a_parameter_is_refused(group):
    with pytest.raises(InputError, match="the script has '#{' in line 2"):
        group.processor("Run", "ExecuteScript", {"Script Engine": "python", "Script Body": "pass\n# #{x}"})


def test_a_script_file_that_is_not_there_is_named(group):
    with pytest.raises(InputError, match="Flow/Card/Run: processors/common/none.py cannot be read"):
        group.script("Run", "common/none.py")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"terminate": ["Respons"]}, "terminated 'Respons' is not a relationship. Nearest: Response"),
        ({"retry": ["retry"]}, "retried 'retry' is not a relationship. Nearest: Retry"),
        ({"penalty": "soon"}, "'soon' is not a period"),
        ({"every": "5"}, "'5' is not a period"),
        ({"cron": "*/5 * * * *"}, "Cron has six or seven fields"),
    ],
)
def test_wrong_settings_of_a_processor_are_refused(group, settings, words):
    with pytest.raises(InputError, match=words):
        http(group, **settings)


def test_a_relationship_by_name_by_attribute_or_the_only_one(group):
    call, log = http(group, terminate=["Original", "Response"]), group.processor("Log", "LogMessage", terminate=["success"])
    call["No Retry", "Retry"] >> log
    call.failure >> log
    tick(group) >> log
    assert [sorted(c.relationships) for c in group.connections] == [["No Retry", "Retry"], ["Failure"], ["success"]]
    group.check()


def test_ways_can_be_chained(group):
    first, second = (group.processor(name, "UpdateAttribute", {"a": "b"}) for name in "12")
    assert (tick(group) >> first >> second) is second
    assert [(c.source.name, c.destination.name) for c in group.connections] == [("Tick", "1"), ("1", "2")]


def test_a_wrong_relationship_names_the_nearest(group):
    call = http(group)
    with pytest.raises(InputError, match="Flow/Card/Call: no relationship 'Orginal'. Nearest: Original"):
        call["Orginal"]
    with pytest.raises(InputError, match="no relationship 'orignal'"):
        call.orignal  # noqa: B018
    with pytest.raises(InputError, match="which of .*'Failure'.*Say it"):
        call >> call


def test_a_routes_properties_are_its_relationships(group):
    route = group.processor("Route", "RouteOnAttribute", {"yes": "${a:equals('b')}"})
    assert route.built.relationships == {"yes", "unmatched"}
    strategy = {"Routing Strategy": "Route to 'match' if all match", "yes": "${a:equals('b')}"}
    assert group.processor("All", "RouteOnAttribute", strategy).built.relationships == {"matched", "unmatched"}


def test_every_relationship_must_lead_somewhere(flow):
    with pytest.raises(InputError, match="Flow/Card/Tick: relationship 'success' leads nowhere"):
        with flow.group("Card") as card:
            tick(card)


def test_a_relationship_is_connected_or_terminated_not_both(group):
    source, log = tick(group, terminate=["success"]), group.processor("Log", "LogMessage", terminate=["success"])
    group.connect(source["success"], log)
    with pytest.raises(InputError, match="'success' is connected and terminated"):
        group.check()


def test_ports_and_funnels_lead_somewhere(flow):
    card = flow.group("Card")
    port = card.input("in")
    with pytest.raises(InputError, match="Flow/Card/in: leads nowhere"):
        card.check()
    port >> card.processor("Log", "LogMessage", terminate=["success"])
    card.check()
    with pytest.raises(InputError, match="Flow/Card/in: is not connected outside its group"):
        flow.root.check()
    tick(flow.root) >> card["in"]
    flow.root.check()
    card.output("out")
    with pytest.raises(InputError, match="Flow/Card/out: nothing leads to it"):
        card.check()
    with pytest.raises(InputError, match="no port 'inn'. Nearest: in"):
        card["inn"]


def test_a_funnel_needs_both_ends(group):
    funnel = group.funnel("middle")
    tick(group) >> funnel
    with pytest.raises(InputError, match="middle: leads nowhere"):
        group.check()


def test_a_connection_stays_in_one_group(flow):
    inner = flow.group("Card").processor("Log", "LogMessage", terminate=["success"])
    with pytest.raises(InputError, match="cannot be connected to Flow/Card/Log in Flow. Lead it through ports"):
        tick(flow.root) >> inner


def test_no_connection_twice_and_no_name_twice(group):
    source, log = tick(group), group.processor("Log", "LogMessage", terminate=["success"])
    source >> log
    with pytest.raises(InputError, match="is connected to Flow/Card/Log twice"):
        source >> log
    with pytest.raises(InputError, match="there are two of the name 'Log'"):
        group.processor("Log", "LogMessage", terminate=["success"])


def test_a_parameter_that_nothing_uses_is_a_slip(flow):
    with flow.group("Card") as card:
        http(card, {"A": "${#{free}}", "B": "#{fixed}"}, terminate=["Original", "Response", "Retry", "No Retry", "Failure"])
    with pytest.raises(InputError, match="parameter 'secret' is used nowhere"):
        flow.build()
    with pytest.raises(InputError, match="parameter 'free' is declared twice"):
        flow.parameter("free", description="again")


def test_ids_follow_the_path_and_a_key_keeps_them(flow):
    one = flow.group("A").processor("P", "LogMessage", terminate=["success"])
    other = flow.group("B").processor("P", "LogMessage", terminate=["success"])
    again = Template("Flow renamed", slug="flow", description="").group("A").processor("Q", "LogMessage", key="P", terminate=["success"])
    assert one.id != other.id
    assert again.id == one.id


def test_connections_never_expire_and_have_back_pressure(group):
    source, log = tick(group), group.processor("Log", "LogMessage", terminate=["success"])
    made = group.connect(source, log, objects=7, size="1 MB", balance="ROUND_ROBIN", name="n")
    assert (made.expiration, made.object_threshold, made.size_threshold, made.load_balance_strategy) == ("0 sec", 7, "1 MB", "ROUND_ROBIN")


def test_a_canvas_without_a_declared_road_follows_the_first_ways(flow):
    group = flow.group("A")
    source, log = tick(group), group.processor("Log", "LogMessage", terminate=["success"])
    source >> log
    assert group.graph().road == (source.unit, log.unit)


def test_the_builder_knows_what_the_components_say_of_themselves():
    invoke = catalog.lookup("InvokeHTTP")
    assert catalog.lookup("org.apache.nifi.processors.standard.InvokeHTTP").name == invoke.name
    assert invoke.bundle == "nifi-standard-nar" and invoke.api == ""
    assert invoke.properties["Basic Authentication Password"].sensitive
    assert invoke.relationships({}) == {"Original", "Failure", "Retry", "No Retry", "Response"}
    assert catalog.lookup("StandardHttpContextMap").api == "org.apache.nifi.http.HttpContextMap"


def test_relationships_follow_from_the_properties():
    route = catalog.lookup("RouteOnAttribute")
    assert route.relationships({"short": "${true}"}) == {"unmatched", "short"}
    together = {"short": "${true}", "Routing Strategy": "Route to 'match' if all match"}
    assert route.relationships(together) == {"matched", "unmatched"}


def test_a_property_that_older_nifis_would_take_for_an_attribute_is_refused(group):
    with pytest.raises(InputError, match="UpdateAttribute has no property 'canonical-value-lookup-cache-size'"):
        group.processor("Set", "UpdateAttribute", {"canonical-value-lookup-cache-size": "5"})
