"""TestRunner: nifi-mock's words over the emulated ExecuteScript; every assertion can fail, and says what there was."""

import pytest

import emulator

ROUTE = """
from org.apache.nifi.processor.io import StreamCallback
ff = session.get()
if ff is not None:
    log.warn('seen ' + ff.getAttribute('filename'))
    session.adjustCounter('seen', 1, False)
    ff = session.putAttribute(ff, 'got', limit.evaluateAttributeExpressions(ff).getValue())
    if ff.getAttribute('bad'):
        session.transfer(session.penalize(ff), REL_FAILURE)
    elif ff.getAttribute('boom'):
        raise ValueError('boom')
    else:
        session.transfer(ff, REL_SUCCESS)
"""
COUNT = """
from org.apache.nifi.components.state import Scope
manager = context.getStateManager()
seen = manager.getState(Scope.CLUSTER).get('seen')
manager.setState({'seen': str(int(seen or '0') + 1)}, Scope.CLUSTER)
print 'one'
"""


@pytest.fixture
def runner():
    made = emulator.TestRunner(text=ROUTE, properties={"limit": "${a}"}, seed=1)
    return made


def test_the_words_of_nifi_mock_in_order(runner):
    runner.enqueue('{"id": 1}', {"a": "x"})
    runner.run(1)
    runner.assert_all_flowfiles_transferred("success", 1)
    runner.assert_queue_empty()
    runner.assert_attribute_equals("got", "x")
    runner.assert_content_equals('{"id": 1}')
    runner.assert_json_equals({"id": 1})
    runner.assert_penalize_count(0)
    runner.assert_counter_equals("seen", 1)
    assert runner.get_counter_value("seen") == 1
    runner.assert_logged("warn", "seen ")
    runner.assert_transfer_count("failure", 0)
    assert [event.type for event in runner.get_provenance_events()] == ["ATTRIBUTES_MODIFIED"]
    (flowfile,) = runner.get_flowfiles_for_relationship("success")
    flowfile.assert_attribute_exists("uuid")
    assert (flowfile.get_attribute("a"), flowfile.text, flowfile.size, flowfile.json()) == ("x", '{"id": 1}', 9, {"id": 1})


def test_properties_variables_and_parameters_count_from_the_next_run_on(runner):
    for name, value in (("limit", "#{p}"), ("limit", "${v}")):
        runner.set_property(name, value)
        runner.set_parameter("p", "from p")
        runner.set_variable("v", "from v")
        runner.enqueue()
        runner.run()
    assert [one.get_attribute("got") for one in runner.get_flowfiles_for_relationship("success")] == ["from p", "from v"]
    runner.remove_property("limit")
    runner.enqueue()
    with pytest.raises(AssertionError, match="name 'limit' is not defined"):
        runner.run()


def test_a_parameter_that_nobody_gave_is_named(runner):
    runner.set_property("limit", "#{missing}")
    with pytest.raises(emulator.InputError, match="property 'limit': no value for parameter 'missing'"):
        runner.run()


def test_an_error_of_the_script_fails_the_run_and_leaves_the_flowfile_in_its_queue(runner):
    runner.enqueue("x", {"a": "1", "boom": "yes"})
    with pytest.raises(AssertionError) as caught:
        runner.run(2)
    message = str(caught.value)
    assert message.startswith("trigger 1 of 2 failed: org.apache.nifi.processor.exception.ProcessException")
    assert "in the queue, penalised: 'x' {\"a\": \"1\", \"boom\": \"yes\"}" in message
    runner.assert_queue_not_empty()
    runner.assert_penalize_count(1)
    assert "ValueError: boom" in str(caught.value.__cause__)


def test_errors_can_be_kept_instead(runner):
    runner.enqueue("x", {"a": "1", "boom": "yes"})
    result = runner.run(raise_errors=False)
    assert [str(failure) for failure in runner.exceptions] == [str(result.exception)]


def test_state_is_set_and_kept_between_runs():
    runner = emulator.TestRunner(text=COUNT, state={"seen": "4"})
    runner.run(2)
    runner.assert_state_equals({"seen": "6"})
    runner.set_state({"seen": "0"})
    runner.run()
    assert runner.state == {"seen": "1"} and runner.stdout == "one\n" * 3


