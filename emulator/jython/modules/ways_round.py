"""What to do in place of a module that Jython has and the emulator has not."""

from __future__ import annotations

from typing import Dict

WAYS_ROUND: Dict[str, str] = {  # Jython has it; the way round
    "ftplib": "let GetFTP or PutFTP move the file",
    "smtplib": "let PutEmail send the mail",
    "subprocess": "let ExecuteStreamCommand run the program",
    "pickle": "keep state as JSON in the state manager",
    "cPickle": "keep state as JSON in the state manager",
    "xmlrpclib": "send the call's XML with urllib2",
    "select": "give the socket a timeout",
    "cookielib": "read Set-Cookie of the answer and send it back as the header Cookie, or name Jython's jar",
    "optparse": "read the processor's dynamic properties",
    "unittest": "test the script from outside: emulator.run_script",
    "inspect": "leave it out",
    "signal": "leave it out",
}
_PARTS: Dict[str, str] = {  # what the emulator has of a module; the rest of its names are refused
    "urllib2": "urlopen, Request, openers and the handlers of HTTP are emulated",
    "httplib": "HTTPConnection and HTTPSConnection are emulated",
    "urllib": "urlopen, urlretrieve, FancyURLopener and quoting are emulated",
    "socket": "clients over TCP are emulated: socket.create_connection",
    "ssl": "contexts of clients are emulated: ssl.create_default_context",
}
_WITH_A_JAR = "name Jython's jar, whose library then runs here: --jython jython-standalone-2.7.2.jar"


def way_round(name: str) -> str:
    """What to do in place of a module, or of a name in one, that is not emulated."""
    module = name.partition(".")[0]
    return WAYS_ROUND.get(module) or _PARTS.get(module, _WITH_A_JAR)
