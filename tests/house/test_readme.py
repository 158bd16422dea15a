"""Every command of the README and of the page On NiFi 2 is run, and prints what the page says.

A ``console`` block holds commands after ``$ `` and their output; ``…`` alone on a line stands for any lines, inside a line for any text.
Commands that need a network or a NiFi are run by ``.ci/run`` and must stand there word for word.
"""

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
BY_CI = ("git clone", "cd ", "make test", "make nifi", "make bench", "pip install")


def commands():
    for path in [ROOT / "README.md", ROOT / "templates" / "NIFI2.md"]:
        for block in BLOCK.findall(path.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                while command.endswith("\\"):
                    more, _, output = output.partition("\n")
                    command = command[:-1] + more.lstrip("> ")
                yield command, output


ALL = list(commands())
SERVES = "python3 -m emulator ui"  # until Ctrl-C
HERE = [pair for pair in ALL if not pair[0].startswith((*BY_CI, SERVES))]


def pattern(output):
    lines = ["(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*?") + "\n" for line in output.splitlines()]
    return "".join(lines)


@pytest.mark.parametrize("command, output", HERE, ids=[command for command, _ in HERE])
def test_a_command_of_the_readme_prints_what_it_says(command, output, tmp_path):
    outer = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment = {**outer, "PATH": os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    printed = done.stdout + done.stderr
    assert re.fullmatch(pattern(output), printed), "%s\nprinted:\n%s" % (command, printed)


def test_the_page_prints_its_address_until_ctrl_c(tmp_path):
    (output,) = [output for command, output in ALL if command == SERVES]
    command = [sys.executable, *SERVES.split()[1:], "--no-browser", "--cases", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        printed = "".join(process.stdout.readline() for _ in output.splitlines())
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(30) == 0
        finally:
            process.kill()
    assert re.fullmatch(pattern(output), printed)


@pytest.mark.parametrize("command", [command for command, _ in ALL if command.startswith("make") and command.startswith(BY_CI)])
def test_a_command_that_only_ci_can_run_is_run_there(command):
    words = shlex.split(command)[:2]
    assert " ".join(words) in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
