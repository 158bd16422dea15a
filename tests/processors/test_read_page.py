"""What Omnitron answered becomes a page: one line a row, and where to read on. By modified date and by id."""

import json

import pytest

import emulator
from tests.kits.ledger_bench import READ_PAGE, row
from tests.kits.script_cases import SAMPLE, SAMPLE_TEXT
from tests.kits.script_files import PROCESSORS

SCRIPT = str(PROCESSORS / "common" / "read_page.py")
NOW = "2027-01-15T08:00:00.000000Z"
BY_DATE = {"order_by": "date", "limit": "2", "overlap": "600", "row_id": "id", "row_attributes": ""}
BY_ID = {**BY_DATE, "order_by": "id", "row_id": "pk, id"}
START = {"ledger.cursor": "2027-01-01T00:00:00.000000Z", "ledger.limit": "2"}
FIRST, SECOND, THIRD = ("2027-01-02T00:00:0%d.000000Z" % number for number in (1, 2, 3))
BEFORE_FIRST, BEFORE_SECOND = "2027-01-02T00:00:00.999999Z", "2027-01-02T00:00:01.999999Z"


def read(*rows, settings=BY_DATE, more=False, content=None, **query):
    """(rows as lists of their fields, where to read on, what is told) of an answer to a query."""
    content = content or json.dumps({"results": list(rows), "next": "http://o/next" if more else None})
    asked = {**START, **{name.replace("__", "."): value for name, value in query.items()}}
    lines, following, told = READ_PAGE.page_of(content, settings, asked, NOW)
    return [line.split("\t") for line in lines.split("\n") if line], json.loads(following), told


def by_id(*identifiers, **more):
    rows = [{"pk": identifier, "modified_date": FIRST} for identifier in identifiers]
    return read(*rows, settings=BY_ID, **{"ledger__cursor": "0", **more})


# ---------------------------------------------------------------- rows


def test_a_line_says_what_the_ledger_must_know_and_carries_the_rows_own_text():
    content = '{"results": [ {"modified_date": "2027-01-02T03:00:01+03:00", "id": 7, "price": 1905.840, "n": "\u015f"} ]}'
    ((identifier, version, before, attributes, text),), _, told = read(content=content)
    assert (identifier, version, before, attributes, told) == ("7", FIRST, BEFORE_FIRST, "{}", [])
    assert text == '{"modified_date": "2027-01-02T03:00:01+03:00", "id": 7, "price": 1905.840, "n": "\\u015f"}'


def test_a_rows_text_stays_in_its_line():
    ((*_, text),), _, _ = read(content='[{"id": 1,\r\n\t"modified_date": "%s", "a": "x\\ty\\n"}]' % FIRST)
    assert text == '{"id": 1,   "modified_date": "%s", "a": "x\\ty\\n"}' % FIRST
    assert json.loads(text)["a"] == "x\ty\n"


def test_the_attributes_that_the_work_carries_are_told_where_to_find_them():
    wanted = "_request.id, _order.number = order_item.order.number,_uuid=uuid, _none=order.number, "
    ((*_, attributes, _),), _, _ = read(content="[%s]" % SAMPLE_TEXT, settings={**BY_DATE, "row_attributes": wanted})
    assert json.loads(attributes) == {"_request.id": str(SAMPLE["id"]), "_order.number": "429452907", "_uuid": SAMPLE["uuid"]}


def test_the_first_name_of_the_id_that_is_there_counts():
    rows, _, _ = read({"id": 1, "pk": 5, "modified_date": FIRST}, {"id": 6, "modified_date": FIRST}, settings=BY_ID, ledger__cursor="0")
    assert [line[0] for line in rows] == ["5", "6"]


@pytest.mark.parametrize(("identifier", "text"), [(7, "7"), (7.0, "7"), ("x1", "x1"), (" 8 ", "8"), (10**17, "1" + "0" * 17)])
def test_an_id_is_a_text_or_a_whole_number(identifier, text):
    assert read(row(identifier, FIRST))[0][0][0] == text


@pytest.mark.parametrize("bad", [
    {"id": 1}, {"modified_date": FIRST}, row(None, FIRST), row(1.5, FIRST), row(True, FIRST), row("", FIRST), row("a b", FIRST),
    row([1], FIRST), row(2, "yesterday"), row(2, None), row(2, 5), row(2, "0001-01-01T00:00:00+03:00"), "x", None, 5, [],
])
def test_a_row_without_a_usable_id_or_date_is_left_out_and_told(bad):
    rows, _, told = read(bad, row(7, FIRST))
    assert [line[0] for line in rows] == ["7"] and len(told) == 1 and told[0].startswith("a row without a usable id or date is left out: ")


