"""Small flows for tests, as definitions that the JSON reader takes: processors by name, connections by name of relationship."""

import json

STANDARD = "org.apache.nifi.processors.standard."
SHORT = {"ExecuteScript": "org.apache.nifi.processors.script.", "UpdateAttribute": "org.apache.nifi.processors.attributes."}


def processor(name, kind, properties=None, terminate=(), **more):
    """One processor; ``kind``: a simple name, or a full one."""
    return {
        "identifier": "id-" + name, "name": name, "type": kind if "." in kind else SHORT.get(kind, STANDARD) + kind,
        "bundle": {"group": "org.apache.nifi", "artifact": "a-nar", "version": "1.16.3"}, "properties": properties or {},
        "propertyDescriptors": {}, "schedulingPeriod": "0 sec", "schedulingStrategy": "TIMER_DRIVEN", "penaltyDuration": "30 sec",
        "yieldDuration": "1 sec", "bulletinLevel": "WARN", "autoTerminatedRelationships": list(terminate), "scheduledState": "ENABLED",
        "componentType": "PROCESSOR", "groupIdentifier": "root", "position": {"x": 0, "y": 0}, **more,
    }  # fmt: skip


def port(name, kind="OUTPUT_PORT"):
    return {"identifier": "id-" + name, "name": name, "type": kind, "componentType": kind, "groupIdentifier": "root"}


def script(name, text, terminate=("success", "failure")):
    """An ExecuteScript."""
    return processor(name, "ExecuteScript", {"Script Engine": "python", "Script Body": text}, terminate)


def definition(processors, connections=(), ports=(), services=(), name="Small"):
    """The text of a flow definition; ``connections``: (source, relationships, destination) by name."""
    kinds = {one["name"]: one.get("componentType", "PROCESSOR") for one in (*processors, *ports)}
    ends = [
        {
            "identifier": "c%d" % number,
            "source": {"id": "id-" + source, "name": source, "type": kinds[source], "groupId": "root"},
            "destination": {"id": "id-" + destination, "name": destination, "type": kinds[destination], "groupId": "root"},
            "selectedRelationships": [relationships] if isinstance(relationships, str) else list(relationships),
            "backPressureObjectThreshold": 10000, "backPressureDataSizeThreshold": "1 GB", "flowFileExpiration": "0 sec",
            "componentType": "CONNECTION", "groupIdentifier": "root",
        }
        for number, (source, relationships, destination) in enumerate(connections)
    ]  # fmt: skip
    group = {
        "identifier": "root", "name": name, "processors": list(processors), "connections": ends,
        "inputPorts": [one for one in ports if one["type"] == "INPUT_PORT"],
        "outputPorts": [one for one in ports if one["type"] == "OUTPUT_PORT"],
        "controllerServices": list(services), "processGroups": [], "funnels": [], "labels": [], "remoteProcessGroups": [], "variables": {},
    }  # fmt: skip
    return json.dumps({"flowContents": group, "parameterContexts": {}})
