"""A real Chromium, without a screen, asked over a pipe by its DevTools protocol: no driver, no package."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
from itertools import count
from queue import Empty, Queue

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 60  # until an answer must be there: a busy machine is slow
KEYS = {"Enter": (13, "\r"), "Tab": (9, ""), "Escape": (27, ""), "ArrowRight": (39, ""), " ": (32, " "), "a": (65, "")}


def browser_path():
    """Where one is, None where there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Chromium:
    """``page()`` opens a tab."""

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(prefix="chromium", ignore_cleanup_errors=True)
        (its_in, self._out), (self._in, its_out) = os.pipe(), os.pipe()

        def place():
            first, second = os.dup(its_in), os.dup(its_out)
            os.dup2(first, 3)
            os.dup2(second, 4)

        options = [
            "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-extensions", "--hide-scrollbars", "--user-data-dir=" + self.profile.name,
        ]  # fmt: skip
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            [browser_path(), *options, "about:blank"], stdin=quiet, stdout=quiet, stderr=quiet, pass_fds=(3, 4), preexec_fn=place
        )
        os.close(its_in)
        os.close(its_out)
        self._numbers, self._lock = count(1), threading.Lock()
        self._answers = {}
        self.events = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        data = b""
        while True:
            try:
                more = os.read(self._in, 1 << 20)
            except OSError:
                return
            if not more:
                return
            *messages, data = (data + more).split(b"\0")
            for message in map(json.loads, messages):
                waiting = self._answers.get(message.get("id"))
                (waiting if waiting is not None else self.events).put(message)

    def ask(self, method, session=None, **parameters):
        """The result of one command."""
        number = next(self._numbers)
        self._answers[number] = Queue()
        message = {"id": number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        with self._lock:
            self._write(message)
        try:
            answer = self._answers[number].get(timeout=SECONDS)
        except Empty:
            raise AssertionError("Chromium did not answer %s" % method) from None
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _write(self, message):
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data) :]

    def page(self, url="about:blank", width=1280, height=800):
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        page = Page(self, self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"], target)
        page.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        page.ask("Page.enable")
        page.ask("Runtime.enable")
        page.go(url)
        return page

    def close(self):
        """End it."""
        self.process.terminate()
        self.process.wait()
        os.close(self._out)
        self.profile.cleanup()


class Page:
    """One tab."""

    def __init__(self, browser, session, target):
        self.browser, self.session, self.target = browser, session, target

    def ask(self, method, **parameters):
        return self.browser.ask(method, self.session, **parameters)

    def go(self, url):
        self.ask("Page.navigate", url=url)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank' || %s" % json.dumps(url == "about:blank"))

    def reload(self):
        self.js("window.isOld = true")
        self.ask("Page.reload")
        self.until("!window.isOld && document.readyState === 'complete'")

    def js(self, code):
        """The value of an expression; a promise is waited for."""
        result = self.ask("Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def until(self, code):
        """Wait until an expression is true; its value."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            try:
                value = self.js(code)
            except AssertionError as error:  # the page is being left
                value = None
                if "Cannot find context" not in str(error) and "navigat" not in str(error) and "TypeError" not in str(error):
                    raise
            if value:
                return value
            time.sleep(0.03)
        raise AssertionError("it did not come true: %s\n%s" % (code, self.js("document.body.innerText")[:3000]))

    def key(self, name, *modifiers):
        """Press a key; modifiers: Ctrl, Shift."""
        code, text = KEYS[name]
        bits = sum({"Ctrl": 2, "Shift": 8}[modifier] for modifier in modifiers)
        options = {"key": name, "code": "Space" if name == " " else name, "windowsVirtualKeyCode": code, "modifiers": bits}
        kind = "keyDown" if text and not bits else "rawKeyDown"
        self.ask("Input.dispatchKeyEvent", type=kind, **({"text": text} if text and not bits else {}), **options)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **options)

    def type(self, text):
        self.ask("Input.insertText", text=text)

    def errors(self):
        """What the page raised, so far."""
        raised = []
        while not self.browser.events.empty():
            event = self.browser.events.get()
            if event["method"] == "Runtime.exceptionThrown" and event.get("sessionId") == self.session:
                raised.append(event["params"]["exceptionDetails"])
        return raised

    def close(self):
        self.browser.ask("Target.closeTarget", targetId=self.target)

    def picture(self, path):
        """A screenshot, as PNG."""
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))
