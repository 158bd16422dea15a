"""TestRunner over any emulated processor, with its properties, validity and controller services."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

import emulator
from emulator import TestRunner
from emulator.components.route_on_attribute import RouteOnAttribute
from emulator.components.standard_proxy_configuration_service import StandardProxyConfigurationService

SERVICE = "proxy-configuration-service"


class Echo(BaseHTTPRequestHandler):
    def do_GET(self):
        body = f"{self.command} {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def server():
    server = HTTPServer(("127.0.0.1", 0), Echo)
    Thread(target=server.serve_forever, daemon=True).start()
    yield "127.0.0.1", server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "processor", ["RouteOnAttribute", "org.apache.nifi.processors.standard.RouteOnAttribute", RouteOnAttribute], ids=str
)
def test_a_processor_is_named_by_simple_name_full_type_or_class(processor):
    runner = TestRunner(processor, properties={"big": "${size:gt(5)}"})
    runner.enqueue("x", {"size": "7"})
    runner.enqueue("y", {"size": "3"})
    runner.run(2)
    runner.assert_transfer_count("big", 1)
    (small,) = runner.get_flowfiles_for_relationship("unmatched")
    assert small.text == "y"
    runner.assert_queue_empty()


def test_a_dynamic_property_that_comes_later_brings_its_relationship():
    runner = TestRunner("RouteOnAttribute")
    runner.set_property("empty", "${fileSize:equals(0)}")
    runner.enqueue()
    runner.run()
    runner.assert_all_flowfiles_transferred("empty", 1)


def test_update_attribute_finds_attributes_variables_and_parameters():
    runner = TestRunner("UpdateAttribute", properties={"all": "${own}-${theirs}-#{given}"}, variables={"theirs": "v"})
    runner.set_parameter("given", "p")
    runner.enqueue("x", {"own": "a"})
    runner.run()
    runner.assert_attribute_equals("all", "a-v-p")


def test_what_the_processor_raises_fails_the_run_with_the_frameworks_words_in_the_log():
    runner = TestRunner("UpdateAttribute", properties={"when": "${x:toDate('yyyy')}"})
    runner.enqueue("x", {"x": "no date"})
    with pytest.raises(AssertionError, match="trigger 1 of 1 failed: .*ProcessException"):
        runner.run()
    runner.assert_logged("error", "Processing failed: ")
    runner.assert_penalize_count(1)


def test_merge_content_keeps_its_bins_from_run_to_run_until_it_is_stopped():
    runner = TestRunner("MergeContent", properties={"Minimum Number of Entries": "2"})
    runner.enqueue("a")
    runner.run(stop_on_finish=False)
    runner.assert_transfer_count("merged", 0)
    runner.assert_queue_empty()
    runner.enqueue("b")
    runner.run(2, initialize=False)
    (merged,) = runner.get_flowfiles_for_relationship("merged")
    assert merged.content == b"ab"
    runner.assert_transfer_count("original", 2)


def test_merge_content_gives_back_what_it_holds_when_it_stops():
    runner = TestRunner("MergeContent", properties={"Minimum Number of Entries": "2"})
    runner.enqueue("a")
    runner.run()
    runner.assert_queue_not_empty()


def test_a_run_cannot_go_on_with_a_processor_that_was_stopped():
    runner = TestRunner("UpdateAttribute")
    runner.run()
    with pytest.raises(emulator.InputError, match="there is no processor that was started"):
        runner.run(initialize=False)


def test_invoke_http_calls_a_server(server):
    host, port = server
    runner = TestRunner("InvokeHTTP", properties={"Remote URL": f"http://{host}:{port}/${{path.of}}"})
    runner.enqueue("x", {"path.of": "orders"})
    runner.run()
    (response,) = runner.get_flowfiles_for_relationship("Response")
    response.assert_content_equals("GET /orders")
    response.assert_attribute_equals("invokehttp.status.code", "200")
    runner.assert_transfer_count("Original", 1)


def test_without_an_incoming_connection_a_processor_is_a_source(server):
    host, port = server
    runner = TestRunner("InvokeHTTP", properties={"Remote URL": f"http://{host}:{port}/x"})
    runner.run()
    runner.assert_transfer_count("Response", 0)
    runner.set_incoming_connection(False)
    runner.run()
    runner.assert_transfer_count("Response", 1)


def test_a_source_needs_no_flowfile():
    runner = TestRunner("GenerateFlowFile", properties={"generate-ff-custom-text": "made"})
    runner.run(2)
    runner.assert_transfer_count("success", 2)
    runner.assert_content_equals("made")


def test_a_script_is_an_execute_script_by_path_or_text(tmp_path):
    text = "ff = session.get()\nsession.transfer(ff, REL_FAILURE)\n"
    path = tmp_path / "script.py"
    path.write_text(text, encoding="utf-8")
    for runner in (TestRunner(script=path), TestRunner(text=text)):
        runner.enqueue("x")
        runner.run()
        runner.assert_all_flowfiles_transferred("failure", 1)


def test_what_is_not_valid_does_not_run_and_is_told_in_nifis_words():
    runner = TestRunner("InvokeHTTP", properties={"Remote URL": "nowhere"})
    runner.assert_not_valid()
    with pytest.raises(AssertionError) as caught:
        runner.run()
    assert str(caught.value).split("\n") == [
        "InvokeHTTP is not valid:",
        "  'Remote URL' validated against 'nowhere' is invalid because Not a valid URL",
    ]
    runner.set_property("Remote URL", "http://h/")
    runner.assert_valid()
    with pytest.raises(AssertionError, match="expected InvokeHTTP not to be valid, it is"):
        runner.assert_not_valid()


def proxied(url):
    return TestRunner("InvokeHTTP", properties={"Remote URL": url, SERVICE: "proxy"})


@pytest.mark.parametrize("service", ["StandardProxyConfigurationService", StandardProxyConfigurationService], ids=str)
def test_a_controller_service_is_added_configured_and_enabled(server, service):
    host, port = server
    runner = proxied("http://elsewhere.invalid/x")
    runner.add_controller_service("proxy", service, {"proxy-type": "HTTP", "proxy-server-host": host})
    runner.set_service_property("proxy", "proxy-server-port", str(port))
    runner.assert_valid("proxy")
    runner.enable_controller_service("proxy")
    assert runner.is_controller_service_enabled("proxy")
    runner.enqueue()
    runner.run()
    (response,) = runner.get_flowfiles_for_relationship("Response")
    response.assert_content_equals("GET http://elsewhere.invalid/x")
    runner.disable_controller_service("proxy")
    assert not runner.is_controller_service_enabled("proxy")


def test_a_service_that_is_not_enabled_stops_the_run():
    runner = proxied("http://127.0.0.1/x")
    runner.add_controller_service("proxy", "StandardProxyConfigurationService")
    with pytest.raises(AssertionError, match="the controller service 'proxy' is not enabled"):
        runner.run()


def test_a_service_that_is_not_valid_cannot_be_enabled():
    runner = proxied("http://127.0.0.1/x")
    runner.add_controller_service("proxy", "StandardProxyConfigurationService", {"proxy-type": "NONE"})
    runner.assert_not_valid("proxy")
    with pytest.raises(AssertionError, match="proxy is not valid:\n  'proxy-type' validated against 'NONE' is invalid"):
        runner.enable_controller_service("proxy")


def test_a_service_that_is_not_there_makes_the_processor_invalid():
    with pytest.raises(AssertionError, match="the controller service proxy does not exist"):
        proxied("http://127.0.0.1/x").assert_valid()


class Proxy:
    """A test's own ProxyConfigurationService."""

    identifier, name, APIS = "proxy", "mine", ("org.apache.nifi.proxy.ProxyConfigurationService",)


