"""A flow over HTTP: the webhook of the Run Cancellation Plan Service is called with a wrong secret."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Tuple

import emulator
from emulator import FlowRun, Secret

GIVEN = {
    "webhook.host": "127.0.0.1",
    "webhook.port": "0",  # any that is free
    "webhook.secret": Secret("right"),
    "erp.url": "http://127.0.0.1:9/plans/",  # nobody is there: a refused call goes no further
}


def call(run: FlowRun) -> Tuple[int, str]:
    """Runs in a thread of its own while the flow serves."""
    body = json.dumps({"event": {"type": "cancellation_plan.created"}}).encode()
    request = urllib.request.Request(
        run.url("Webhook/Listen") + "/cancellation_plan/",
        body,
        {"Content-Type": "application/json", "X-Webhook-Secret": "wrong"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def main() -> None:
    parameters = emulator.read_parameters("templates/parameters/cancellation_plan.json")
    run = emulator.start_flow("templates/json/cancellation_plan.json", parameters={**parameters, **GIVEN})
    status, text = run.serve(call)
    assert status == 401 and "secret" in json.loads(text)["reason"], (status, text)


if __name__ == "__main__":
    main()
