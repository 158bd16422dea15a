"""parse(write(flow)) == flow, for any flow and both formats."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.base.errors import InputError
from emulator.flow import json_write, model, parse_flow, xml_write
from tests.kits.carried import all_items, as_json_carries, as_xml_carries

letters = st.characters(
    codec="utf-8", exclude_categories=["Cs"], exclude_characters=[chr(c) for c in (*range(9), *range(11, 32), 0xB, 0xC, 0xFFFE, 0xFFFF)]
)
text = st.text(letters | st.sampled_from("<>&\r\n\t #${}\"'"), max_size=12)
word = st.text(letters, min_size=1, max_size=8)
position = st.tuples(*[st.floats(-1e6, 1e6, allow_nan=False)] * 2)
properties = st.dictionaries(word, st.none() | text, max_size=4)
bundle = st.builds(model.Bundle, word, word, word)
count = st.integers(0, 100)
kinds = st.sampled_from(["PROCESSOR", "INPUT_PORT", "OUTPUT_PORT", "FUNNEL"])


@st.composite
def flows(draw):
    """A flow whose every id is its own, with the lists in the order that files keep."""
    ids = iter(range(10_000))

    def listed(make, most=2):
        return [make() for _ in range(draw(st.integers(0, most)))]

    def own():
        return f"id-{next(ids)}"

    def processor():
        relationships = draw(st.sets(word, max_size=3))
        return model.Processor(
            own(), draw(text), draw(word), draw(bundle), draw(properties),
            model.Scheduling(draw(word), draw(word), draw(word), draw(count), draw(count), draw(word), draw(word)),
            draw(st.sets(st.sampled_from(sorted(relationships)))) if relationships else set(),
            model.Retry(draw(count), draw(st.sets(word, max_size=2)), draw(word), draw(word)),
            relationships, draw(st.sets(word, max_size=1)), draw(st.sets(word, max_size=1)), draw(word),
            draw(st.sampled_from(["STOPPED", "DISABLED"])), draw(st.none() | word), draw(text), draw(position),
            draw(st.dictionaries(word, text, max_size=2)),
        )  # fmt: skip

    def port(kind):
        return model.Port(own(), draw(text), kind, draw(text), draw(count), draw(st.sampled_from(["STOPPED", "DISABLED"])), draw(position))

    def end():
        return model.End(f"other-{draw(count)}", f"group-{draw(count)}", draw(kinds), draw(text))

    def connection():
        return model.Connection(
            own(), end(), end(), draw(st.sets(word, max_size=2)), draw(text), draw(count), draw(word), draw(word),
            draw(st.lists(word, max_size=2)),
            draw(word), draw(st.none() | word), draw(word), draw(st.lists(position, max_size=2)), draw(count), draw(count),
        )  # fmt: skip

    def service():
        return model.ControllerService(
            own(), draw(text), draw(word), draw(bundle), draw(properties), draw(st.sets(word, max_size=1)), draw(st.sets(word, max_size=1)),
            draw(st.lists(st.tuples(word, bundle), max_size=2)), draw(word), draw(st.none() | word), draw(text),
        )  # fmt: skip

    def group(depth):
        ports = [*listed(lambda: port("INPUT_PORT")), *listed(lambda: port("OUTPUT_PORT"))]
        return model.ProcessGroup(
            own(), draw(text), draw(text), draw(position), draw(st.none() | word), draw(st.dictionaries(word, text, max_size=2)),
            listed(processor), ports, listed(lambda: model.Funnel(own(), draw(position))),
            listed(lambda: model.Label(own(), draw(text), draw(position)[0], draw(position)[1], draw(position), {})),
            listed(connection), listed(service), listed(lambda: group(depth - 1)) if depth else [], draw(word), draw(word),
        )  # fmt: skip

    def context(name):
        found = [model.Parameter(n, draw(st.none() | text), False, draw(text)) for n in sorted(draw(st.sets(word, max_size=3)))]
        found += [model.Parameter("secret", None, True, draw(text))]
        return model.ParameterContext(name, {p.name: p for p in found}, draw(st.lists(word, max_size=2)), draw(text))

    root = group(1)
    contexts = {name: context(name) for name in draw(st.sets(word, max_size=2))}
    return model.Flow(root.name, root, contexts, root.comments, external_services=draw(st.dictionaries(word, text, max_size=1)))


@settings(max_examples=60, deadline=None)
@given(flows())
def test_a_json_definition_says_all_that_the_model_holds(flow):
    parsed = parse_flow(json_write.write(flow).encode())
    assert parsed == as_json_carries(flow)


@settings(max_examples=60, deadline=None)
@given(flows())
def test_an_xml_template_says_all_but_contexts(flow):
    flow = as_xml_carries(flow)
    for item in (*all_items(flow, "processors"), *all_items(flow, "services")):
        for name in item.service_properties & set(item.properties):
            item.properties[name] = None  # a value there is the id of a service, which follows its versioned id
    assert parse_flow(xml_write.write(flow).encode()) == flow


@settings(max_examples=20, deadline=None)
@given(flows())
def test_the_same_flow_gives_the_same_bytes(flow):
    for write in (xml_write.write, json_write.write):
        assert write(flow) == write(flow)


def test_a_character_that_xml_cannot_hold_is_an_error():
    flow = model.Flow("f", model.ProcessGroup("g", "bell \x07"))
    with pytest.raises(InputError, match=r"XML cannot hold the character '\\x07'"):
        xml_write.write(flow)
    assert parse_flow(json_write.write(flow).encode()).root.name == "bell \x07"


def test_remote_groups_are_refused_not_lost():
    flow = model.Flow("f", model.ProcessGroup("g", "g", remote_groups=["far"]))
    for write in (xml_write.write, json_write.write):
        with pytest.raises(InputError, match="remote process groups are not written: far"):
            write(flow)
