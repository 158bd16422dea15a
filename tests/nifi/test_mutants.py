"""Broken flows: each is caught by the check that its row names, compared with what NiFi did with the good flow."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any, Iterator

import pytest

from nifi.deploy import lifecycle
from nifi.proof.flows import definitions
from nifi.proof.parity.cases import CASES, plan_of
from nifi.proof.parity.checks import CHECKS, compare
from nifi.proof.parity.drive import run
from nifi.proof.parity.emulated import Emulated
from nifi.proof.parity.mutant import Mutant
from nifi.proof.parity.mutants import MUTANTS
from nifi.proof.parity.real import Real
from nifi.proof.parity.runs import Runs
from nifi.rest import Client
from nifi.run.version import chosen

pytestmark = [pytest.mark.nifi, pytest.mark.usefixtures("same_machine")]
# these go through the real NiFi as well
IN_NIFI = (
    "a property renamed",
    "an expression that does not parse",
    "headers of the ERP trusted",
    "no idempotency key",
    "no second login for a write-back",
    "405 does not say what is allowed",
    "no idempotency key of a plan",
)


def checks_that_fail(good: object, seen: object) -> set[str]:
    """Names of the checks that find a difference."""
    return {one.check for one in compare(good, seen)}  # type: ignore[arg-type]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.name)
def test_a_broken_flow_is_caught_by_the_check_that_is_named(parity: Runs, mutant: Mutant) -> None:
    good = parity.real("json", mutant.case)
    assert mutant.check in CHECKS
    assert mutant.check in checks_that_fail(good, parity.emulated("json", mutant.case, mutant.break_flow))


@pytest.fixture
def broken(client: Client, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Real]:
    """The mutant deployed in NiFi."""
    shape = CASES[request.param.case].shape
    plan = plan_of(tmp_path, "json", f"Parity mutant {uuid.uuid4().hex[:8]}", shape.flow)
    request.param.break_plan(plan)
    deployed = Real(client, plan, shape.waiting)
    yield deployed
    deployed.delete()


def of_the_short_run(mutant: Mutant) -> Any:
    """The case of this one is among those that the short run on a NiFi 2 has run already."""
    return pytest.param(mutant, marks=pytest.mark.nifi2) if mutant.name == "no second login for a write-back" else mutant


BROKEN_IN_NIFI = [of_the_short_run(mutant) for mutant in MUTANTS if mutant.name in IN_NIFI]


@pytest.mark.parametrize("broken", BROKEN_IN_NIFI, ids=lambda one: one.name, indirect=True)
def test_a_broken_flow_is_caught_in_nifi_too(parity: Runs, broken: Real, request: pytest.FixtureRequest) -> None:
    mutant: Mutant = request.node.callspec.params["broken"]
    seen = run(broken, CASES[mutant.case])
    assert mutant.check in checks_that_fail(parity.real("json", mutant.case), seen)
    if mutant.check != "valid":
        assert checks_that_fail(seen, run(Emulated(broken.plan, nifi=parity.nifi), CASES[mutant.case])) == set()


def test_a_relationship_that_leads_nowhere_is_not_valid_in_nifi(client: Client, tmp_path: Path) -> None:
    deployed = Real(client, plan_of(tmp_path, definitions(chosen())[0], f"Parity mutant {uuid.uuid4().hex[:8]}"))
    try:
        assert deployed.invalid == []
        deployed.disconnect("Ledger/Where to", "writeback")
        (fault,) = lifecycle.invalid(client, deployed.group)
        assert fault.startswith("Ledger/Where to: 'Relationship writeback' is invalid because Relationship 'writeback' is not connected")
    finally:
        deployed.delete()
