"""``dir()`` of every module of Jython's library: each name is there, or is NotEmulated by name when it is used."""

from __future__ import annotations

from collections import Counter
from typing import Any, Iterator, Tuple

import pytest

from emulator.base.clock import RealClock
from emulator.base.errors import NotEmulated
from emulator.java import registry
from emulator.jython.interpreter import Interpreter
from emulator.jython.late import LateName
from emulator.jython.modules.catalog import HOSTED, made_here
from emulator.jython.names import all_modules, is_java_class, module_names


def imported(name: str) -> Any:
    interpreter = Interpreter(RealClock())
    interpreter.builtins["__import__"](name)
    return interpreter.modules[name]


def answers(name: str) -> Iterator[Tuple[str, str]]:
    """(name, right, NotEmulated or missing) of everything that Jython's ``dir()`` shows."""
    jythons = module_names(name)
    assert jythons is not None
    if jythons.error:
        if jythons.error.startswith("ImportError"):
            with pytest.raises(ImportError, match=jythons.error.partition(": ")[2]):
                imported(name)
        return
    module = imported(name)
    assert sorted(dir(module)) == sorted(jythons.names), name
    for item in sorted(jythons.names):
        try:
            getattr(module, item)
            yield item, "right"
        except NotEmulated as error:
            assert error.name == f"{'posixpath' if name == 'os.path' else name}.{item}"
            yield item, "NotEmulated"
        except AttributeError:
            yield item, "missing"


def test_no_name_of_a_module_is_ever_not_there() -> None:
    counts: Counter[str] = Counter()
    missing = []
    for name in all_modules():
        for item, answer in answers(name):
            counts[answer] += 1
            if answer == "missing":
                missing.append(f"{name}.{item}")
    print(dict(counts))
    assert not missing
    assert counts["right"] > 1500


@pytest.mark.parametrize("name", sorted({*made_here(), *HOSTED}))
def test_a_module_shows_no_name_that_jython_lacks(name: str) -> None:
    jythons = module_names(name)
    assert jythons is not None, "Jython has no such module"
    extra = [item for item in vars(imported(name)) if not item.startswith("__") and item not in jythons.names]
    assert not extra


def test_every_java_class_that_is_emulated_is_one_that_scripts_can_import() -> None:
    # a script meets objects of these, and cannot import them
    hidden = ("java.util.Collections.", "java.util.HashMap.", "sun.", "org.apache.nifi.controller.repository.",
              "java.security.MessageDigest.Delegate.", "java.time.ZoneRegion", "java.util.ImmutableCollections.",
              "java.util.stream.ReferencePipeline.")
    emulated = {name: registry.lookup(name) for name in registry.classes() if not name.startswith(hidden)}
    unknown = [name for name, cls in emulated.items() if cls and cls.__module__.startswith("emulator.java.") and not is_java_class(name)]
    assert not unknown


def test_a_near_miss_is_said_beside_the_words_of_jython() -> None:
    importer = Interpreter(RealClock()).builtins["__import__"]
    for call, words, hint in (
        (("csvv",), "No module named csvv", "did you mean 'csv'?"),
        (("java.util", None, None, ("ArayList",)), "cannot import name ArayList", "did you mean 'ArrayList'?"),
        (("json", None, None, ("load5",)), "cannot import name load5", "did you mean 'loads'?"),
    ):
        with pytest.raises(ImportError) as caught:
            importer(*call)
        assert str(caught.value) == words
        assert caught.value.hint in (hint, hint.replace("loads", "load"))  # type: ignore[attr-defined]


def test_what_is_not_emulated_raises_whatever_is_done_with_it() -> None:
    late = LateName("java.time.Instant", "advice")
    uses = (late.__class__.__call__, str, bool, len, repr, iter, hash, lambda late: late.now, lambda late: late == 1, lambda late: late[0])
    for use in uses:
        with pytest.raises(NotEmulated, match="java.time.Instant"):
            use(late)