def test_a_file_and_a_flowfile_of_another_run_can_be_enqueued(runner, tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"from a file")
    runner.enqueue(path, {"a": "1"})
    runner.run()
    second = emulator.TestRunner(text=ROUTE, properties={"limit": "5"})
    second.enqueue(runner.get_flowfiles_for_relationship("success")[0], {"b": "2"})
    second.run()
    second.assert_content_equals("from a file")
    for name, value in (("a", "1"), ("b", "2"), ("got", "5")):
        second.assert_attribute_equals(name, value)


def test_what_was_transferred_can_be_forgotten(runner):
    runner.enqueue("x", {"a": "1"})
    runner.run()
    runner.clear_transfer_state()
    runner.assert_transfer_count("success", 0)


def sent(runner, *attributes):
    for one in attributes:
        runner.enqueue("{\"n\": 1}", {"a": "1", **one})
    runner.run(len(attributes))
    return runner


FAILING = {
    "a wrong count": (lambda one: one.assert_transfer_count("success", 2), "expected 2 FlowFiles in success, got 1\nthere is:"),
    "another relationship": (
        lambda one: one.assert_all_flowfiles_transferred("success"),
        "expected FlowFiles in success only, 1 went elsewhere",
    ),
    "no such relationship": (
        lambda one: one.get_flowfiles_for_relationship("sucess"),
        "there is no relationship 'sucess', only failure, success",
    ),
    "a queue that is empty": (lambda one: one.assert_queue_not_empty(), "expected FlowFiles in the queue, it is empty"),
    "penalised ones": (lambda one: one.assert_penalize_count(0), "expected 0 FlowFiles penalised, got 1"),
    "an attribute's value": (lambda one: one.assert_attribute_equals("a", "2"), "expected attribute a='2', got '1'\n  in success"),
    "a missing attribute": (lambda one: one.assert_attribute_equals("gott", "2"), "got none; the nearest is 'got'"),
    "an attribute that should differ": (lambda one: one.assert_attribute_not_equals("a", "1"), "attribute 'a' is '1'"),
    "an attribute that should be": (lambda one: one.assert_attribute_exists("zzz"), "there is no attribute 'zzz'\n"),
    "an attribute that should not be": (lambda one: one.assert_attribute_not_exists("a"), "there is an attribute 'a': '1'"),
    "content": (lambda one: one.assert_content_equals("{}"), "expected the content '{}', got '{\"n\": 1}'"),
    "JSON": (lambda one: one.assert_json_equals({"n": 2}), "the JSON differs (- expected, + found):\n@@"),
    "JSON of another type": (lambda one: one.assert_json_equals({"n": True}), '- "n": true'),
    "a counter": (lambda one: one.assert_counter_equals("seen", 7), "expected the counter 'seen' to be 7, got 2"),
    "a log message": (lambda one: one.assert_logged("error", "seen"), "expected a message of level error with 'seen', got []"),
    "state": (lambda one: one.assert_state_equals({"x": "1"}), "expected the state {'x': '1'}, got {}"),
}


@pytest.mark.parametrize("assertion, message", FAILING.values(), ids=FAILING)
def test_an_assertion_that_fails_says_what_there_was(runner, assertion, message):
    with pytest.raises(AssertionError) as caught:
        assertion(sent(runner, {}, {"bad": "yes"}))
    assert message in str(caught.value)


def test_a_queue_that_is_not_empty_is_listed(runner):
    runner.enqueue(b"\xff\xfe" * 300, {"a": "1"})
    with pytest.raises(AssertionError) as caught:
        runner.assert_queue_empty()
    assert str(caught.value).startswith("expected an empty queue\nthere is:\n  in the queue: b'\\xff\\xfe")
    assert str(caught.value).endswith("… (600 bytes) {\"a\": \"1\"}")


def test_an_assertion_on_flowfiles_needs_one(runner):
    with pytest.raises(AssertionError, match="no FlowFile was transferred"):
        runner.assert_attribute_equals("a", "1")


def test_content_that_is_no_json_says_so(runner):
    runner.enqueue("nothing", {"a": "1"})
    runner.run()
    with pytest.raises(AssertionError, match="the content is not JSON"):
        runner.assert_json_equals({})
