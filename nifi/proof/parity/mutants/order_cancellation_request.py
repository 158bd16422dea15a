"""Broken Order Cancellation Request Flows."""

from __future__ import annotations

from typing import List

from ...flows import ERP_WRITE, LEDGER, VERDICT, WRITE_BACK
from ..mutant import DELETE, KEPT, Change, Mutant, dropped, each, retried, scripted, without

ERP_FORGET = "Write Data to ERP/Forget earlier answers"
READ = "Get Data From Omnitron/Get Data From Omnitron"


def remembers(card: str) -> Change:
    """The card's "Forget allVar" forgets nothing."""
    return without(f"{card}/Forget allVar", "allVar", KEPT)


RESPONSE, READ_CARD = "Custom Response Script", "Get Data From Omnitron"
REFUSED, NO_ANSWER = "Write Data to Omnitron/Why it was refused", "Write Data to ERP/No answer"
ALL_VAR = (RESPONSE, "Post Script")
STATUS, ACCEPTED = r"invokehttp\.status\..*|", "${ledger.event:equals('accepted')}"
FLYING = "entry.status not in AT_REST:\n            return entry is None"
SENT_AGAIN = "entry.status not in AT_REST:\n            return True"
NO_ANSWER_FAILS = ("event.get('ledger.outcome') or '', event", "event.get('ledger.outcome').replace('do_nothing', 'failure'), event")
# an expression, and what stands there instead
NOTHING = ("ifElse('do_nothing', ${invokehttp.status.code:startsWith", "ifElse('continue', ${invokehttp.status.code:startsWith")
SPELLINGS = "found[name] = found[' ' + name] ="
SCOPE = "(flow_file.getAttribute('login.scope') or '').strip()"
PUT, GET, RESEND = "no login, PUT", "GET, no write-back", "silent resend"

MUTANTS: List[Mutant] = [
    # validity
    Mutant("a property renamed", "valid", PUT, {ERP_WRITE: {"Remote URL": None, "Remote Url": "#{erp.url}"}}),
    Mutant("a relationship dropped", "valid", PUT, change=dropped("Ledger/Where to", "writeback")),
    Mutant("an expression that does not parse", "valid", PUT, {"Ledger/Where to": {"work": "${ledger.to:equals('work'}"}}),
    # calls
    Mutant("redirects followed on the write", "requests", values={ERP_WRITE: {"Follow Redirects": "True"}}),
    Mutant("headers of the ERP trusted", "attributes", PUT, {ERP_WRITE: {"Add Response Headers to Request": "true"}}),
    Mutant("no attribute for the answer", "attributes", PUT, {ERP_WRITE: {"Put Response Body In Attribute": None}}),
    Mutant("no idempotency key", "requests", GET, {ERP_WRITE: {"Attributes to Send": "#{erp.auth.header}"}}),
    Mutant("another content type", "requests", PUT, {ERP_WRITE: {"Content-Type": "text/plain"}}),
    Mutant("the write is repeated by the framework", "requests", PUT, change=retried(ERP_WRITE, 2, "Retry", "Failure")),
    Mutant("the query is not repeated by the framework", "requests", change=retried(READ, 0)),
    Mutant("the write-back is not repeated", "ledger", PUT, change=retried(WRITE_BACK, 0)),
    # what is forgotten, and what is not
    Mutant("headers of Omnitron kept", "attributes", GET, {f"{READ_CARD}/Forget the headers": {DELETE: KEPT}}),
    Mutant(
        "an earlier answer not forgotten",
        "relationships",
        change=each(without(ERP_FORGET, r"invokehttp\..*|"), without(NO_ANSWER, STATUS)),
    ),
    Mutant("allVar not forgotten", "attributes", "scripts", change=each(without(ERP_FORGET, "|allVar"), *map(remembers, ALL_VAR))),
    # routes
    Mutant("an expression changed", "relationships", PUT, {f"{RESPONSE}/Relation": {"outcome": "${relation:equals('failure')}"}}),
    Mutant("everything too old", "relationships", GET, {"Write Data to ERP/Older than 23 hours": {"expired": "${ledger.id:equals('1')}"}}),
    Mutant("the post script before the write-back", "attributes", PUT, {f"{RESPONSE}/Is there a write-back": {"settled": ACCEPTED}}),
    Mutant(
        "a failed write-back counts as written", "ledger", values={"Write Data to Omnitron/Failed: parked": {"ledger.outcome": "written"}}
    ),
    Mutant("no second login for a write-back", "requests", RESEND, {REFUSED: {"unauthorized": "${login.again:equals('never')}"}}),
    Mutant("another mapping", "requests", "scripts", {"Mapping/Mapping": {"jolt-spec": '[{"operation": "shift", "spec": {"id": "id"}}]'}}),
    # scripts
    Mutant("the Ledger sends what is on its way", "requests", change=scripted(LEDGER, FLYING, SENT_AGAIN)),
    Mutant("no answer counts as a failure", "ledger", GET, change=scripted(VERDICT, *NO_ANSWER_FAILS)),
    Mutant("the bare token", "requests", RESEND, change=scripted("Write Data to ERP/Prepare the request", "scheme + ' ' + token", "token")),
    Mutant(
        "no answer counts as accepted",
        "relationships",
        GET,
        change=without(f"{RESPONSE}/By status code", *NOTHING, "relation"),
    ),
    Mutant("the script does less", "requests", "scripts", change=scripted("Script/Script", "['subject'].upper()", "['subject']")),
    Mutant(
        "one spelling of the bodies is gone",
        "attributes",
        GET,
        change=scripted("Write Data to ERP/Read the answer", SPELLINGS, "found[name] ="),
    ),
    Mutant("the token is not fetched anew", "requests", RESEND, change=scripted("Login/Log in", SCOPE, "''")),
]
