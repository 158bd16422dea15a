"""ExecuteScript makes a new Jython engine after each exception that leaves a script: none leaves one that nobody edits."""

import pytest

import emulator
from processors.build import HERE, sources
from tests.kits.script_files import PROCESSORS

RESPONSES = tuple(f"{flow}/custom_response.py" for flow in ("cancellation_plan", "order_cancel", "order_cancellation_request"))
EDITED = ("common/script.py", "common/post_script.py", "order/check_response.py", *RESPONSES)
EXAMPLES = "examples/"  # which people edit as well
NAMES = {path.relative_to(HERE / "source").as_posix() for path in sources()}
PLUMBING = sorted(name for name in NAMES - set(EDITED) if not name.startswith(EXAMPLES))


class Nifi:
    """session, context and log at once; the call that ``broken`` names raises."""

    def __init__(self, broken):
        self.broken, self.said = broken, []

    def __getattr__(self, name):
        def call(*_):
            self.said.append(name)
            if name == self.broken:
                raise RuntimeError("ZooKeeper is away")
            return [] if name == "get" else self

        return call

    def getValue(self):  # noqa: N802
        return ""


@pytest.mark.parametrize("broken", ["get", "commit", "getProperty"])
@pytest.mark.parametrize("script", PLUMBING)
def test_what_nifi_throws_is_told_taken_back_and_waited_for(script, broken):
    nifi, names = Nifi(broken), {"REL_SUCCESS": "success", "REL_FAILURE": "failure"}
    exec(
        compile((PROCESSORS / script).read_text(encoding="ascii"), script, "exec"), {**names, "session": nifi, "context": nifi, "log": nifi}
    )
    if broken in nifi.said:
        assert nifi.said[-3:] == ["error", "rollback", "yield"]


def test_the_scripts_that_this_holds_for_are_all_that_nobody_edits():
    assert len(PLUMBING) == 18, PLUMBING


def test_one_that_fails_goes_to_failure_alone():
    flowfiles = [("{}", {"allVar": "no JSON"} if number == 50 else {"n": str(number)}) for number in range(120)]
    for script, content in (("common/script.py", "{}"), ("common/post_script.py", "{}")):
        run = emulator.run_script(str(PROCESSORS / script), flowfiles=[(content, attributes) for _, attributes in flowfiles], triggers=2)
        assert (len(run.transferred["success"]), len(run.transferred["failure"]), run.queue) == (119, 1, [])
        assert "log.script.error" in run.transferred["failure"][0].attributes
    run = emulator.run_script(
        str(PROCESSORS / "order/next_write.py"), flowfiles=[("", {"writes.plan": plan, "writes.next": "0"}) for plan in ("[]", "{", "[]")]
    )
    assert (len(run.transferred["success"]), len(run.transferred["failure"])) == (2, 1)


def test_no_script_opens_a_socket():
    scripts = [path for path in PROCESSORS.rglob("*.py") if "source" not in path.parts and path.parent != PROCESSORS]
    assert len(scripts) > 20
    assert not [path for path in scripts if "socket-import" in str(emulator.lint(path))]
