"""``python -m nifi.crash``: kill -9 of NiFi at the points of the journal of a small run, and what came of it.

A point is the moment after a request was read, or after it was answered, at one of the two mock servers. A run without a kill gives the
points. Each chosen one is a run of its own: a flow deployed anew, NiFi killed by the mock server itself when it gets there, NiFi started
again, and the run goes on until everything is settled. The servers live in this process, so they outlive NiFi.

``world``   the two servers and what they do to each request      ``points``  naming the points, killing at one
``bench``   one deployed flow: tick, wait until it is quiet        ``play``    one run, with or without a kill
``judge``   what a run must keep, and its repeats                  ``report``  the table

Rules: every request ends as without the kill (status at Omnitron, relation, the Ledger's word); what is sent to the ERP a second time is
the one request that was in flight when NiFi died, at most, and it is counted; the write-back likewise; and the journal reader of the tests
finds nothing else. The ERP card is given one task, so that one request is in flight there at most.
"""
