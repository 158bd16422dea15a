"""MergeContent: what goes into a bundle, when, and what it inherits."""

import pytest

from emulator.base.errors import NotEmulated
from emulator.engine.validity import InvalidFlow
from tests.kits.component_kit import trigger

DEFRAGMENT = {"Merge Strategy": "Defragment"}


def merged(properties, *given, **more):
    return trigger("MergeContent", properties, *given, **more)


def fragments(identifier, count, *indexes, **attributes):
    shared = {"fragment.identifier": identifier, "fragment.count": str(count), **attributes}
    return [(f"{identifier}{index}", {**shared, "fragment.index": str(index)}) for index in indexes]


def test_what_is_queued_is_merged_with_the_defaults():
    result = merged({}, "a", "b", "c")
    assert result.contents("merged") == [b"abc"]
    assert len(result["original"]) == 3
    bundle = result["merged"][0]
    assert (bundle.get_attribute("merge.count"), bundle.get_attribute("merge.reason")) == ("3", "MIN_THRESHOLDS_REACHED")
    assert {one.get_attribute("merge.uuid") for one in result["original"]} == {bundle.uuid}


@pytest.mark.parametrize(("nifi", "changed"), [("1.16.3", 2), ("1.28.1", 2), ("2.3.0", 0)])
def test_an_original_that_is_dropped_gets_no_merge_uuid_from_nifi_2_on(nifi, changed):
    events = [event.type for event in merged({}, "a", "b", dropped=["original"], nifi=nifi).run.events]
    assert (events.count("ATTRIBUTES_MODIFIED"), events.count("DROP")) == (changed, 2)
    assert all(one.get_attribute("merge.uuid") for one in merged({}, "a", "b", nifi=nifi)["original"])


def test_header_demarcator_and_footer_are_expressions_over_the_first():
    delimiters = {"Delimiter Strategy": "Text", "Header File": "[${a}|", "Demarcator File": ",", "Footer File": "]"}
    assert merged(delimiters, ("x", {"a": "1"}), ("y", {"a": "2"})).contents("merged") == [b"[1|x,y]"]


def test_a_maximum_of_entries_makes_several_bundles():
    result = merged({"Maximum Number of Entries": "2"}, "a", "b", "c")
    assert result.contents("merged") == [b"ab", b"c"]
    assert result["merged"][0].get_attribute("merge.reason") == "MAX_ENTRIES_THRESHOLD_REACHED"


def test_the_correlation_attribute_groups():
    given = [("a", {"k": "1"}), ("b", {"k": "2"}), ("c", {"k": "1"}), ("d", {})]
    assert sorted(merged({"Correlation Attribute Name": "k"}, *given).contents("merged")) == [b"ac", b"b", b"d"]


def test_too_few_entries_wait_and_are_stalled_in_their_queue():
    result = merged({"Minimum Number of Entries": "3"}, "a", "b")
    assert result.where() == {}
    assert [(one.queue, one.count) for one in result.run.stalled] == [("(outside) -> Tested", 2)]


def test_a_bin_that_grows_too_old_is_merged():
    result = merged({"Minimum Number of Entries": "3", "Max Bin Age": "30 sec"}, "a", "b")
    bundle = result["merged"][0]
    assert (bundle.get_attribute("merge.reason"), int(bundle.get_attribute("merge.bin.age")) > 30_000) == ("TIMEOUT", True)


def test_the_oldest_bin_is_evicted_when_there_are_too_many():
    given = [(str(number), {"k": str(number)}) for number in range(4)]
    properties = {"Correlation Attribute Name": "k", "Minimum Number of Entries": "2", "Maximum number of Bins": "3"}
    result = merged(properties, *given)
    assert [one.get_attribute("merge.reason") for one in result["merged"]] == ["BIN_MANAGER_FULL"]


def test_common_and_unique_attributes():
    given = [("a", {"same": "1", "one": "x", "differs": "1"}), ("b", {"same": "1", "differs": "2"})]
    common = merged({}, *given)["merged"][0].attributes
    assert (common.get("same"), common.get("one"), common.get("differs")) == ("1", None, None)
    unique = merged({"Attribute Strategy": "Keep All Unique Attributes"}, *given)["merged"][0].attributes
    assert (unique.get("same"), unique.get("one"), unique.get("differs")) == ("1", "x", None)


@pytest.mark.parametrize(
    ("types", "expected"), [(["text/plain"] * 2, "text/plain"), (["text/plain", "a/b"], "application/octet-stream")]
)
def test_mime_type_is_the_common_one(types, expected):
    given = [("a", {"mime.type": one}) for one in types]
    assert merged({}, *given)["merged"][0].get_attribute("mime.type") == expected


def test_the_filename_is_the_only_ones_or_that_of_the_segments():
    assert merged({}, ("a", {"filename": "f"}))["merged"][0].get_attribute("filename") == "f"
    pair = [("a", {"segment.original.filename": "whole"})] * 2
    assert merged({}, *pair)["merged"][0].get_attribute("filename") == "whole"


def test_defragment_sorts_by_index_and_waits_for_all():
    result = merged(DEFRAGMENT, *fragments("x", 3, 2, 0), *fragments("y", 2, 1, 0), *fragments("x", 3, 1))
    assert sorted(result.contents("merged")) == [b"x0x1x2", b"y0y1"]


def test_defragment_of_many_interleaved_orders_needs_enough_bins():
    given = [one for index in range(5) for order in range(20) for one in fragments(f"o{order:02}-", 5, index)]
    result = merged({**DEFRAGMENT, "Maximum number of Bins": "1000"}, *given)
    assert result.where() == {"merged": 20, "original": 100}


def test_defragment_with_a_fragment_missing_fails_when_too_old():
    result = merged({**DEFRAGMENT, "Max Bin Age": "1 min"}, *fragments("x", 3, 0, 2))
    assert result.where() == {"failure": 2}
    message = result.run.log_of("Tested", "error")[0]
    assert "because the expected number of fragments is 3 but found only 2 fragments" in message


def test_a_second_fragment_of_the_same_index_does_not_join_the_bin():
    result = merged({**DEFRAGMENT, "Max Bin Age": "1 min"}, *fragments("x", 2, 0, 0, 1))
    assert result.contents("merged") == [b"x0x1"]
    assert len(result["failure"]) == 1


def test_a_fragment_without_an_index_fails():
    result = merged({**DEFRAGMENT, "Max Bin Age": "1 min"}, ("a", {"fragment.identifier": "x", "fragment.count": "1"}))
    assert result.where() == {"failure": 1}


def test_other_formats_and_delimiter_files_are_not_emulated_by_name():
    with pytest.raises(NotEmulated, match="Merge Format ZIP"):
        merged({"Merge Format": "ZIP"}, "a")
    with pytest.raises(NotEmulated, match="Delimiter Strategy Filename"):
        merged({"Delimiter Strategy": "Filename"}, "a")


def test_a_minimum_above_the_maximum_is_invalid():
    with pytest.raises(InvalidFlow, match="Min Entries must be less than or equal to Max Entries"):
        merged({"Minimum Number of Entries": "5", "Maximum Number of Entries": "2"}, "a")
