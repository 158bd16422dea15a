"""The panels: Script Testing, Mapping Testing, Expression, JsonPath, in a browser.

``page/`` is what the browser loads; it talks to ``runner.answer(message)`` by JSON messages and nothing else, so that the same page can run
with the emulator inside the browser. ``server.py`` carries the messages to child processes (``children.py``, ``child.py``), which are warm,
have a limit of memory and are ended when they do not come back.
"""
