"""``python -m nifi.proof.crash``: kill -9 of NiFi at the points of a small run of a flow, and what came of it.

A point is the moment after a request was read, or after it was answered, at one of the mock servers; after a call to the webhook was sent,
or answered; or a moment inside NiFi, found in its logs on disk. A run without a kill gives the points. Each chosen one is a run of its own:
a flow deployed anew, NiFi killed by the server itself when it gets there, NiFi started again, and the run goes on until everything is
settled. The servers and the caller live in this process, so they outlive NiFi.

``world``   what differs from flow to flow        ``worlds``  a module a flow
``points``  naming the points, killing at one     ``inside``  points in NiFi's logs      ``bench``  one deployed flow
``play``    one run, with or without a kill       ``rules``, ``judge``  what a run must keep, and its repeats    ``report``  the table

Rules: everything ends as without the kill (at Omnitron, relation, the Ledger's word), nothing is left behind beside it, and the judge
of the journals finds nothing once a request that was in flight when NiFi died is left out. Such a request came again after the
restart, its id had not been seen further on, and of each kind there are at most as many as its processor has tasks. In two flows the ERP
card is given one task, so one write is in flight there at most; the Order Flow keeps its four, so up to four orders may be.
"""
