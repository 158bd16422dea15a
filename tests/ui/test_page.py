"""The page in a real Chromium: what a person does and sees."""

import json
import threading

import pytest

from tests.kits.panel_texts import MAPPING, RESPONSE_SCRIPT, SCRIPT

pytestmark = pytest.mark.xdist_group("chromium")
EDITORS = {"code": ".left .cm-content", "input": ".input .cm-content"}
DONE = "/good|bad/.test(document.querySelector('.status').className) && document.querySelector('.status').textContent !== 'Running…'"


def put(page, editor, text):
    """Type a text in place of what an editor holds, by keyboard."""
    page.js("document.querySelector(%r).focus()" % EDITORS[editor])
    page.key("a", "Ctrl")
    page.type(text)


def run(page):
    """Run by keyboard; (status, what the result shows)."""
    page.js("document.querySelector('.status').className = 'status'")
    page.key("Enter", "Ctrl")
    page.until(DONE)
    return page.js("document.querySelector('.status').textContent"), result(page)


def result(page):
    return page.js("document.querySelector('.result .cm-content').innerText")


def click(page, selector, words=""):
    page.until("[...document.querySelectorAll(%r)].some((node) => node.textContent.includes(%r))" % (selector, words))
    page.js("[...document.querySelectorAll(%r)].find((node) => node.textContent.includes(%r)).click()" % (selector, words))


def add(page, title, name, value):
    """A row of attributes (properties, state), by its button and the keyboard."""
    click(page, ".add", "+ Add " + title)
    page.type(name)
    page.key("Tab")
    page.type(value)


def choose(page, selector, content, name):
    """Choose a file, whose content is an expression."""
    code = """(() => { const box = document.querySelector(%r); const data = new DataTransfer();
      data.items.add(new File([%s], %r)); box.files = data.files; box.dispatchEvent(new Event('change')); })()"""
    page.js(code % (selector, content, name))


def test_the_default_script_with_a_line_of_ones_own_gives_its_result(page):
    put(page, "code", SCRIPT)
    put(page, "input", '{"ad": "Çağla Öztürk"}')
    add(page, "Attributes", "token.erp", "İĞÜ")
    status, shown = run(page)
    assert status == "to success" and json.loads(shown)["result_data"] == {"ad": "Çağla Öztürk", "token": "İĞÜ"}
    assert json.loads(shown)["attributes"]["token.erp"] == "İĞÜ"


def test_the_response_script_shows_what_it_changed(page):
    put(page, "code", RESPONSE_SCRIPT)
    put(page, "input", "{}")
    add(page, "Attributes", "invokehttp.status.code", "401")
    status, shown = run(page)
    assert status == "to success" and json.loads(shown)["attributes"]["relation"] == "auth_fail"
    assert page.js("document.querySelector('.changed tbody').innerText").split() == ["relation", "–", "auth_fail"]


def test_an_attribute_that_was_added_is_gone_when_the_page_is_loaded_again_and_the_script_is_there(page):
    put(page, "code", "# ş mine\n" + SCRIPT)
    add(page, "Attributes", "a", "b")
    assert page.js("document.querySelectorAll('.pair').length") > 0
    page.reload()
    page.until("document.querySelector('.left .cm-content')?.innerText.startsWith('# ş mine')")
    assert page.js("document.querySelectorAll('.pair').length") == 0


def test_an_error_is_marked_on_its_line(page):
    put(page, "code", SCRIPT.replace("# Transform content", "output_obj['yok']"))
    put(page, "input", "{}")
    status, shown = run(page)
    assert status == "the FlowFile went to failure: KeyError: 'yok'" and "Traceback" in json.loads(shown)["attributes"]["log.script.error"]
    assert page.until("document.querySelector('.line-error')?.innerText.trim()") == "output_obj['yok']"
    assert page.until("document.querySelector('.cm-lint-marker-error') !== null")


