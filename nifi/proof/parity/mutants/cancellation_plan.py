"""Broken Run Cancellation Plan Services."""

from __future__ import annotations

from typing import List

from ...flows import ERP_WRITE, LEDGER, VERDICT
from ..mutant import Mutant, led, scripted, without

CHECK, ANSWER = "Webhook/Check the call", "Webhook/Answer the call"
BY_STATUS = "Custom Response Script/By status code"
PARKED = "Write Data to Omnitron/Failed: parked"
# lines of the scripts, and what stands there instead
SECRET = ("if not same(", "if not given and same(")
SIZE = ("if size > limit:", "if size < 0:")
EVENT = ("if event['type'] != event_type:", "if not event['type']:")
HEADERS = (r"r'http\.(?!context\.identifier$).*'", "r'(?!x)x'")
KNOWN = ("if entry is not None and not self.is_mine(event, entry):", "if entry is not None and entry.status == '':")
STILL_HELD = ("due = entry.status == 'open' and", "due = entry.status in ('open', 'held') and")
HELD = ("change['status'] = 'held'", "change['status'] = 'open'")
FAILURE = ("if word == 'do_nothing' or word in", "if word in ('do_nothing', 'failure') or word in")
# an expression, and what stands there instead
NOTHING = ("ifElse('do_nothing', ${invokehttp.status.code:startsWith", "ifElse('continue', ${invokehttp.status.code:startsWith")
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
    Mutant("a plan that is to be held is sent again", "requests", PLANS, change=scripted(LEDGER, *HELD)),
    Mutant("a held plan is sent again without a release", "requests", PLANS, change=scripted(LEDGER, *STILL_HELD)),
    Mutant("a failure counts as no answer", "ledger", PLANS, change=scripted(VERDICT, *FAILURE)),
    Mutant("a later try is made of the last one", "requests", SCRIPTS, {"Ledger/Was it under way": {"kept": "${plan.body:isEmpty()}"}}),
    # the calls to the ERP and to Omnitron
    Mutant("no idempotency key of a plan", "requests", CALLS, {ERP_WRITE: {"Attributes to Send": "#{erp.auth.header}"}}),
    Mutant("no answer to a plan counts as accepted", "relationships", PLANS, change=without(BY_STATUS, *NOTHING, "relation")),
    Mutant("a write-back of a plan counts as written", "ledger", BACK, {PARKED: {"ledger.outcome": "written"}}),
]
