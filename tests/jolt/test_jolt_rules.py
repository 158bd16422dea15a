"""What one would look up in Jolt's documentation, a case each; what is not recorded is read from the source of Jolt 0.1.1."""

import pytest

from emulator import jolt

ORDER = {
    "id": 7,
    "customer": {"name": "Ada", "city": "Izmir"},
    "lines": [{"sku": "a", "qty": 1, "tags": ["x"]}, {"sku": "b", "qty": 2}],
    "rating-primary": 5,
    "rating-value-quality": 4,
}

SHIFTS = {
    "a literal key moves": ({"id": "order.id"}, {"order": {"id": 7}}),
    "or takes both keys": ({"id|none": "x"}, {"x": 7}),
    "several targets get the value": ({"id": ["x", "y"]}, {"x": 7, "y": 7}),
    "an empty target is the root": ({"id": ""}, 7),
    "a null target drops the key": ({"id": None, "*": None}, None),
    "* takes every key, & is the key": ({"customer": {"*": "c-&"}}, {"c-name": "Ada", "c-city": "Izmir"}),
    "a*b catches a piece": ({"rating-*": "r.&(0,1)"}, {"r": {"primary": 5, "value-quality": 4}}),
    "the longer pattern goes first": ({"rating-*": "r.&(0,1)", "rating-value-*": "v.&(0,1)"}, {"r": {"primary": 5}, "v": {"quality": 4}}),
    "two stars are two pieces": ({"rating-*-*": "r.&(0,2).&(0,1)"}, {"r": {"quality": {"value": 4}}}),
    "[&1] keeps the place in a list": ({"lines": {"*": {"sku": "l[&1].s"}}}, {"l": [{"s": "a"}, {"s": "b"}]}),
    "[] appends": ({"lines": {"*": {"sku": "l[].s"}}}, {"l": [{"s": "a"}, {"s": "b"}]}),
    "[#2] counts matches": ({"lines": {"*": {"tags": "t[#2]"}}}, {"t": [["x"]]}),
    "a second value makes a list": ({"lines": {"*": {"sku": "s"}}}, {"s": ["a", "b"]}),
    "an index of a list is a literal key": ({"lines": {"1": {"qty": "q"}}}, {"q": 2}),
    "$ writes a key": ({"customer": {"*": {"$": "keys"}}}, {"keys": ["name", "city"]}),
    "# writes a text": ({"customer": {"#web": "source"}}, {"source": "web"}),
    "@ writes the level itself": ({"customer": {"@": "who"}}, {"who": {"name": "Ada", "city": "Izmir"}}),
    "@(1,id) looks up": ({"customer": {"name": "by.@(2,id)"}}, {"by": {"7": "Ada"}}),
    "a @ key changes the input": ({"customer": {"@(1,lines)": {"*": {"sku": "s"}}}}, {"s": ["a", "b"]}),
    "a scalar matches as a key": ({"customer": {"name": {"Ada": {"$": "found"}}}}, {"found": "Ada"}),
    "an escaped dot is part of a key": ({"id": "a\\.b"}, {"a.b": 7}),
    "an escaped star is a star": ({"id": "x.\\*"}, {"x": {"*": 7}}),
}


@pytest.mark.parametrize("spec, expected", SHIFTS.values(), ids=SHIFTS.keys())
def test_shift(spec, expected):
    assert jolt.compile("shift", spec).transform(ORDER) == expected


def test_shift_of_a_scalar_takes_its_text_as_the_key():
    spec = {"flag": {"true": {"#yes": "answer"}, "*": {"#no": "answer"}}}
    transform = jolt.compile("shift", spec)
    assert [transform.transform({"flag": flag}) for flag in (True, False)] == [{"answer": "yes"}, {"answer": "no"}]


