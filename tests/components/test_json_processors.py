"""EvaluateJsonPath, SplitJson, JoltTransformJSON."""

import pytest

from emulator.engine.validity import InvalidFlow
from tests.kits.component_kit import trigger

ORDER = (
    '{"id": 7, "price": 1e5, "rate": 1.10, "big": 12345678901234567890, "none": null, "yes": true, '
    '"lines": [{"sku": "a"}], "one": ["x"]}'
)


def evaluated(path, content=ORDER, **options):
    properties = {"Destination": "flowfile-attribute", "found": path}
    properties.update({name.replace("_", " "): value for name, value in options.items()})
    name, flowfile = trigger("EvaluateJsonPath", properties, content).only()
    return name, flowfile.get_attribute("found")


@pytest.mark.parametrize(
    ("path", "text"),
    [("$.id", "7"), ("$.price", "100000.0"), ("$.rate", "1.1"), ("$.big", "12345678901234567890"), ("$.yes", "true"), ("$.none", "")],
)
def test_a_scalar_becomes_its_java_text(path, text):
    assert evaluated(path) == ("matched", text)


def test_null_can_be_the_word():
    assert evaluated("$.none", Null_Value_Representation="the string 'null'") == ("matched", "null")


def test_a_path_that_is_not_there_is_an_empty_attribute():
    assert evaluated("$.missing") == ("matched", "")


@pytest.mark.parametrize("path", ["$.lines", "$.one", "$.one[*]", "$..sku"])
def test_a_list_where_a_scalar_is_wanted_fails_even_with_one_element(path):
    assert evaluated(path) == ("failure", None)


def test_a_list_is_compact_json_with_return_type_json():
    assert evaluated("$.lines", Return_Type="json") == ("matched", '[{"sku":"a"}]')


@pytest.mark.parametrize("content", ["", "null", "{broken", "   "])
def test_content_that_is_no_document_fails_unpenalised(content):
    name, flowfile = trigger("EvaluateJsonPath", {"Destination": "flowfile-attribute", "a": "$.a"}, content).only()
    assert (name, flowfile.penalized) == ("failure", False)


def test_the_content_can_be_replaced_and_keeps_its_type():
    name, flowfile = trigger("EvaluateJsonPath", {"a": "$.lines"}, ORDER).only()
    assert (name, flowfile.content) == ("matched", b'[{"sku":"a"}]')
    name, flowfile = trigger("EvaluateJsonPath", {"a": "$.missing"}, ORDER).only()
    assert (name, flowfile.content) == ("unmatched", ORDER.encode())


def test_the_content_takes_exactly_one_path():
    with pytest.raises(InvalidFlow, match="Exactly one JsonPath must be set if using destination of flowfile-content"):
        trigger("EvaluateJsonPath", {"a": "$.a", "b": "$.b"}, "{}")


def test_a_text_that_is_no_path_is_invalid():
    with pytest.raises(InvalidFlow, match="specified expression was not valid"):
        trigger("EvaluateJsonPath", {"Destination": "flowfile-attribute", "a": "$.["}, "{}")


# SplitJson


def split(path, content, **properties):
    return trigger("SplitJson", {"JsonPath Expression": path, **properties}, (content, {"filename": "orders.json", "k": "v"}))


def test_each_element_is_a_child_with_its_place():
    result = split("$", '[{"a": 1}, "text", 2, null]')
    splits = sorted(result["split"], key=lambda one: one.get_attribute("fragment.index"))
    assert [one.content for one in splits] == [b'{"a":1}', b"text", b"2", b""]
    assert [one.get_attribute("fragment.index") for one in splits] == ["0", "1", "2", "3"]
    assert {one.get_attribute("fragment.count") for one in splits} == {"4"}
    assert {one.get_attribute("segment.original.filename") for one in splits} == {"orders.json"}
    assert {one.get_attribute("k") for one in splits} == {"v"}
    original = result["original"][0]
    assert original.get_attribute("fragment.identifier") == splits[0].get_attribute("fragment.identifier")
    assert (original.get_attribute("fragment.count"), original.get_attribute("fragment.index")) == ("4", None)


