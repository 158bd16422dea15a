"""One question, two answers: NiFi's own classes (the recorder) and the emulator, in one form, and where they differ."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager

import pytest

from emulator.base.clock import VirtualClock
from emulator.core.services import ControllerServiceLookup
from nifi.errors import NifiError
from nifi.proof.recorder.jvm import Jvm
from nifi.proof.recorder.normal import UUID, normal
from nifi.proof.recorder.sides import of_emulator, of_nifi

NOW = 1_800_000_000  # 2027-01-15T08:00:00Z


@contextmanager
def open_jvm():
    """NiFi's classes; without Java or Maven a skip that says why, in CI a failure."""
    try:
        jvm = Jvm()
    except NifiError as error:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))
    with jvm:
        yield jvm


def frozen(script, now=NOW):
    """The script with its clock stopped: neither side's time can be set."""
    return script.replace("time.time()", repr(float(now))).replace("time.gmtime()", "time.gmtime(%d)" % now)


def alike(jvm, question):
    """What NiFi did, after it was compared with what the emulator did."""
    real = of_nifi(jvm, question)
    first, second = normal(in_order(real)), normal(in_order(emulators(question)))
    found = ["%s:\n  NiFi     %s\n  emulator %s" % (name, first[name], second[name]) for name in first if first[name] != second[name]]
    assert not found, "\n".join([*found, json.dumps({**question, "script": "..."})])
    return real


def in_order(found):
    """Penalised FlowFiles of one queue in a fixed order: NiFi's is by the millisecond in which each was penalised."""
    queues = {name: sorted(found[name], key=place_of) for name in ("success", "failure", "queue") if name in found}
    return {**found, **queues}


def place_of(each):
    return (1, UUID.sub("", json.dumps(each, sort_keys=True))) if each["penalized"] else (0, "")


def emulators(question):
    """What the emulator did, in the recorder's form."""
    return of_emulator(question, VirtualClock(NOW * 1000), lookup(question.get("services", {})))


class Holder:
    """A ProxyConfigurationService with a name, a user and a password."""

    APIS = ("org.apache.nifi.proxy.ProxyConfigurationService",)

    def __init__(self, identifier, given):
        self.identifier, self.name, self.given = identifier, given.get("name"), given

    def getConfiguration(self):
        return self

    def getProxyUserName(self):
        return self.given.get("username")

    def getProxyUserPassword(self):
        return self.given.get("password")


def lookup(services):
    found = ControllerServiceLookup()
    for identifier, given in services.items():
        found.register(Holder(identifier, given), enabled=given.get("enabled", True))
    return found
