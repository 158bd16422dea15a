"""Broken Run Cancellation Plan Services."""

from __future__ import annotations

from typing import List

from ...flows import ERP_WRITE, LEDGER
from ..mutant import Mutant, led, scripted

CHECK, ANSWER = "Webhook/Check the call", "Webhook/Answer the call"
RESPONSE = "Custom Response Script/Custom Response Script"
PARKED = "Write Data to Omnitron/Failed: parked"
# lines of the scripts, and what stands there instead
SECRET = ("if not same(", "if not given and same(")
SIZE = ("if size > limit:", "if size < 0:")
EVENT = ("if event['type'] != event_type:", "if not event['type']:")
HEADERS = (r"r'http\.(?!context\.identifier$).*'", "r'(?!x)x'")
KNOWN = ("if entry is not None and not self.is_mine(event, entry):", "if entry is not None and entry.status == '':")
DUE = ("elif entry.status == 'open' and entry.next", "elif entry.status in ('open', 'held') and entry.next")
FAILURE = ("'failure': 'failed', 'auth_fail'", "'failure': 'no_answer', 'auth_fail'")
NOTHING = ("if not status_code:\n            return 'do_nothing'", "if not status_code:\n            return 'continue'")
PLANS, CALLS, SCRIPTS, BACK, FULL = "plans", "every call", "plans, scripts", "plans written back", "no room for plans"

MUTANTS: List[Mutant] = [
    # the webhook
    Mutant("nobody keeps the calls", "valid", CALLS, {"Webhook/Listen": {"HTTP Context Map": None}}),
    Mutant("the secret is not compared", "answers", CALLS, change=scripted(CHECK, *SECRET)),
    Mutant("the size is not checked", "answers", CALLS, change=scripted(CHECK, *SIZE)),
    Mutant("every event is a plan", "answers", CALLS, change=scripted(CHECK, *EVENT)),
    Mutant("405 does not say what is allowed", "answers", CALLS, {ANSWER: {"Allow": None}}),
    Mutant("202 before the Ledger", "answers", FULL, change=led("Webhook/Is it a plan", "plan", "Webhook/Answer")),
    Mutant("headers of the caller kept", "attributes", CALLS, change=scripted(CHECK, *HEADERS)),
    # the Ledger
    Mutant("a duplicate is processed again", "requests", CALLS, change=scripted(LEDGER, *KNOWN)),
    Mutant("a held plan is sent again", "requests", PLANS, change=scripted(LEDGER, *DUE)),
    Mutant("a failure counts as no answer", "ledger", PLANS, change=scripted(LEDGER, *FAILURE)),
    Mutant("a later try is made of the last one", "requests", SCRIPTS, {"Ledger/Was it under way": {"kept": "${plan.body:isEmpty()}"}}),
    # the calls to the ERP and to Omnitron
    Mutant("no idempotency key of a plan", "requests", CALLS, {ERP_WRITE: {"Attributes to Send": "#{erp.auth.header}"}}),
    Mutant("no answer to a plan counts as accepted", "relationships", PLANS, change=scripted(RESPONSE, *NOTHING)),
    Mutant("a write-back of a plan counts as written", "ledger", BACK, {PARKED: {"ledger.outcome": "written"}}),
]
