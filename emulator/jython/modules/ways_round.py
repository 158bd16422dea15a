"""What to do in place of a module that Jython has and the emulator has not."""

from __future__ import annotations

from typing import Dict

WAYS_ROUND: Dict[str, str] = {  # Jython has it; the way round
    "urllib2": "use java.net.URL(...).openConnection(), which the emulator runs",
    "httplib": "use java.net.URL(...).openConnection(), which the emulator runs",
    "socket": "use java.net.URL(...).openConnection(), which the emulator runs",
    "ssl": "use java.net.URL(...).openConnection(), which the emulator runs",
    "ftplib": "let GetFTP or PutFTP move the file",
    "smtplib": "let PutEmail send the mail",
    "subprocess": "let ExecuteStreamCommand run the program",
    "pickle": "keep state as JSON in the state manager",
    "cPickle": "keep state as JSON in the state manager",
    "xmlrpclib": "use java.net.URL(...).openConnection()",
    "select": "use java.net.URL(...).openConnection()",
    "optparse": "read the processor's dynamic properties",
    "unittest": "test the script from outside: emulator.run_script",
    "inspect": "leave it out",
    "signal": "leave it out",
}
_WITH_A_JAR = "name Jython's jar, whose library then runs here: --jython jython-standalone-2.7.2.jar"


def way_round(name: str) -> str:
    """What to do in place of a module, or of a name in one, that is not emulated."""
    return WAYS_ROUND.get(name.partition(".")[0], _WITH_A_JAR)