def test_an_empty_list_gives_no_split():
    result = split("$", "[]")
    assert result.where() == {"original": 1}
    assert result["original"][0].get_attribute("fragment.count") == "0"


@pytest.mark.parametrize(("path", "content"), [("$", "{}"), ("$.missing", "{}"), ("$", "broken"), ("$.a", '{"a": 1}')])
def test_what_is_no_list_fails(path, content):
    assert split(path, content).where() == {"failure": 1}


# JoltTransformJSON


def test_jolt_shifts_and_sets_the_type():
    name, flowfile = trigger("JoltTransformJSON", {"jolt-transform": "jolt-transform-shift", "jolt-spec": '{"a": "b"}'}, '{"a": 1}').only()
    assert (name, flowfile.content) == ("success", b'{"b":1}')
    assert flowfile.get_attribute("mime.type") == "application/json"


def test_a_custom_jolt_class_is_not_emulated_by_name():
    from emulator.base.errors import NotEmulated

    with pytest.raises(NotEmulated, match="custom Jolt transformations"):
        trigger("JoltTransformJSON", {"jolt-transform": "jolt-transform-custom"}, "{}")


def test_jolt_without_a_specification_is_invalid_except_for_sort():
    with pytest.raises(InvalidFlow, match="A specification is required for this transformation"):
        trigger("JoltTransformJSON", {}, "{}")


def test_jolt_to_nothing_is_null():
    properties = {"jolt-transform": "jolt-transform-shift", "jolt-spec": '{"a": "b"}'}
    name, flowfile = trigger("JoltTransformJSON", properties, '{"b": 1}').only()
    assert (name, flowfile.content) == ("success", b"null")


def test_jolt_takes_comments_in_content_and_specification():
    properties = {"jolt-transform": "jolt-transform-shift", "jolt-spec": '// a to b\n{"a": "b"}'}
    name, flowfile = trigger("JoltTransformJSON", properties, '/* one */ {"a": 1}').only()
    assert (name, flowfile.content) == ("success", b'{"b":1}')


def test_jolt_sort_does_not_look_at_its_specification():
    name, flowfile = trigger("JoltTransformJSON", {"jolt-transform": "jolt-transform-sort", "jolt-spec": "none"}, '{"b":1,"a":2}').only()
    assert (name, flowfile.content) == ("success", b'{"a":2,"b":1}')


@pytest.mark.parametrize("content", ["broken", "", '{"b": 1,}'])
def test_jolt_of_no_document_fails_unpenalised(content):
    properties = {"jolt-transform": "jolt-transform-shift", "jolt-spec": '{"a": "b"}'}
    name, flowfile = trigger("JoltTransformJSON", properties, content).only()
    assert (name, flowfile.content, flowfile.penalized) == ("failure", content.encode(), False)


SQUASHED = {"jolt-transform": "jolt-transform-modify-overwrite", "jolt-spec": '{"l": "=squashNulls"}'}


@pytest.mark.parametrize(("nifi", "artifact", "text"), [
    ("1.16.3", "nifi-standard-nar", '{"l":[1,null]}'),
    ("1.28.1", "nifi-standard-nar", '{"l":[1]}'),
    ("2.3.0", "nifi-scripting-nar", '{"l":[1,null]}'),  # our NAR's
    ("2.3.0", "nifi-jolt-nar", '{"l":[1]}'),
])  # fmt: skip
def test_jolt_is_that_of_the_nifi_or_of_the_nar_that_brings_the_type(nifi, artifact, text):
    result = trigger("JoltTransformJSON", SQUASHED, '{"l": [1, null]}', nifi=nifi, artifact=artifact)
    assert [content.decode() for content in result.contents("success")] == [text]
