"""A real NiFi in one command, and everything that is done to it over REST.

    python -m nifi up | down | logs | status            one NiFi 1.16.3 on this machine: a container, or assembled from Maven Central
    python -m nifi deploy --settings S.json ...         a template into any NiFi; see nifi/deploy/

Where it answers: the file ``url`` in ``.cache/nifi/run`` (``http://127.0.0.1:PORT``; the page is at ``/nifi``, REST at ``/nifi-api``),
or from Python ``nifi.run.up.running_url()`` and ``nifi.rest.Client(url)``. Settings are environment variables: NIFI_VERSION, NIFI_CACHE,
NIFI_INSTANCE (two NiFis side by side), NIFI_PORT, NIFI_HEAP, NIFI_BACKEND (docker or local), NIFI_MAVEN_REPOSITORY.
"""
