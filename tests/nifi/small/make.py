"""Makes the small flow that the tests of deploying use: every kind of thing that a deployment touches, once.

Run as ``python -m tests.nifi.small.make`` after a change; the files beside it are committed.
"""

from __future__ import annotations

import json
from pathlib import Path

from emulator.flow import json_write, xml_write
from templates.builder import Group, Template, parameter

HERE = Path(__file__).resolve().parent


def body(name: str) -> dict[str, str]:
    """The properties of an ExecuteScript."""
    return {"Script Engine": "python", "Script Body": (HERE / name).read_text(encoding="utf-8")}


def ledger(group: Group) -> None:
    """Tick, operator, state, a parked queue."""
    tick = group.processor("Tick", "GenerateFlowFile", {"ledger.event": "tick"}, cron="0 0 0 1 1 ?", primary=True)
    order = {"ledger.event": "operator", "generate-ff-custom-text": '{"op": ""}'}
    operator = group.processor("Operator", "GenerateFlowFile", order, every="1 day", disabled=True)
    script = {**body("ledger.py"), "start_date": "#{start.date}"}
    state = group.processor("Ledger", "ExecuteScript", script, terminate=["failure"])
    route = group.processor("Where to", "RouteOnAttribute", {"park": "${ledger.to:equals('park')}"})
    parked = group.processor("Parked", "UpdateAttribute", {"ledger.to": "work"}, disabled=True)
    out = group.output("work")
    tick >> state
    operator >> state
    state.success >> route
    route.park >> parked
    route.unmatched >> out
    parked >> out


def work(group: Group) -> None:
    """What a merchant replaces: a script and a spec."""
    came = group.input("work")
    script = group.processor("Script", "ExecuteScript", body("card.py"), terminate=["failure"])
    spec = json.dumps([{"operation": "default", "spec": {"version": 1}}])
    text = group.processor("As JSON", "UpdateAttribute", {"small.text": "${#{small.text}}", "small.url": "#{small.url}"})
    mapping = group.processor("Mapping", "JoltTransformJSON", {"jolt-spec": spec})
    end = group.processor("End", "UpdateAttribute", {"end": "yes"}, terminate=["success"])
    came >> script
    script.success >> text
    text >> mapping
    mapping["success", "failure"] >> end


def build() -> Template:
    """The whole flow."""
    made = Template("Small flow", slug="small", description="For the tests of deploying")
    made.parameter("start.date", description="Where to begin", required=True, type=parameter.DATE)
    made.parameter("small.url", description="An address", required=True, type=parameter.URL)
    made.parameter("small.text", "", description="Optional")
    made.parameter("small.username", description="Who logs in", required=True)
    made.parameter("small.password", description="Its password", required=True, sensitive=True)
    holder = {"proxy-type": "DIRECT", "proxy-user-name": "#{small.username}", "proxy-user-password": "#{small.password}"}
    made.root.service("Credentials", "StandardProxyConfigurationService", holder)
    first, second = made.group("Ledger"), made.group("Work")
    ledger(first)
    work(second)
    first["work"] >> second["work"]
    return made


def main() -> None:
    """Write xml/, json/ and parameters/ beside this file."""
    made = build()
    flow = made.build()
    described = {name: one.describe() for name, one in made.parameters.items()}
    texts = {"xml": xml_write.write(flow), "json": json_write.write(flow), "parameters": json.dumps(described, indent=2) + "\n"}
    for folder, text in texts.items():
        ending = "xml" if folder == "xml" else "json"
        target = HERE / folder / f"small.{ending}"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
