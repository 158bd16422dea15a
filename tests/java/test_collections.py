from __future__ import annotations

import json
from pathlib import Path

import pytest

from emulator.java.lang.throwable import (
    IllegalArgumentException,
    IndexOutOfBoundsException,
    NoSuchMethodException,
    UnsupportedOperationException,
)
from emulator.java.util.arrays import Arrays
from emulator.java.util.collections import Collections
from emulator.java.util.comparator import Comparator
from emulator.java.util.exceptions import ConcurrentModificationException, NoSuchElementException
from emulator.java.util.linked_list import LinkedList
from emulator.java.util.lists import ArrayList
from emulator.java.util.maps import HashMap, LinkedHashMap, TreeMap, UnmodifiableMap
from emulator.java.util.sets import HashSet, LinkedHashSet, TreeSet
from emulator.java.util.stream.stream import Stream
from emulator.java.util.table_size import capacity_of_copy


def test_a_hash_map_iterates_in_javas_order():
    # recorded:jdk-17; "AaAa" and "BBBB" have the same hash
    made = HashMap()
    for key in ("b", "BBBB", "a", "AaAa", "z"):
        made.put(key, key.lower())
    assert made.keys() == ["a", "b", "z", "BBBB", "AaAa"]


def test_the_table_grows_and_a_copy_is_sized_anew():
    assert [capacity_of_copy(entries) for entries in (0, 1, 3, 5, 6, 12, 13)] == [16, 2, 8, 8, 16, 32, 32]
    big = HashMap({str(number): number for number in range(13)})
    assert sorted(big.values()) == list(range(13))


def test_ints_iterate_by_value_and_none_first():
    made = HashMap()
    for key in (17, 1, None, 16, 2):
        made[key] = 1
    assert made.keys() == [None, 16, 17, 1, 2]


def test_linked_and_tree_maps_have_their_own_orders():
    assert LinkedHashMap([("b", 1), ("a", 2)]).keys() == ["b", "a"]
    tree = TreeMap({"b": 1, "a": 2})
    assert (tree.keys(), tree.firstKey(), tree.lastKey()) == (["a", "b"], "a", "b")


def test_javas_methods_of_a_map():
    made = HashMap({"a": 1})
    assert (made.put("a", 2), made.put("b", 3), made.get("a"), made.get("x"), made.getOrDefault("x", 0)) == (1, None, 2, None, 0)
    assert (made.size(), made.isEmpty(), made.containsKey("a"), made.containsValue(3), made.remove("b"), made.remove("b")) == (
        2, False, True, True, 3, None
    )  # fmt: skip
    assert (made.putIfAbsent("a", 9), made.putIfAbsent("c", 9), made.computeIfAbsent("d", lambda key: key * 2)) == (2, None, "dd")
    assert made.merge("a", 5, lambda old, new: old + new) == 7
    assert made.toString() == "{d=dd, a=7, c=9}" and str(made) == "{'d': 'dd', 'a': 7, 'c': 9}"
    made.clear()
    assert made.isEmpty()


def test_pythons_protocol_over_a_map_is_jythons():
    made = HashMap({"a": 1, "b": 2})
    assert made["a"] == 1 and "a" in made and len(made) == 2 and sorted(made) == ["a", "b"] and made.has_key("b")
    assert sorted(made.items()) == sorted(made.iteritems()) == [("a", 1), ("b", 2)] and isinstance(made.keys(), list)
    assert made == {"a": 1, "b": 2} and made != {"a": 1} and dict(made) == {"a": 1, "b": 2}
    made.update({"c": 3}, d=4)
    assert made.pop("c") == 3 and made.pop("c", "none") == "none" and made.setdefault("e", 5) == 5
    with pytest.raises(KeyError):
        made["missing"]
    assert made.get("missing", "default") == "default"
    assert made.copy() == made and made.copy() is not made


def test_changing_a_map_under_an_iterator_is_noticed():
    made = HashMap({"a": 1, "b": 2})
    with pytest.raises(ConcurrentModificationException):
        for key in made:
            made.put(key + key, 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.put("a", 1), lambda m: m.remove("a"), lambda m: m.clear(), lambda m: m.putAll({}), lambda m: m.update({}),
        lambda m: m.pop("a"), lambda m: m.popitem(), lambda m: m.setdefault("x"), lambda m: m.__setitem__("a", 1),
        lambda m: m.__delitem__("a"), lambda m: m.keySet().remove("a"), lambda m: m.values().clear(), lambda m: m.entrySet().clear(),
    ],
)  # fmt: skip
def test_an_unmodifiable_map_refuses_every_change(change):
    source = HashMap({"a": 1})
    with pytest.raises(UnsupportedOperationException) as caught:
        change(UnmodifiableMap(source))
    assert caught.value.getMessage() is None and source == {"a": 1}