def test_what_a_run_marked_stays_when_an_answer_about_the_text_comes_later(page):
    put(page, "code", "flowFile = session.get()\nnobody\n")
    run(page)
    page.until("document.querySelector('.line-error')?.innerText.trim() === 'nobody'")
    later = "[...document.querySelectorAll('.findings .rule')].map((node) => node.textContent.trim()).includes('undefined-name')"
    page.until(later)
    assert page.js("document.querySelectorAll('.line-error').length") == 1


def test_a_script_is_looked_at_while_it_is_typed(page):
    put(page, "code", "flowFile = session.get(\n")
    assert "Python 2.7 cannot parse this" in page.until("document.querySelector('.findings')?.innerText")
    assert page.js("document.querySelectorAll('.cm-lintRange-error').length") == 1


def test_an_endless_loop_ends_and_says_where_it_was(page):
    shorter = "window.fetch = (url, more) => ask(url, {...more, body: '{\"seconds\": 0.5, ' + more.body.slice(1)});"
    page.js("(() => { const ask = window.fetch; %s })()" % shorter)
    put(page, "code", "flowFile = session.get()\nwhile True:\n    pass\n")
    status, _ = run(page)
    assert "did not end" in status or "0.5" in status
    assert page.until("document.querySelectorAll('.line-error').length") == 1


def test_five_megabytes_of_input(page):
    put(page, "code", SCRIPT)
    page.js("window.big = JSON.stringify({text: 'ş'.repeat(5 * 1024 * 1024)}); 0")
    choose(page, ".input .chooser", "window.big", "big.json")
    page.until("document.querySelector('.input .cm-content').innerText.includes('… 5.0 MB')")
    status, shown = run(page)
    assert status == "to success" and "… 5.0 MB" in shown


def test_a_mapping_and_what_each_operation_did(page):
    click(page, "[role=tab]", "Mapping Testing")
    page.until("document.querySelector('.panel.spec .cm-content')?.innerText.includes('operation')")
    chain = MAPPING.rstrip()[:-1].rstrip() + ', {"operation": "default", "spec": {"para": "TRY"}}]'
    put(page, "code", chain)
    put(page, "input", json.dumps({"id": 1, "reason": {"pk": 2, "subject": "Yanlış ürün aldım."}}))
    status, shown = run(page)
    assert status == "to success"
    assert json.loads(shown) == {"id": 1, "reason_id": 2, "reason_subject": "Yanlış ürün aldım.", "para": "TRY"}
    steps = page.js("[...document.querySelectorAll('.step summary')].map((node) => node.innerText)")
    assert [step.split(" (")[0] for step in steps] == ["1. shift", "2. default"]
    assert '"para" : "TRY"' in page.js("[...document.querySelectorAll('.step')[1].querySelectorAll('.added')].pop().textContent")


TURKISH_SCRIPT = """# Sipariş: İstanbul'dan Iğdır'a
flowFile = session.get()
if flowFile is not None:
    flowFile = session.putAttribute(flowFile, u'müşteri', u'Çağla ' + flowFile.getAttribute(u'şehir'))
    session.transfer(flowFile, REL_SUCCESS)
"""


def test_turkish_text_in_script_and_attributes_comes_back_as_it_was_typed(page):
    put(page, "code", TURKISH_SCRIPT)
    put(page, "input", '{"açıklama": "Yanlış ürün"}')
    add(page, "Attributes", "şehir", "Iğdır")
    status, shown = run(page)
    assert status == "to success" and json.loads(shown)["result_data"] == {"açıklama": "Yanlış ürün"}
    assert json.loads(shown)["attributes"]["müşteri"] == "Çağla Iğdır"
    assert page.js("document.querySelector('.changed tbody').innerText").split() == ["müşteri", "–", "Çağla", "Iğdır"]
    page.reload()
    page.until("document.querySelector('.left .cm-content')?.innerText.startsWith(\"# Sipariş: İstanbul'dan\")")


