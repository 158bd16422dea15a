"""Expression: a NiFi expression with attributes, variables and parameters."""

from __future__ import annotations

from .. import el
from ..base.errors import InputError
from ..failure import Failure
from .runner import Message, texts


def run(message: Message) -> Message:
    """``text``, ``attributes``, ``variables``, ``parameters`` → ``text``, the value."""
    text, parameters = str(message["text"]), texts(message, "parameters")
    missing = sorted(el.references(text) - set(parameters))
    if missing:
        raise InputError("parameter '%s' has no value" % missing[0], "", "Add it under Parameters")
    try:
        value = el.evaluate(text, texts(message, "attributes"), variables=texts(message, "variables"), parameters=parameters)
    except Failure as error:
        raise InputError("NiFi would refuse it: %s" % error.what) from None
    note = "" if el.is_expression(text) or el.references(text) else "there is no ${…} in it: NiFi takes it as it stands"
    return {"text": value, "failed": False, "sentence": note or "%d character%s" % (len(value), "" if len(value) == 1 else "s")}
