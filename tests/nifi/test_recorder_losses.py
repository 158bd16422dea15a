"""What the recorder takes for lost on NiFi 2, of what the two sides said."""

from __future__ import annotations

from nifi.proof.recorder.nifi2_losses import compared, parsed

BEFORE = """module json\tdumps loads
module ssl\twrap_socket
module this\t!ImportError: no
class a.b.Gone\tgo:
class a.c.Other\tgo:
class a.c.Left\tgo:
class java.x.Kept\tsame: lost: narrowed:String narrowed:boolean fewer:int,int FIELD:= unlinked:
class java.x.Broken\tm:
"""
AFTER = """module json\tloads
module ssl\t!ImportError: No module named bouncycastle
module this\t!ImportError: no
class a.c.Left\tgo:
class java.x.Kept\tsame: narrowed:String fewer:int
class java.x.Broken\t
"""


def test_what_a_side_lacks_is_listed_by_kind() -> None:
    lost = compared(parsed(BEFORE), parsed(AFTER))
    assert lost["modules"] == {"json": {"names": "dumps"}, "ssl": {"error": "ImportError: No module named bouncycastle"}}
    assert lost["classes"] == {"a.b.*": "*", "a.c": "Other"}
    assert lost["members"] == {
        "java.x.Kept": {"lost": None, "narrowed": ["~boolean"], "fewer": ["int,int"], "FIELD": None, "unlinked": None},
    }  # fmt: skip
