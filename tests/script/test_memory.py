"""What a script makes at each trigger does not stay."""

import gc

from emulator import run_script
from emulator.java.lang.object import JavaObject

SCRIPT = """
from org.apache.nifi.processor.io import StreamCallback

class Counted(StreamCallback):
    def __init__(self):
        self.seen = 0

    def process(self, source, target):
        self.seen += 1

flowFile = session.get()
session.transfer(session.write(flowFile, Counted()), REL_SUCCESS)
"""


def test_a_class_of_the_script_is_forgotten_with_its_trigger():
    run_script(text=SCRIPT, flowfiles=[b"x"] * 20)
    gc.collect()
    assert [kind for kind in _all_below(JavaObject) if kind.__name__ == "Counted"] == []


def _all_below(kind):
    for below in kind.__subclasses__():
        yield below
        yield from _all_below(below)