def test_turkish_text_in_mapping_and_input_comes_back_as_it_was_typed(page):
    click(page, "[role=tab]", "Mapping Testing")
    page.until("document.querySelector('.panel.spec .cm-content')?.innerText.includes('operation')")
    chain = [{"operation": "shift", "spec": {"müşteri": "sipariş.müşteri"}}, {"operation": "default", "spec": {"şehir": "IĞDIR ığdır"}}]
    put(page, "code", json.dumps(chain, ensure_ascii=False))
    put(page, "input", '{"müşteri": "Öykü Şükran İnce"}')
    status, shown = run(page)
    assert status == "to success"
    assert json.loads(shown) == {"sipariş": {"müşteri": "Öykü Şükran İnce"}, "şehir": "IĞDIR ığdır"}


def test_expressions_and_paths_answer_while_they_are_typed(page):
    click(page, "[role=tab]", "Expression")
    page.until("document.querySelector('.panel.expression .status.good') !== null")
    put(page, "code", "${filename:toUpper()}-ş")
    page.until("document.querySelector('.result .cm-content').innerText === 'ORDER.7.JSON-ş'")
    click(page, "[role=tab]", "JsonPath")
    page.until("document.querySelector('.panel.jsonpath .status.good') !== null")
    put(page, "code", "$.lines[0].sku")
    page.until("document.querySelector('.result .cm-content').innerText === '\"ÇORAP-1\"'")


def test_an_example_is_one_click_away(page):
    click(page, ".examples button", "The ERP answers 401")
    page.until("document.querySelector('.file').textContent.includes('custom_response')")
    assert "auth_fail" in run(page)[1]


def test_a_script_of_a_template_is_picked_and_a_case_saved_and_opened(page, cases):
    click(page, ".open")
    click(page, "dialog button", "order_cancellation_request.json")
    click(page, "dialog button", "Script/Script")
    page.until("!document.querySelector('dialog[open]')")
    put(page, "input", '{"a": "ş"}')
    assert run(page)[0] == "to success"
    click(page, ".save")
    page.type("ilk durum")
    page.key("Enter")
    page.until("document.querySelector('.status').textContent.startsWith('saved as ')")
    assert sorted(path.name for path in cases.iterdir()) == ["ilk_durum.case.json", "ilk_durum.py"]
    put(page, "code", "x")
    click(page, ".open")
    click(page, "dialog button", "ilk_durum.case.json")
    page.until("document.querySelector('.status').textContent === 'This case is as expected.'")
    assert page.js("document.querySelector('.left .cm-content').innerText").startswith("# Written by make build")


def test_a_script_of_an_uploaded_flow_is_picked(page):
    with open("tests/fixtures/own/flow.json", encoding="utf-8") as file:
        text = file.read()
    click(page, ".open")
    page.until("document.querySelector('#picker .chooser') !== null")
    choose(page, "#picker .chooser", json.dumps(text), "flow.json")
    click(page, "dialog button", "Total")
    page.until("document.querySelector('.left .cm-content').innerText.includes('class Total')")


def test_everything_is_done_by_keyboard_and_tab_leaves_the_editor(page):
    page.js("document.getElementById('tab-script').focus()")
    names = []
    for _ in range(20):
        page.key("Tab")
        names.append(page.js("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"))
    wanted = ["Open…", "Save as a case…", "Script", "An object passes", "Input", "+ Add Properties", "Run", "Result"]
    places = [names.index(name) for name in wanted]
    assert places == sorted(places)
    page.js("document.getElementById('tab-script').focus()")
    page.key("ArrowRight")
    assert page.js("document.activeElement.id") == "tab-spec" and page.js("document.querySelector('.panel.spec') !== null")


NAME = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"


def tab_to(page, name):
    """Press Tab until what has this name is reached."""
    for _ in range(60):
        page.key("Tab")
        if page.js(NAME) == name:
            return
    raise AssertionError("Tab never reaches " + name)


