"""What the report says of a card: what crossed its border, and the sums over its processors."""

import emulator
from emulator.flow.model import Port
from tests.kits.flow_kit import connect, flow, group, processor, sink
from tests.kits.probe_processors import Pass  # noqa: F401  registers test.*


def probe(name, kind="Pass", **fields):
    return processor(name, "test." + kind, **fields)


def card(*steps):
    """A card of processors one after the other, with a port on each side."""
    inner = group("Card", Port("in", "in", "INPUT_PORT"), Port("out", "out", "OUTPUT_PORT"), *steps)
    ids = ["in", *(one.id for one in steps), "out"]
    inner.connections += [connect(one, two, *(["success"] if one != "in" else [])) for one, two in zip(ids, ids[1:])]
    return inner


def around(inner, **source):
    return flow(probe("S", "Source", **source), inner, sink(), connect("s", "in", "success"), connect("out", "sink"))


def border(run, path):
    counts = run.report.cards[path]
    return counts.received, counts.sent


def test_a_flowfile_counts_once_however_many_processors_of_the_card_it_passes():
    run = emulator.run_flow(around(card(probe("A"), probe("B"), probe("C"))), fires=3)
    assert border(run, "Card") == (3, 3)
    assert run.report.cards["Card"].triggers == 9
    assert border(run, "") == (3, 0)  # the outermost group made them, and its sink kept them


def test_what_a_card_makes_itself_counts_as_in():
    run = emulator.run_flow(flow(group("Card", probe("S", "Source", terminate=["success"]))), fires=2)
    assert border(run, "Card") == (2, 0)
    generate = processor("G", "GenerateFlowFile", terminate=["success"])
    assert border(emulator.run_flow(flow(group("Card", generate))), "Card") == (1, 0)


def test_what_a_nested_card_makes_came_into_the_outer_one_too():
    nested = group("Inner", Port("up", "up", "OUTPUT_PORT"), probe("S", "Source"), connect("s", "up", "success"))
    outer = group("Outer", nested, Port("out", "out", "OUTPUT_PORT"), probe("P"), connect("up", "p"), connect("p", "out", "success"))
    run = emulator.run_flow(flow(outer, sink(), connect("out", "sink")), fires=2)
    assert border(run, "Outer/Inner") == border(run, "Outer") == (2, 2)


def test_what_is_fed_to_a_card_counts_as_in_once():
    inner = card(probe("A"))
    run = emulator.run_flow(flow(inner, sink(), connect("out", "sink")), feed=[("Card/A", ("xy", {})), ("Card/in", ("z", {}))])
    assert border(run, "Card") == (2, 2)
    assert (run.report.cards["Card"].bytes_in, run.report.cards["Card"].bytes_out) == (3, 3)


def test_what_waits_in_front_of_a_port_has_not_crossed_the_border():
    inner = card(probe("A"))
    inner.ports[1].state = "DISABLED"
    run = emulator.run_flow(around(inner), fires=2)
    assert border(run, "Card") == (2, 0)
    assert [one.queue for one in run.stalled] == ["Card/A -> Card/out (success)"]


def test_failures_inside_a_card_are_summed_over_its_processors():
    inner = card(probe("A"), probe("F", "Fails", terminate=["failure"]))
    run = emulator.run_flow(around(inner), fires=2)
    assert border(run, "Card") == (2, 0)
    assert (run.report.cards["Card"].failed, run.report.cards["Card"].dropped) == (2, 2)


def test_two_ways_out_of_an_output_port_are_one_flowfile_out():
    parts = [probe("S", "Source"), card(probe("A")), sink("One"), sink("Two")]
    links = [connect("s", "in", "success"), connect("out", "one"), connect("out", "two")]
    assert border(emulator.run_flow(flow(*parts, *links)), "Card") == (1, 1)


def test_a_slash_in_a_processors_name_leaves_it_in_its_card():
    run = emulator.run_flow(flow(group("Card", probe("GET/POST", "Source", terminate=["success"]))))
    assert run.report.cards["Card"].triggers == 1
    assert any(line.startswith("  GET/POST ") for line in run.report.table().splitlines())
