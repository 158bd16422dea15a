"""``python -m nifi.proof.scale``: many orders through the Order Flow, offline and on a real NiFi, in one run.

``servers``  the two mock servers, and what each order cost them     ``table``  the rows, and what they must keep
``emulated`` the emulator in a process of its own (``child``)        ``real``   the same flow on the NiFi that runs

Both sides meet the same orders with the same parameters. The servers live in this process, so that the child's memory is the emulator's.
Seconds count from the first request that a server read to the answer to the last mark: neither Python's start nor a deployment is in them.
"""
