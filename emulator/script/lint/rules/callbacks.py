"""What session.write, append and read are given to call."""

from __future__ import annotations

from typing import Iterator

from ..callback import Callbacks
from ..instances import SESSION, instances_of
from ..parsed import Parsed
from ..rule import ERROR, Found, rule


@rule(
    "callback", ERROR,
    "write, append and read take an instance of a class of the callback's interface or a function of one argument, nothing else:"
    " TypeError: write(): 2nd arg can't be coerced to org.apache.nifi.processor.io.StreamCallback, …",
    "{}",
)  # fmt: skip
def callback(script: Parsed) -> Iterator[Found]:
    callbacks, instances = Callbacks(script), instances_of(script)
    for call, function in script.methods("write", "append", "read"):
        if len(call.args) == 2 and not call.keywords and instances.class_of(function.value) == SESSION:
            fault = callbacks.fault(call.args[1], function.attr)
            if fault:
                yield call.args[1], fault