MODIFIES = {
    "a literal": ({"x": 1}, {"x": 1}),
    "a function of the value": ({"name": "=toUpper"}, {"name": "ADA"}),
    "a function of arguments": ({"x": "=concat(@(1,name),'-',@(1,n))"}, {"x": "Ada-3"}),
    "the first that gives something": ({"x": ["=toInteger(@(1,name))", "@(1,none)", "last"]}, {"x": "last"}),
    "? leaves a missing key out": ({"x?": 1, "n?": 1}, {"n": 1}),
    "a missing object is made": ({"a": {"b": 1}}, {"a": {"b": 1}}),
    "a missing list is made": ({"a": {"[1]": 1}}, {"a": [None, 1]}),
    "a prefix changes the mode": ({"~name": "x", "_n": 0}, {}),
    "an unknown function takes its first argument": ({"x": "=nothing(@(1,n))"}, {"x": 3}),
    "context is empty": ({"x": "^ctx.a"}, {}),
    "ints wrap": ({"x": "=intSum(2147483647,1)"}, {"x": -2147483648}),
    "a quotient is a double": ({"x": "=divide(@(1,n),2)"}, {"x": 1.5}),
    "rounding is half up": ({"x": "=divideAndRound(2,1,8)"}, {"x": 0.13}),
    "join skips nulls": ({"x": "=join('-',@(1,l))"}, {"x": "1-2"}),
    "split takes a pattern": ({"x": "=split('[,;]','a,b;c')"}, {"x": ["a", "b", "c"]}),
    "squashNulls takes nothing out of a list": ({"l": "=squashNulls"}, {}),
    "recursivelySquashNulls of an object does": ({"o": "=recursivelySquashNulls"}, {"o": {"b": [1]}}),
    "a long stays a long": ({"x": "=toLong(5)", "y": "=longSubtract(@(1,x),@(1,x))", "z": "=intSubtract(@(1,x),1)"}, {"x": 5, "y": 0}),
}


@pytest.mark.parametrize("spec, changes", MODIFIES.values(), ids=MODIFIES.keys())
def test_modify_overwrite(spec, changes):
    document = {"name": "Ada", "n": 3, "l": [1, None, 2], "o": {"a": None, "b": [None, 1]}}
    assert jolt.compile("modify-overwrite-beta", spec).transform(document) == {**document, **changes}


def test_modify_reads_the_context():
    assert jolt.compile("modify-define-beta", {"x": "^ctx.a"}).transform({}, {"ctx": {"a": 1}}) == {"x": 1}


def test_define_leaves_a_null_and_default_fills_it():
    assert jolt.compile("modify-define-beta", {"a": 1, "b": 1}).transform({"a": None}) == {"a": None, "b": 1}
    assert jolt.compile("modify-default-beta", {"a": 1, "b": 1}).transform({"a": None}) == {"a": 1, "b": 1}


def test_a_list_made_by_a_function_cannot_grow():
    spec = [{"operation": "modify-overwrite-beta", "spec": {"a": "=toList(1,2)"}}, {"operation": "shift", "spec": {"a|b": "x"}}]
    with pytest.raises(jolt.JoltError) as raised:
        jolt.compile("chain", spec).transform({"b": 1})
    assert raised.value.java_class == "UnsupportedOperationException"


def test_default_fills_lists_up_to_the_largest_index():
    assert jolt.compile("default", {"l[]": {"2": "x", "*": {"n": 1}}}).transform({}) == {"l": [{"n": 1}, {"n": 1}, "x"]}


def test_remove_in_a_list_takes_indexes_and_stars():
    assert jolt.compile("remove", {"l": {"0": "", "*": {"b": ""}}}).transform({"l": [{"b": 1}, {"b": 2, "c": 3}]}) == {"l": [{"c": 3}]}


def test_sort_puts_tildes_first():
    assert list(jolt.compile("sort", None).transform({"b": {"z": 1, "y": 1}, "~c": 1, "a": 1})) == ["~c", "a", "b"]


def test_cardinality_makes_one_and_many():
    assert jolt.compile("cardinality", {"a": "ONE", "b": "MANY"}).transform({"a": [1, 2], "b": 3}) == {"a": 1, "b": [3]}
