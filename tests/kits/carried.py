"""What each format of a flow can carry: a flow without the rest, to compare with what was read back."""

from emulator.base.record import replace


def all_items(flow, kind):
    return [item for group in flow.root.walk() for item in getattr(group, kind)]


def as_json_carries(flow):
    """JSON says nothing of relationships that are neither connected nor terminated."""
    for processor in all_items(flow, "processors"):
        processor.relationships = set()
    return flow


def as_xml_carries(flow):
    """XML has no contexts, no external services, and may not say what is sensitive."""
    for item in (*all_items(flow, "processors"), *all_items(flow, "services")):
        item.sensitive_properties = set()
    for group in flow.root.walk():
        group.parameter_context = None
    return replace(flow, contexts={}, external_services={})
