"""The recorder of truth: asks NiFi's own classes, and writes what they answer into tests/compliance.

    python -m nifi.proof.recorder refresh [TOPIC ...]    ask every recorded case again (make record)
    python -m nifi.proof.recorder releases [VERSION ...] what the libraries of other releases answer otherwise
    python -m nifi.proof.recorder nifi2-cases [TOPIC ...] the recorded cases of scripts on NiFi 2 with the NAR
    python -m nifi.proof.recorder nifi2-http             HandleHttpRequest of a running NiFi 2, asked again
    python -m nifi.proof.recorder differ                 programs drawn at random on both sides
    python -m nifi.proof.recorder scripts FOLDER         a folder of scripts on both sides, as a table
    python -m nifi.proof.recorder script FILE            one script on the framework's StandardProcessSession
    python -m nifi.proof.recorder processor TYPE         one of the standard processors, in its NAR's class loader
    python -m nifi.proof.recorder expression TEXT        one expression of the Expression Language
    python -m nifi.proof.recorder jsonpath PATH FILE     one JsonPath, as NiFi's processors read it
    python -m nifi.proof.recorder jolt SPEC INPUT        one Jolt spec

``java/`` is the small program that does the asking, one class a purpose; ``build`` makes it, ``jvm`` talks to it. ``releases/`` is the one
over the libraries of a release alone.
"""
