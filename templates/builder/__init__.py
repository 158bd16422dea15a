"""Flows as code: typed objects, checked as they are made, written as an XML template and a JSON flow definition.

    template = Template("Example", slug="example", description="Says hello")
    who = template.parameter("who", "world", description="Whom to greet")
    with template.group("Hello") as hello:
        tick = hello.processor("Every minute", "GenerateFlowFile", {"greeting": "hello ${#{who}}"}, every="1 min")
        route = hello.processor("Short or long", "RouteOnAttribute", {"short": "${greeting:length():lt(20)}"})
        log = hello.processor("Log", "LogMessage", {"log-message": "${greeting}"}, terminate=["success"])
        tick >> route
        route["short", "unmatched"] >> log

An error names the component, says what is wrong and the nearest right names. Nothing is global: a name belongs to its group.
"""

from __future__ import annotations

from .group import Group
from .nodes import Funnel, Port, Processor, Service, Way
from .parameter import Parameter
from .template import Template

__all__ = ["Funnel", "Group", "Parameter", "Port", "Processor", "Service", "Template", "Way"]
