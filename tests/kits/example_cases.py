"""The cases of ``processors/examples/*.case.json`` as rows of ``script_cases``, so that the real Jython runs them too."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, Iterator

from tests.kits.script_files import PROCESSORS

EXAMPLES = PROCESSORS / "examples"


def _rows() -> Iterator[Dict[str, Any]]:
    for path in sorted(EXAMPLES.glob("*.case.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for name, each in document["cases"].items():
            (out,) = each["expect"]["out"]
            content = each["in"]["content"]
            row = {
                "name": "%s: %s" % (path.name.partition(".")[0], name),
                "script": "examples/" + document["script"],
                "content": content if isinstance(content, str) else json.dumps(content),
                "attributes": each["in"].get("attributes", {}),
                "properties": each.get("properties", {}),
                "relationship": out["to"],
            }
            attributes = out.get("attributes", {})
            row["has"] = {key: value for key, value in attributes.items() if isinstance(value, str)}
            row["like"] = {key: literal(value["$matches"]) for key, value in attributes.items() if isinstance(value, dict)}
            yield {**row, **_content(out)}


def literal(pattern: str) -> str:
    """The longest text that a pattern of these cases asks for."""
    return max(re.split(r"\(\?s\)|\.\*", pattern), key=len)


def _content(out: Dict[str, Any]) -> Dict[str, Any]:
    if "content" not in out:
        return {}
    return {"text" if isinstance(out["content"], str) else "json": out["content"]}


CASES = list(_rows())
