"""Where the expectations in tests/compliance come from, counted: recorded on the real thing, read in a source, or assumed."""

import gzip
import json
from collections import Counter
from pathlib import Path

COMPLIANCE = Path(__file__).resolve().parents[1] / "compliance"
GROUPS = ("cases", "snippets")


def documents(path):
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    text = data.decode("utf-8")
    return [json.loads(line) for line in text.splitlines()] if ".jsonl" in path.name else [json.loads(text)]


def origins(value):
    """Each expectation's "from" without the version; one that stands over a group counts for each case of it."""
    if isinstance(value, list):
        for inner in value:
            yield from origins(inner)
    elif isinstance(value, dict):
        if isinstance(value.get("from"), str):
            size = next((len(value[name]) for name in GROUPS if isinstance(value.get(name), (list, dict))), 1)
            size = sum(sum(files.values()) for files in value["asked"].values()) if "asked" in value else size  # of releases
            yield from [value["from"].partition(":")[0]] * size
        else:
            yield from origins(list(value.values()))


def counted(folder=COMPLIANCE):
    """Topic -> Counter of origins."""
    found = {}
    for topic in sorted(path for path in folder.iterdir() if path.is_dir()):
        files = [path for path in sorted(topic.rglob("*")) if ".json" in path.name]
        found[topic.name] = Counter(origin for path in files for document in documents(path) for origin in origins(document))
    return {topic: counts for topic, counts in found.items() if counts}


def line(found):
    """One line for the end of a test run."""
    total = sum(found.values(), Counter())
    topics = ", ".join("%s %d" % (topic, sum(counts.values())) for topic, counts in found.items())
    return "expectations: %d recorded, %d from a source, %d assumed (%s)" % (total["recorded"], total["source"], total["assumed"], topics)
