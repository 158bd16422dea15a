"""The sender of plan events calls as its table says; the webhook here answers by the rules that a real one is owed."""

import json

import pytest

from emulator.mocks.data_orders import plan_events
from emulator.mocks.http_server import Answer, MockServer
from emulator.mocks.webhook_sender import CALLS, SECRET, WebhookSender

LARGEST = 1_000_000


class Webhook(MockServer):
    name = "webhook"

    def handle(self, request):
        status, word = self.judge(request)
        return Answer.json(status, {"status": word})

    def judge(self, request):
        if request.method != "POST":
            return 405, "method"
        if request.header("X-Webhook-Secret").encode("latin-1").decode("utf-8") != SECRET:
            return 401, "secret"
        if request.header("Content-Type").split(";")[0] != "application/json":
            return 415, "type"
        if len(request.body) > LARGEST:
            return 413, "size"
        return self.read(request.body)

    def read(self, body):
        try:
            document = json.loads(body)
            event, payload = document["event"], document["payload"]
            assert event["uuid"] and event["type"] and payload["pk"] and payload["cancellationplanorderitem_set"]
        except (ValueError, KeyError, TypeError):
            return 400, "body"
        return 202, "accepted"


@pytest.fixture
def sender():
    with Webhook() as server:
        yield WebhookSender(server.url + "/cancellation_plan/")


@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_call_is_answered_as_it_is_owed(sender, name):
    assert sender.send(plan_events(1, 1)[0], name).status == CALLS[name].owed


def test_a_round_sends_every_event_and_every_second_one_twice(sender):
    events = plan_events(1, 4)
    sender.play(events)
    good = [uuid for name, uuid, _ in sender.sent if name == "good"]
    assert [good.count(event["event"]["uuid"]) for event in events] == [1, 2, 1, 2]
    assert {name for name, _, _ in sender.sent} == set(CALLS)


def test_a_call_that_goes_wrong_carries_a_uuid_of_its_own(sender):
    events = plan_events(1, 2)
    sender.play(events, ["bad_secret"])
    (uuid,) = [uuid for name, uuid, _ in sender.sent if name == "bad_secret"]
    assert uuid not in [event["event"]["uuid"] for event in events]


def test_another_header_and_secret_can_be_used():
    with Webhook() as server:
        sender = WebhookSender(server.url, secret="x", header="X-Other")
        assert sender.send(plan_events(1, 1)[0]).status == 401
        assert ["X-Other", "x"] in server.journal.entries()[0]["headers"]


def test_a_connection_that_ends_without_an_answer_has_status_0():
    class Silent(MockServer):
        def handle(self, request):
            return Answer(ending="dropped")

    with Silent() as server:
        assert WebhookSender(server.url).send(plan_events(1, 1)[0]).status == 0


@pytest.mark.parametrize("name", ["good", "get", "chunked"])
def test_a_connection_that_is_refused_is_no_answer(name):
    with Webhook() as server:
        url = server.url
    made = WebhookSender(url + "/cancellation_plan/")
    assert made.send(plan_events(1, 1)[0], name).status == 0
    assert [(entry["answer"], entry["ending"]) for entry in made.journal] == [(None, "dropped")]


def test_a_watch_is_told_when_a_call_was_sent_and_when_it_was_answered(sender):
    told = []
    sender.watch = lambda when, entry: told.append((when, entry["query"]["call"], entry["answer"]))
    sender.send(plan_events(1, 1)[0])
    assert told == [("sent", ["good"], None), ("answered", ["good"], 202)]
