"""The report of a run in a real Chromium: the canvas, a FlowFile followed, by mouse and by keyboard."""

import pytest

from tests.kits.report_run import finished_run, forking_run, page_of

pytestmark = pytest.mark.xdist_group("chromium")


def page_in(chromium, folder, run):
    file = folder / "report.html"
    file.write_text(page_of(run), encoding="utf-8")
    opened = chromium.page("file://%s" % file)
    opened.until("document.body.dataset.ready === 'yes'")
    return opened


@pytest.fixture
def report(chromium, tmp_path):
    opened = page_in(chromium, tmp_path, finished_run())
    yield opened
    assert not opened.errors()
    opened.close()


def panel(page):
    return page.js("document.getElementById('panel').innerText")


def test_the_canvas_shows_components_counts_and_what_failed(report):
    words = report.js("document.querySelector('#canvas svg').textContent")
    assert all(
        word in words
        for word in ("Shape", "ExecuteScript", "2 (18 bytes)", "1 failure", "1 bulletin", "stood in for: success", "1 FlowFile")
    )
    assert "Shape failed" in report.js("document.querySelector('header').innerText")


def test_a_flowfile_is_followed_from_the_list(report):
    report.js("[...document.querySelectorAll('#panel button')].find((node) => node.textContent.startsWith('A-1')).click()")
    shown = panel(report)
    assert "CONTENT_MODIFIED" in shown and "••••••" in shown and "left the flow by out" in shown
    report.js("[...document.querySelectorAll('#panel summary')].find((node) => node.textContent.includes('25 bytes')).click()")
    report.until("document.getElementById('panel').innerText.includes('Çağla')")
    report.js("[...document.querySelectorAll('.steps .plain')].find((node) => node.textContent === 'Shape').click()")
    assert report.js("document.querySelector('g.chosen').dataset.path") == "Shape"


def test_failed_flowfiles_come_first_and_say_why(report):
    report.js("document.querySelector('#panel tbody button').click()")
    assert "log.script.error: KeyError: x" in panel(report)


def test_a_search_finds_a_value_of_an_attribute(report):
    report.js("document.querySelector('input[type=search]').focus()")
    report.type("a-2")
    report.until("document.querySelectorAll('#panel tbody tr').length === 1")


def test_a_component_is_opened_by_keyboard_and_shows_its_flowfiles(report):
    report.js("document.querySelector('g[data-path=Shape]').focus()")
    report.key("Enter")
    report.until("document.getElementById('about').innerText.includes('Show its 2 FlowFiles')")
    for name, words in (
        ("Bulletins", "cannot shape it"),
        ("Stalled", "Nothing waits"),
        ("State", "No component remembers"),
        ("Run", "Where the time went"),
    ):
        report.js("[...document.querySelectorAll('[role=tab]')].find((node) => node.textContent.startsWith(%r)).click()" % name)
        assert words in panel(report)


def test_the_page_says_above_all_that_only_the_latest_events_are_kept(chromium, tmp_path):
    opened = page_in(chromium, tmp_path, finished_run(history_limit=2))
    assert "Of 3 events the latest 2 are kept" in opened.js("document.querySelector('header').innerText")
    opened.close()


def test_a_flowfile_begins_with_the_attributes_of_the_one_it_was_made_of(chromium, tmp_path):
    opened = page_in(chromium, tmp_path, forking_run())
    opened.js("[...document.querySelectorAll('#panel button')].find((node) => node.textContent.startsWith('child')).click()")
    shown = panel(opened)
    assert "made of" in shown and "QUEUED" in shown and "kind" in shown and "note" not in shown
    opened.js("[...document.querySelectorAll('#panel summary')].find((node) => node.textContent === 'all attributes at the end').click()")
    opened.until("document.getElementById('panel').innerText.includes('kept')")
    opened.close()
