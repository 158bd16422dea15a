"""An expression with a parameter, and one that NiFi refuses."""

from __future__ import annotations

import emulator
from emulator import Secret


def main() -> None:
    parameters = {"folder": "in", "key": Secret("k")}
    assert emulator.evaluate("#{folder}/${filename:toUpper()}", {"filename": "a.json"}, parameters=parameters) == "in/A.JSON"
    assert emulator.evaluate("${#{key}:isEmpty()}", parameters=parameters) == "true"  # as in NiFi, a sensitive one is null in there
    try:
        emulator.evaluate("${day:toDate('yyyy')}", {"day": "monday"})
    except emulator.Failure as failure:
        assert failure.java_class.endswith(".IllegalAttributeException") and "monday" in (failure.message or "")


if __name__ == "__main__":
    main()
