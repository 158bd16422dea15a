"""Random worlds round the Ledger: servers, failures, crashes between storing and committing, clocks, equal dates, capped pages.

Five seeds in ``make test``, 60 in ``make test-all``; LEDGER_SEEDS=1000 or LEDGER_SEEDS=500-700 for more.
"""

import os

import pytest

from tests.kits.ledger_world import World
from tests.kits.script_files import load_script
from tests.kits.seeds import seeds_asked

LEDGER = load_script("common/ledger.py")


@pytest.mark.parametrize("seed", seeds_asked(os.environ.get("LEDGER_SEEDS", ""), 60))
def test_nothing_is_lost_and_nothing_done_twice_in_a_random_world(seed):
    world = World(LEDGER, seed)
    assert world.run() == []


def test_the_worlds_are_worth_it():
    worlds = [World(LEDGER, seed) for seed in range(100, 106)]
    assert all(world.run() == [] for world in worlds)
    assert sum(world.crashes for world in worlds) > 10
    assert sum(len(sent) for world in worlds for sent in world.journal.values()) > 300
