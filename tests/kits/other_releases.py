"""The recorded questions as other releases answered them (tests/compliance/releases holds what they answer otherwise than 1.16.3)."""

import json
from functools import cache
from pathlib import Path

COMPLIANCE = Path(__file__).resolve().parents[1] / "compliance"
FOLDER = COMPLIANCE / "releases"
ASKED = json.loads((FOLDER / "asked.json").read_text(encoding="utf-8"))
RELEASES = tuple(ASKED)
SHARED = ("attributes", "parameters", "state", "document", "expression_language")
QUESTION = ("expression", "mode", "path", "text")
AGAIN = "it has other cases than were asked, ask again: python -m nifi.proof.recorder releases"


def _key(group, case):
    return json.dumps([{name: group[name] for name in SHARED if name in group}, {name: case[name] for name in QUESTION if name in case}])


def different(topic, release):
    """What is recorded of that topic: groups, or Jolt's outcomes by name."""
    path = FOLDER / release / f"{topic}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []


@cache
def _answers(topic, release):
    return {_key(group, case): case for group in different(topic, release) for case in group["cases"]}


def asked(topic, release):
    """How many cases."""
    return sum(ASKED[release]["asked"].get(topic, {}).values())


def files(topic):
    """Those that were asked; a new one is asked when the releases are asked again."""
    stems = {stem for each in ASKED.values() for stem in each["asked"].get(topic, {})}
    return [path for path in sorted((COMPLIANCE / topic).glob("*.json")) if path.stem in stems]


def changed(topic):
    """Release and file of which other cases are recorded than were asked."""
    recorded = {path.stem: sum(1 for _ in cases(topic, RELEASES[0], [path])) for path in files(topic)}
    counts = [(release, stem, count) for release, each in ASKED.items() for stem, count in each["asked"][topic].items()]
    return [(release, stem) for release, stem, count in counts if recorded.get(stem) != count]


def cases(topic, release, paths=None):
    """(group, case with that release's answer) of every recorded case."""
    for path in files(topic) if paths is None else paths:
        for group in json.loads(path.read_text(encoding="utf-8")):
            for case in group["cases"]:
                yield group, _answers(topic, release).get(_key(group, case), case)