def test_a_service_can_be_a_tests_own_object():
    runner = proxied("http://127.0.0.1/x")
    runner.add_controller_service("proxy", Proxy())
    runner.enable_controller_service("proxy")
    runner.assert_valid()


MISTAKES = {
    "no such processor": (lambda: TestRunner("RouteOnAtribute"), "RouteOnAtribute.*nearest.*RouteOnAttribute"),
    "a service as processor": (lambda: TestRunner("StandardHttpContextMap"), "is no processor"),
    "a script as processor": (lambda: TestRunner("route.py"), "Give a script as script='route.py'"),
    "both": (lambda: TestRunner("UpdateAttribute", text="x = 1"), "a processor and a script are given"),
    "neither": (TestRunner, "give a script's path or its text"),
    "one that listens": (lambda: TestRunner("HandleHttpRequest"), "HandleHttpRequest waits for requests.*FlowRun.serve"),
    "a processor as service": (
        lambda: TestRunner("UpdateAttribute").add_controller_service("a", "UpdateAttribute"),
        "is no controller service",
    ),
    "a service that was not added": (
        lambda: TestRunner("UpdateAttribute").enable_controller_service("a"),
        "there is no controller service 'a'",
    ),
}


@pytest.mark.parametrize(("mistake", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_said_in_one_sentence(mistake, sentence):
    with pytest.raises(emulator.EmulatorError, match=sentence):
        mistake()
