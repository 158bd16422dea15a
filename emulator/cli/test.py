"""Run test cases that are data: files NAME.case.json, or folders with a case.json.

A case names a script or a flow, the FlowFiles that go in, and what should come out; emulator/cases/ says every key. What is not as
expected is listed place by place. Ends with 1 when a case is not as expected, 2 when one cannot be read, 3 when it needs what is not
emulated.

example: python -m emulator test cases/ --junit report.xml
example: python -m emulator test cases/ --update
example: python -m emulator test cases/ --watch
"""

from __future__ import annotations

from types import SimpleNamespace

from ..base.errors import InputError
from .command_line import CommandLine
from .inputs import add_format, say, show, wants_text, write_text


def add_arguments(line: CommandLine) -> None:
    line.add_argument("paths", metavar="FILE|DIR", nargs="+")
    line.add_argument("-k", dest="word", default="", metavar="WORD", help="only cases with that word in their file or name")
    line.add_argument("--update", action="store_true", help="write what came out into the cases as what is expected; look at the change")
    line.add_argument("--junit", metavar="FILE", help="write a report as JUnit XML too")
    line.add_argument("--watch", action="store_true", help="run them again whenever one of their files changes, until Ctrl-C")
    add_format(line)


def run(arguments: SimpleNamespace) -> int:
    from ..cases import play, read_cases
    from ..cases.report import document_of, junit_of, text_of
    from ..cases.update import update

    if arguments.watch:
        from .watch import every, watch

        def again() -> None:
            say(text_of([play(case) for case in read_cases(arguments.paths) if arguments.word in case.title]))

        watch(arguments.paths, again, every())
    cases = [case for case in read_cases(arguments.paths) if arguments.word in case.title]
    if not cases:
        raise InputError("no case has '%s' in its name" % arguments.word, " ".join(arguments.paths), "Leave -k out to run all")
    played = [play(case) for case in cases]
    if arguments.update:
        for one in played:
            if one.differences or "expect" not in one.case.document:
                update(one)
        played = [play(case) for case in read_cases(arguments.paths) if arguments.word in case.title]
    if arguments.junit:
        write_text(arguments.junit, junit_of(played))
    if wants_text(arguments):
        say(text_of(played))
    else:
        show(document_of(played))
    return max([one.fault.exit_code if one.fault else int(bool(one.differences)) for one in played])