def test_an_unmodifiable_map_is_a_view_and_cannot_be_copied():
    source = HashMap({"a": 1})
    view = Collections.unmodifiableMap(source)
    source.put("b", 2)
    assert view.get("b") == 2 and view.getClass().getName() == "java.util.Collections$UnmodifiableMap"
    with pytest.raises(NoSuchMethodException) as caught:
        view.copy()
    assert caught.value.getMessage() == "java.util.Collections$UnmodifiableMap.<init>()"


def test_views_of_a_map_write_through():
    made = HashMap({"a": 1, "b": 2})
    (entry,) = [entry for entry in made.entrySet() if entry.getKey() == "a"]
    assert (entry.key, entry.value, entry.setValue(5), made.get("a"), str(entry)) == ("a", 1, 1, 5, "a=5")
    assert made.keySet().remove("a") is True and made.keys() == ["b"]
    assert made.values() == [2] and made.keySet().getClass().getName() == "java.util.HashMap$KeySet"
    iterator = made.entrySet().iterator()
    assert iterator.hasNext() and iterator.next().getValue() == 2 and not iterator.hasNext()
    with pytest.raises(NoSuchElementException):
        iterator.next()


def test_a_negative_capacity_is_refused():
    with pytest.raises(IllegalArgumentException) as caught:
        HashMap(-1)
    assert caught.value.getMessage() == "Illegal initial capacity: -1"


def test_javas_methods_of_a_list():
    made = ArrayList([3, 1])
    assert made.add(2) is True
    made.add(0, 9)
    assert (made.get(0), made.set(0, 8), made.size(), made.indexOf(1), made.lastIndexOf(7), made.contains(2)) == (9, 9, 4, 2, -1, True)
    assert made.remove(8) is None and made.toString() == "[3, 1, 2]"
    made.sort(None)
    assert list(made) == [1, 2, 3] == list(made.toArray())
    assert made.subList(1, 3) == [2, 3] and made[1:] == ArrayList([2, 3]) and made[-1] == 3
    assert ArrayList(["a", "b"]).remove("a") is None and ArrayList().isEmpty()
    with pytest.raises(IndexOutOfBoundsException) as caught:
        made.get(3)
    assert caught.value.getMessage() == "Index 3 out of bounds for length 3"


class ByLength(Comparator):
    def compare(self, first, second):
        return len(first) - len(second)


def test_lists_with_ends_and_comparators():
    made = LinkedList([2])
    made.addFirst(1)
    made.addLast(3)
    assert (made.peek(), made.poll(), list(made), LinkedList().poll()) == (1, 1, [2, 3], None)
    words = ArrayList(["bb", "a"])
    Collections.sort(words, ByLength())
    assert words == ["a", "bb"]
    Collections.reverse(words)
    assert words == ["bb", "a"]


def test_sets():
    made = HashSet(["b", "a", "b"])
    assert (made.size(), made.add("a"), made.add("c"), made.discard("x"), made.contains("b")) == (2, False, True, None, True)
    assert list(made) == ["a", "b", "c"] and made == {"a", "b", "c"} and list(LinkedHashSet(["b", "a"])) == ["b", "a"]
    assert list(TreeSet(["b", "a"])) == ["a", "b"]
    assert made.retainAll(["a"]) and list(made) == ["a"] and made.removeAll(["a"]) and made.isEmpty()


def test_collections_helpers_give_immutable_ones():
    for immutable in (Collections.emptyList(), Collections.singletonList(1), Collections.unmodifiableSet({1}), Collections.emptySet()):
        with pytest.raises(UnsupportedOperationException):
            immutable.add(2)
    assert Collections.singletonMap("a", 1).get("a") == 1 and Collections.emptyMap().isEmpty()
    assert Arrays.asList("a", "b").toString() == "[a, b]"


RECORDED = json.loads((Path(__file__).parents[1] / "compliance/java/hash_map_order.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [case for topic in RECORDED for case in topic["cases"]])
def test_orders_recorded_from_a_jdk(case):
    first = HashMap()
    for key in case["put"]:
        first.put(key, "")
    second = HashMap(first)
    for key in case["copied_then_put"]:
        second.put(key, "")
    third = HashMap(second)
    third.put("last", "")
    assert [first.keys(), second.keys(), third.keys()] == [case["order"], case["order_of_copy"], case["order_of_copy_of_copy_with_last"]]


def test_the_iterator_of_a_stream_takes_nothing_out():
    values = Stream.of("a", "b").iterator()
    assert values.next() == "a"
    with pytest.raises(UnsupportedOperationException, match=": remove$"):
        values.remove()
    assert values.next() == "b"
