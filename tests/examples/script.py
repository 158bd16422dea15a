"""A script in a test: what it did with one FlowFile, and with NiFi's own words (TestRunner)."""

from __future__ import annotations

import emulator
from emulator import Secret

SCRIPT = "processors/common/script.py"
ASKS = """
flowFile = session.putAttribute(session.get(), 'asked', url.getValue())
session.transfer(flowFile, REL_SUCCESS)
"""


def one_run() -> None:
    result = emulator.run_script(SCRIPT, content=b'{"id": 1}', attributes={"token.erp": "abc"})
    assert result.relationship == "success" and result.exceptions == []
    assert result.flowfile is not None and result.flowfile.json() == {"id": 1}


def a_script_that_fails() -> None:
    result = emulator.run_script(text="flowFile = session.get()\nraise ValueError('no id')\n", content="{}")
    failure = result.exceptions[0]
    assert failure.java_class == "org.apache.nifi.processor.exception.ProcessException" and failure.script_line == 2
    assert [flowfile.penalized for flowfile in result.queue] == [True]


def in_nifi_mocks_words() -> None:
    runner = emulator.TestRunner(text=ASKS, properties={"url": "#{erp.url}/orders"}, parameters={"erp.url": "https://erp.example"})
    runner.set_parameter("erp.password", Secret("s3cret"))
    runner.enqueue('{"id": 1}', {"filename": "a.json"})
    runner.run()
    runner.assert_all_flowfiles_transferred("success", 1)
    runner.assert_attribute_equals("asked", "https://erp.example/orders")


def main() -> None:
    one_run()
    a_script_that_fails()
    in_nifi_mocks_words()


if __name__ == "__main__":
    main()
