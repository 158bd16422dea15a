"""A thousand expressions over Jython's types and modules: value, or class and words of the error."""

from __future__ import annotations

from tests.kits.recorded_expressions import differences, recorded


def test_an_expression_gives_what_jython_gives() -> None:
    data = recorded()
    cases = [case for case in data["cases"] if "left_out" not in case]
    found = differences(cases, "\n".join(data["prelude"]))
    answers = {case["expression"]: case["answer"] for case in cases}
    assert not found, "\n".join(f"{text}\n  Jython   {answers[text]}\n  emulator {answer}" for text, answer in found.items())


def test_what_is_left_out_really_differs() -> None:
    data = recorded()
    cases = [case for case in data["cases"] if "left_out" in case]
    same = {case["expression"] for case in cases} - set(differences(cases, "\n".join(data["prelude"])))
    assert not same, "these now agree with Jython; take left_out away:\n" + "\n".join(sorted(same))
