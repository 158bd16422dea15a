"""The login script in the emulator, against real logins over HTTP."""

import pytest

import emulator
from emulator.components.standard_proxy_configuration_service import StandardProxyConfigurationService
from emulator.core.services import ControllerServiceLookup
from tests.kits.login_cases import CASES, LOGIN, PROPERTIES, SERVICES, differences, logins, properties
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


def runs(server, flowfiles, triggers, services=SERVICES, **more):
    given = {**PROPERTIES, **more}
    values = {name: value.format(url=server.url) if "{url}" in value else value for name, value in given.items()}
    given = [("", attributes) for attributes in flowfiles]
    return emulator.run_script(LOGIN, flowfiles=given, triggers=triggers, properties=values, services=lookup(services))


def logins_of(server, path="/token"):
    return len([each for each in server.seen if each[1] == path])


REFUSED = {"token.omnitron": "o", "token.erp": "refused", "login.scope": "erp"}


def test_one_login_serves_whatever_was_refused_with_an_older_token():
    with logins() as server:
        result = runs(server, [REFUSED] * 150 + [{**REFUSED, "token.erp": "older"}] * 50, 2)
        assert {each.attributes["token.erp"] for each in result.transferred["success"]} == {"erp-1"}
        assert len(result.transferred["success"]) == 200 and logins_of(server) == 1


def test_a_token_that_is_refused_itself_is_not_given_again():
    with logins() as server:
        runs(server, [REFUSED, {**REFUSED, "token.erp": "erp-1"}], 1)
        assert logins_of(server) == 2


def test_after_its_seconds_a_token_is_not_given_any_more():
    with logins() as server:
        runs(server, [REFUSED] * 3, 1, token_ttl="0")
        assert logins_of(server) == 3


def test_a_login_that_failed_is_not_tried_again_in_the_same_trigger():
    with logins() as server:
        result = runs(server, [REFUSED] * 20, 1, erp_login_url="{url}/refused?k=secret")
        assert logins_of(server, "/refused?k=secret") == 1
        assert {each.attributes["log.login.error"] for each in result.transferred["failure"]} == {
            "login to erp failed: HTTP 401 from %s/refused: user name or password are wrong" % server.url}