def test_by_id_an_id_that_is_no_number_is_left_out():
    rows, _, told = by_id("x", "12", 13)
    assert [line[:3] for line in rows] == [["12", FIRST, "11"], ["13", FIRST, "12"]] and len(told) == 1


@pytest.mark.parametrize("content", ["", " ", "<html>", "{}", '{"results": 5}', '"x"', "null", '{"detail": "no"}', "[1", "5", "[" * 100000])
def test_an_answer_that_is_no_page_says_so(content):
    with pytest.raises(READ_PAGE.NoPage, match="the answer is no page: "):
        READ_PAGE.page_of(content, BY_DATE, START, NOW)


def test_an_answer_to_a_query_of_an_earlier_version_is_no_page():
    with pytest.raises(READ_PAGE.NoPage, match="an earlier version of this flow"):
        READ_PAGE.page_of("[]", BY_DATE, {"ledger.scan": "s", "ledger.limit": "5", "ledger.url": "http://o"}, NOW)


# ---------------------------------------------------------------- where to read on, by date


def test_a_short_page_is_the_last_one():
    assert read(row(1, FIRST))[1] == {"cap": "2027-01-15T07:50:00.000000Z", "cursor": FIRST, "limit": 2, "more": 0, "pin": ""}
    assert read()[1]["cursor"] == START["ledger.cursor"]


def test_a_full_page_leads_on_from_before_its_last_date():
    _, following, _ = read(row(1, FIRST), row(2, SECOND), ledger__cap="2027-01-03T00:00:00.000000Z", ledger__pin="p")
    assert following == {"cap": "2027-01-03T00:00:00.000000Z", "cursor": BEFORE_SECOND, "limit": 2, "more": 1, "pin": "p"}


def test_a_page_that_the_server_cuts_names_a_next_one():
    assert read(row(1, FIRST), row(2, SECOND), more=True, ledger__limit="8")[1]["more"] == 1
    assert read(row(1, FIRST), more=True, ledger__limit="8")[1]["more"] == 0, "fewer rows than a page has: a next page that is empty"


def test_a_full_page_of_one_date_asks_for_twice_as_much_from_the_same_place():
    _, following, told = read(row(1, FIRST), row(2, FIRST))
    assert (following["limit"], following["cursor"], following["more"], told) == (4, START["ledger.cursor"], 1, [])


def test_what_the_server_gives_no_more_of_is_passed_over_pinned_and_told():
    _, following, told = read(row(1, FIRST), row(2, FIRST), more=True, ledger__limit="4")
    assert (following["cursor"], following["pin"], following["limit"]) == (FIRST, BEFORE_FIRST, 2)
    (sentence,) = told
    assert sentence.startswith("more than 2 rows have the date %s and the server gives no more at once" % FIRST)


def test_a_full_page_of_unusable_rows_asks_for_twice_as_much():
    assert read({}, {})[1]["limit"] == 4


def test_a_cut_page_of_unusable_rows_ends_the_scan():
    _, following, told = read({}, {}, more=True, ledger__limit="4")
    assert following["more"] == 0 and told[-1] == "a page without any usable row, nothing more is read"


def test_a_server_that_ignores_the_cursor_ends_the_scan():
    _, following, told = read(row(1, FIRST), row(2, SECOND), ledger__cursor=THIRD)
    assert (following["more"], following["cursor"]) == (0, THIRD)
    assert told == ["the server gives rows that are not behind %s, nothing more is read: does this path know modified_date__gt?" % THIRD]


def test_rows_out_of_order_are_read_in_order_told_and_the_floor_is_pinned_before_them():
    rows, following, told = read(row(1, THIRD), row(2, FIRST), row(3, SECOND))
    assert [line[0] for line in rows] == ["2", "3", "1"] and following["pin"] == BEFORE_FIRST
    assert told == ["its rows are not sorted by modified date, they are read in order all the same: is the path right?"]


# ---------------------------------------------------------------- where to read on, by id


def test_by_id_a_scan_goes_on_behind_the_last_id_until_a_page_is_short():
    assert by_id(3, 10)[1] == {"cap": "", "cursor": 10, "limit": 2, "more": 1, "pin": ""}
    assert by_id(11)[1] == {"cap": "", "cursor": 11, "limit": 2, "more": 0, "pin": ""}


def test_by_id_a_page_that_the_server_cuts_is_not_the_last_one():
    assert by_id(3, more=True)[1] == {"cap": "", "cursor": 3, "limit": 2, "more": 1, "pin": ""}