def test_a_script_is_typed_run_and_mended_by_keyboard_alone(page):
    tab_to(page, "Script")
    page.key("a", "Ctrl")
    page.type("flowFile = session.get()\nnobody\n")
    tab_to(page, "Input")
    page.key("a", "Ctrl")
    page.type("{}")
    tab_to(page, "+ Add Attributes")
    page.key("Enter")
    page.type("şehir")
    page.key("Tab")
    page.type("Ağrı")
    tab_to(page, "Run")
    page.key("Enter")
    page.until("document.querySelector('.line-error')?.innerText.trim() === 'nobody'")
    tab_to(page, "line 2")
    page.key("Enter")
    assert page.js(NAME) == "Script"
    page.key("a", "Ctrl")
    page.type("flowFile = session.get()\nsession.transfer(flowFile, REL_SUCCESS)\n")
    assert run(page)[0] == "to success"
    tab_to(page, "Result")
    assert json.loads(result(page))["attributes"]["şehir"] == "Ağrı"


CONTRAST = """(() => {
  const light = (text) => { const [r, g, b] = text.match(/[\\d.]+/g).map(Number).map((v) => v / 255)
    .map((v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor, alpha = colour.startsWith('rgba') ? Number(colour.match(/[\\d.]+/g)[3]) : 1;
      if (alpha > .9) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const texts = [...document.querySelectorAll('body *')].filter((node) => node.checkVisibility() && !node.disabled
    && [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()) && node.getBoundingClientRect().left >= 0);
  return texts.map((node) => { const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
    return [(a + .05) / (b + .05), node.textContent.trim().slice(0, 40), node.className]; }).filter(([ratio]) => ratio < 4.5);
})()"""


@pytest.mark.parametrize("tab", ["script", "spec", "expression", "jsonpath"])
def test_text_has_contrast_and_every_control_a_name(page, tab):
    page.js("document.getElementById('tab-%s').click()" % tab)
    page.until("document.querySelector('.panel.%s .cm-content')?.innerText.length > 5" % tab)
    run(page)
    page.until("getComputedStyle(document.querySelector('.status')).opacity === '1'")
    assert page.js(CONTRAST) == []
    page.ask("Accessibility.enable")
    nodes = page.ask("Accessibility.getFullAXTree")["nodes"]
    roles = ("button", "textbox", "tab", "searchbox", "tabpanel", "region")
    controls = [node for node in nodes if node.get("role", {}).get("value") in roles]
    assert len(controls) > 8
    assert [node for node in controls if not node["ignored"] and not node.get("name", {}).get("value")] == []


def test_a_page_of_another_origin_reads_nothing(chromium, server):
    other = chromium.page("data:text/html,<p>other</p>")
    code = """fetch(%r, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{"kind": "sources"}'})
      .then((answer) => answer.text(), () => 'nothing')"""
    assert other.js(code % (server.url + "messages")) == "nothing"
    framed = """new Promise((done) => { const frame = document.createElement('iframe'); frame.src = %r;
      frame.onload = () => done(frame.contentDocument); document.body.append(frame); })"""
    assert other.js(framed % server.url) is None
    other.close()


def test_a_page_with_a_wrong_token_shows_and_reads_nothing(chromium, server):
    other = chromium.page(server.url.replace(server.token, "x" * len(server.token)))
    assert "not for you" in other.js("document.body.innerText") and other.js("document.scripts.length") == 0
    code = """fetch('messages', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{"kind": "sources"}'})
      .then((answer) => answer.status)"""
    assert other.js(code) == 403
    other.close()


def test_nothing_is_loaded_from_elsewhere(page, server):
    names = page.js("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert names and all(name.startswith(server.url) for name in names)


def test_the_page_is_there_before_anything_was_imported(chromium, server):
    """The first panel is drawn though no child answered yet: only the examples wait for one."""
    ask, seen = server.children.ask, threading.Event()
    server.children.ask = lambda message: (seen.wait(60), ask(message))[1]
    opened = chromium.page(server.url)
    assert opened.until("document.querySelector('.run')?.textContent") == "Run"
    seen.set()
    opened.until("document.querySelector('.left .cm-content').innerText.includes('import')")
    opened.close()
