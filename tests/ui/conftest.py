"""One Chromium for all tests of the page, a server for each."""

import threading

import pytest

from emulator.ui.children import Children
from emulator.ui.server import Server
from tests.kits.chromium import Chromium, browser_path


@pytest.fixture
def cases(tmp_path):
    return tmp_path / "cases"


@pytest.fixture
def server(cases):
    children = Children(str(cases))
    with Server(0, children) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()
    children.end()


@pytest.fixture(scope="session")
def chromium():
    if browser_path() is None:
        pytest.skip("no Chromium is here: apt-get install chromium")
    browser = Chromium()
    yield browser
    browser.close()


@pytest.fixture
def page(chromium, server):
    """The page, its first panel filled; what it raised is an error of the test."""
    opened = chromium.page(server.url)
    opened.until("document.querySelector('.panel.script .cm-content')?.innerText.includes('import')")
    yield opened
    assert not opened.errors()
    opened.close()