def test_by_id_a_server_that_ignores_the_cursor_ends_the_scan():
    _, following, told = by_id(3, 5, ledger__cursor="7")
    assert following["more"] == 0 and told == [
        "the server gives rows that are not behind 7, nothing more is read: does this path know id__gt?"]


def test_by_id_rows_out_of_order_are_read_in_order_and_told():
    rows, following, told = by_id(5, 4)
    assert [line[0] for line in rows] == ["4", "5"] and following == {"cap": "", "cursor": 5, "limit": 2, "more": 1, "pin": ""}
    assert "not sorted by id" in told[0]


# ---------------------------------------------------------------- a query for a single row


def test_a_row_asked_for_may_stand_behind_a_full_page_that_ends_before_it():
    _, following, _ = read(row(2, FIRST), row(3, FIRST), ledger__for="1", ledger__version=FIRST)
    assert following == {"limit": 4, "more": 1}
    _, following, _ = read(row(2, FIRST), row(3, SECOND), ledger__for="1", ledger__version=FIRST)
    assert following["more"] == 0, "the page goes past it: it is gone"
    assert read(row(2, FIRST), ledger__for="1", ledger__version=FIRST)[1]["more"] == 0


def test_where_the_server_gives_no_more_there_is_no_larger_page_to_ask_for():
    asked = {"ledger__for": "1", "ledger__version": FIRST}
    assert read(row(2, FIRST), row(3, FIRST), more=True, ledger__limit="4", **asked)[1] == {"limit": 0, "more": 1}
    assert READ_PAGE.Order(BY_DATE, {**START, "ledger.limit": "60000", "ledger.for": "1"}).next_of_ask([], 60000, False)["limit"] == 0


def test_by_id_a_row_asked_for_is_gone_when_the_page_goes_past_its_id():
    assert by_id(7, 9, ledger__for="7")[1]["more"] == 0
    assert by_id(5, 6, ledger__for="7")[1] == {"limit": 4, "more": 1}


# ---------------------------------------------------------------- the server's clock


@pytest.mark.parametrize(("header", "moment"), [
    ("Fri, 15 Jan 2027 07:00:00 GMT", "2027-01-15T07:00:00Z"), (" Fri, 15-Jan-2027 07:00:00 GMT ", "2027-01-15T07:00:00Z"),
    ("", ""), (None, ""), ("yesterday", ""), ("Fri, 15 Foo 2027 07:00:00 GMT", ""), ("Fri, 15 Jan 2027 07:00:00 +0300", "")])
def test_the_servers_date_header_is_its_clock(header, moment):
    assert READ_PAGE.http_date(header) == moment


# ---------------------------------------------------------------- in the flow


def run(content, properties=None, **attributes):
    asked = {"ledger.event": "page", **START, **{name.replace("__", "."): value for name, value in attributes.items()}}
    return emulator.run_script(SCRIPT, content, asked, properties={"limit": "2", **(properties or {})})


def test_the_page_goes_on_as_lines_with_where_to_read_on():
    result = run(json.dumps([row(1, FIRST)]), ledger__date="Fri, 15 Jan 2027 07:00:00 GMT")
    page = result.flowfile
    assert page.content.decode() == '1\t%s\t%s\t{}\t{"id": 1, "modified_date": "%s"}' % (FIRST, BEFORE_FIRST, FIRST)
    assert (page.attributes["ledger.event"], json.loads(page.attributes["ledger.next"])["cap"]) == ("page", "2027-01-15T06:50:00.000000Z")


def test_a_page_of_an_earlier_version_has_failed_and_the_batch_begins_anew():
    result = emulator.run_script(SCRIPT, "[]", {"ledger.event": "page", "ledger.scan": "s", "ledger.limit": "5"})
    assert result.flowfile.attributes["ledger.event"] == "page_failed"
    assert result.flowfile.attributes["log.omnitron.error"] == "it belongs to a query of an earlier version of this flow"


def test_an_answer_that_is_no_page_has_failed_and_keeps_its_text():
    result = run("<html>")
    assert result.flowfile.attributes["ledger.event"] == "page_failed" and result.flowfile.content == b"<html>"
    assert result.flowfile.attributes["log.omnitron.error"].startswith("the answer is no page: ")


def test_what_is_told_is_logged_as_an_error():
    assert "Read the page: a row without a usable id or date is left out" in run("[{}]").logs["error"][0]


def test_a_setting_that_is_no_number_holds_everything_and_no_exception_leaves():
    result = run("[]", {"overlap": "long"})
    assert result.exception is None and len(result.queue) == 1 and "nothing is done" in result.logs["error"][0]
