"""The login script in the emulator, against real logins over HTTP."""

import pytest

import emulator
from emulator.components.standard_proxy_configuration_service import StandardProxyConfigurationService
from emulator.core.services import ControllerServiceLookup
from tests.kits.login_cases import CASES, LOGIN, differences, logins, properties
from tests.kits.script_files import load_script


class Holder:
    """A ProxyConfigurationService with a name, a user and a password."""

    APIS = StandardProxyConfigurationService.APIS

    def __init__(self, identifier, service):
        self.identifier, self.name, self.service = identifier, service["name"], service

    def getConfiguration(self):
        return self

    def getProxyUserName(self):
        return self.service.get("username")

    def getProxyUserPassword(self):
        return self.service.get("password")


def lookup(services):
    found = ControllerServiceLookup()
    for identifier, service in services.items():
        found.register(Holder(identifier, service), enabled=service.get("enabled", True))
    return found


@pytest.mark.parametrize("name", CASES)
def test_login(name):
    given = CASES[name]
    with logins() as server:
        result = emulator.run_script(LOGIN, b"", given["attributes"], properties=properties(given, server.url),
                                     services=lookup(given["services"]))
        assert result.exception is None
        assert differences(given, result.relationship, result.flowfile.attributes) == []
        if given["sent"]:
            assert server.seen == [list(each) for each in given["sent"]]
        elif given["tokens"] == ("o", "e"):
            assert server.seen == []
    assert not any("base64:" in line for lines in result.logs.values() for line in lines)


@pytest.mark.parametrize(("status", "part"), [(307, "redirects"), (400, "password"), (404, "URL"), (405, "method"), (503, "next batch")])
def test_advice_for_every_kind_of_answer(status, part):
    assert part in load_script("common/login.py").advice(status)
