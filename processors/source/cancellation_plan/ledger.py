# Ledger of the Run Cancellation Plan Service: the one component that knows which plans came, where each is and when it is due.
#
# Every FlowFile that comes in is an event (ledger.event); every one that goes out says where it goes (ledger.to). A plan is one
# FlowFile from the webhook to its end, and its content the plan as it came; the Ledger itself keeps no content.
#   plan      a call that was checked             -> accept: to work, and the caller is answered 202, in one commit
#                                                 -> answer: the caller alone, for a plan that is known, or when there is no room (503)
#   again     a plan that waited                  -> work, when it is due; wait and hold, when it is not
#   accepted  the ERP has it                      -> writeback: the FlowFile itself goes on to Write Data to Omnitron, if that is wanted
#   outcome   what Verdict made of it             -> wait: until ledger.due; hold: until an operator decides; park: a write-back that
#                                                    failed for good
#   later     the ERP wants no more of ledger.id for ledger.retry.after seconds
#   operator  {"op": "release", "id": "..."}: what is held may be sent again; {"op": "done", "id": "..."}: it never is. Then let the
#             processors behind the held queues run: each plan asks the Ledger, and those that are still held wait again
#   tick      a source, on its schedule           -> nothing: what is settled is forgotten after keep seconds
# The state (cluster scope) is stored first, then the session is committed. A crash in between brings the same FlowFiles back, and the
# step is repeated: what was in flight may be sent twice, nothing else, and nothing is lost.
# Clearing the state forgets which plans came: one that is sent again is processed again.
#
# Reads:  ledger.event, ledger.id (event.uuid), ledger.version, ledger.flight, ledger.outcome, what Verdict writes
# Writes: ledger.to; on work ledger.flight, ledger.since, ledger.failures, ledger.waits, ledger.trouble; on wait ledger.due (epoch
#         seconds); webhook.status, webhook.answer with 503
# Properties: SETTINGS below, seconds and numbers
# Relationships: success (route on ledger.to); failure is never used
# Example: plan {"ledger.id": "4e7ab202..."} -> accept; the same again -> answer

import datetime
import json
import random
import re
import sys
import time
import traceback

SETTINGS = {
    'writeback': 'false',
    'max_inflight': 500,        # at the ERP or being written back: below the back pressure of every connection
    'max_bytes': 512000,        # size of the state
    'keep': 604800,             # how long a settled plan is known, so that the same webhook is not processed again
    'lease': 86400,             # after that, what was sent or was due and did not come back is forgotten
    'alarm_after': 10,          # answers in a row that are none or failures until it is said
}


# include: setting


# include: read_text


# include: write_ascii


# include: ledger_dates


# include: in_words


# include: ledger_book


# include: ledger_core


class Plans(Ledger):
    # It fetches nothing, and the FlowFile itself waits for its next try.
    EVENTS = ('accepted', 'outcome', 'later', 'again', 'operator', 'plan', 'tick')
    NO_ROOM = json.dumps({'status': 'refused', 'reason': 'too much is under way: send it again later'}, sort_keys=True)

    def send_on(self, event, to, **attributes):
        # The event's own FlowFile goes on, with these attributes (ledger_due is ledger.due).
        self.emit(event, to, dict((name.replace('_', '.'), attributes[name]) for name in attributes), forward=True)

    def save(self, event, identifier, entry, **change):
        # A settled entry keeps what tells a repeat, nothing else: it stays for days. A plan never changes, so none is given up.
        if change.get('status') in ('done', 'written'):
            entry, change = Entry(), {'status': change['status'], 'since': self.now}
        if change.get('status') == 'given up':
            change['status'] = 'held'
        Ledger.save(self, event, identifier, entry, **change)

    def on_tick(self, event):
        settled = sorted(self.book.entries('done', 'written'), key=lambda each: each[1].since)
        for identifier, entry in settled:
            old = entry.since < self.now - self.settings['keep']
            if old or self.book.bytes > self.settings['max_bytes'] * 9 // 10:
                self.book.store('i:' + identifier, None)
                if not old:
                    self.note('warn', '%s is forgotten early, the state is nearly full: it would be processed again' % identifier)
        # A queue was emptied. Where its FlowFile is still somewhere it goes on, known or not.
        for identifier, entry in self.book.entries('flying', 'open'):
            away = self.now - max(entry.since, entry.next)
            if away > self.settings['lease']:
                self.note('error', '%s (%s) did not come back in %s: its FlowFile is gone or stands still. It is forgotten, so that '
                          'Omnitron can send it again' % (identifier, entry.status, in_words(away)))
                self.book.store('i:' + identifier, None)

    def on_plan(self, event):
        identifier = event['ledger.id']
        entry = self.book.entry(identifier)
        if entry is not None and not self.is_mine(event, entry):
            self.note('info', '%s came again and is not processed again: it is %s' % (identifier, entry.status))
            self.send_on(event, 'answer')
        elif entry is None and not self.room():
            self.note('error', '%s is refused with 503, there is no room: %s' % (identifier, self.counts()))
            self.send_on(event, 'answer', webhook_status='503', webhook_answer=self.NO_ROOM)
        else:
            self.fly(event, identifier, entry or Entry(version=event.get('ledger.version') or ''), 'accept')

    def is_mine(self, event, entry):
        # Died before the commit: this very FlowFile was about to fly.
        return entry.status == 'flying' and entry.by == short(event)

    def fly(self, event, identifier, entry, to):
        if not self.is_mine(event, entry):
            self.save(event, identifier, entry, status='flying', next=0, since=self.now)
        self.send_on(event, to, ledger_flight=entry.by, **dict(
            ('ledger_' + name, '%d' % getattr(entry, name)) for name in ('since', 'failures', 'waits', 'trouble')))

    def on_again(self, event):
        identifier = event['ledger.id']
        entry = self.book.entry(identifier)
        if entry is None:                                           # the state was cleared meanwhile: the plan still counts
            entry = Entry('open', event.get('ledger.version') or '', since=self.now)
            self.save(event, identifier, entry)
        due = entry.status == 'open' and entry.next <= self.now and self.book.busy() < self.settings['max_inflight']
        if due or self.is_mine(event, entry):
            self.fly(event, identifier, entry, 'work')
        else:
            self.place(event, identifier)

    def place(self, event, identifier):
        # Where a plan waits that is not under way; one that is settled, or is somewhere else too, ends here.
        entry = self.book.entry(identifier)
        if entry is not None and entry.status == 'open':
            self.send_on(event, 'wait', ledger_due='%d' % max(entry.next, self.now))
        elif entry is not None and entry.status == 'held':
            self.send_on(event, 'hold')
        elif entry is not None and entry.status not in ('done', 'written'):
            self.note('error', 'a second FlowFile of %s ends here: it is %s already' % (identifier, entry.status))

    def on_outcome(self, event):
        Ledger.on_outcome(self, event)
        if event.get('ledger.outcome') not in ('written', 'write_failed'):
            self.place(event, event['ledger.id'])

    def on_written(self, event, identifier, entry):
        self.save(event, identifier, entry, status='written')


FLOW = Plans


# include: ledger_shell
