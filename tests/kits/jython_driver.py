"""Runs inside the real Jython 2.7.2: takes jobs from a JSON file, writes what happened to another. Started by test_jython.py.

Scripts run in Jython's javax.script engine, as ExecuteScript runs them: bindings session, context, log, REL_*; two lines before the
script. The session is a small stand-in, but its streams, maps and patterns are Java's own, and callbacks are called through NiFi's
own interfaces.
"""

# ruff: noqa: UP003, UP004, UP025, N802 (this file is Python 2.7)
import base64
import json
import re
import sys
import traceback
import uuid

from java.io import ByteArrayInputStream, ByteArrayOutputStream
from java.lang import String, Throwable
from java.util import ArrayList, Collections, HashMap
from javax.script import ScriptEngineManager, ScriptException
from org.apache.nifi.processor import Relationship
from org.apache.nifi.processor.io import OutputStreamCallback, StreamCallback

TEXT = type(b"".decode("ascii"))  # unicode


def java_bytes(text):
    return String(text).getBytes("UTF-8")


class FlowFile(object):
    def __init__(self, attributes, content):
        self.map = HashMap()
        for name in attributes:
            self.map.put(name, attributes[name])
        self.content = content

    def getAttribute(self, name):
        return self.map.get(name)

    def getAttributes(self):
        return Collections.unmodifiableMap(self.map)


class Output(ByteArrayOutputStream):
    """Java's own stream; what was written becomes the content when it is closed."""

    def __init__(self, flow_file):
        ByteArrayOutputStream.__init__(self)
        self.flow_file = flow_file

    def close(self):
        self.flow_file.content = self.toByteArray()


class Session(object):
    def __init__(self, queue):
        self.queue, self.transferred, self.removed, self.rolled_back, self.committed = list(queue), [], [], False, False

    def get(self, number=None):
        if number is None:
            return self.queue.pop(0) if self.queue else None
        taken, self.queue = self.queue[:number], self.queue[number:]
        return ArrayList(taken)

    def read(self, flow_file):
        return ByteArrayInputStream(flow_file.content)

    def write(self, flow_file, callback=None):
        if callback is None:
            return Output(flow_file)
        stream = ByteArrayOutputStream()
        if isinstance(callback, StreamCallback):
            callback.process(ByteArrayInputStream(flow_file.content), stream)
        elif isinstance(callback, OutputStreamCallback):
            callback.process(stream)
        else:
            raise TypeError("no callback")
        flow_file.content = stream.toByteArray()
        return flow_file

    def create(self, parent):
        child = FlowFile(dict(parent.map), java_bytes(""))
        child.map.put("uuid", TEXT(uuid.uuid4()))
        return child

    def putAttribute(self, flow_file, name, value):
        if not isinstance(name, basestring) or not (value is None or isinstance(value, basestring)):  # noqa: F821
            raise TypeError("putAttribute(): %r = %r can't be coerced to String" % (name, value))
        if value is not None and name != "uuid":
            flow_file.map.put(name, value)
        return flow_file

    def putAllAttributes(self, flow_file, attributes):
        for name in attributes:
            self.putAttribute(flow_file, name, attributes[name])
        return flow_file

    def removeAttribute(self, flow_file, name):
        flow_file.map.remove(name)
        return flow_file

    def removeAllAttributes(self, flow_file, pattern):
        for name in list(flow_file.map.keySet()):
            if name != "uuid" and pattern.matcher(name).matches():
                flow_file.map.remove(name)
        return flow_file

    def transfer(self, flow_file, relationship):
        self.transferred.append((flow_file, relationship.getName()))

    def remove(self, flow_file):
        self.removed.append(flow_file)

    def rollback(self, penalize=False):
        self.rolled_back = True

    def commit(self):
        self.committed = True


class Value(object):
    def __init__(self, value):
        self.value = value

    def evaluateAttributeExpressions(self, flow_file=None):
        if flow_file is None or self.value is None:
            return self
        return Value(re.sub(r"\$\{(.*?)\}", lambda name: flow_file.getAttribute(name.group(1)) or "", self.value))

    def getValue(self):
        return self.value


class StateMap(object):
    def __init__(self, version, values):
        self.version, self.values = version, Collections.unmodifiableMap(HashMap(values))

    def getVersion(self):
        return self.version

    def get(self, key):
        return self.values.get(key)

    def toMap(self):
        return self.values


class StateManager(object):
    def __init__(self):
        self.now = StateMap(-1, HashMap())

    def getState(self, scope):
        return self.now

    def setState(self, values, scope):
        self.now = StateMap(self.now.version + 1, values)

    def replace(self, old, values, scope):
        for key in values.keySet():
            if String(key).getClass() != String(values.get(key)).getClass():
                raise TypeError("the state holds texts only")
        if old is not self.now or old.version == -1:
            return False
        self.setState(values, scope)
        return True


class Lookup(object):
    """One ProxyConfigurationService, named `Omnitron credentials`, and one for the ERP."""

    def __init__(self, services):
        self.services = services

    def getControllerServiceIdentifiers(self, kind):
        return Collections.unmodifiableSet(set(self.services))

    def getControllerServiceName(self, identifier):
        return self.services[identifier]["name"]

    def isControllerServiceEnabled(self, identifier):
        return self.services[identifier].get("enabled", True)

    def getControllerService(self, identifier):
        return Service(self.services[identifier])


class Service(object):
    def __init__(self, service):
        self.service = service

    def getConfiguration(self):
        return self

    def getProxyUserName(self):
        return self.service.get("username")

    def getProxyUserPassword(self):
        return self.service.get("password")


class Context(object):
    def __init__(self, properties, services, manager):
        self.properties, self.services, self.manager = properties, services, manager

    def getProperty(self, name):
        return Value(self.properties.get(name))

    def getStateManager(self):
        return self.manager

    def getControllerServiceLookup(self):
        return Lookup(self.services)


setattr(Context, "yield", lambda self: None)  # a keyword of Python


class Log(object):
    def __init__(self):
        self.lines = []

    def say(self, level):
        return lambda text: self.lines.append([level, TEXT(text)])

    def __getattr__(self, level):
        if level not in ("info", "warn", "error", "debug"):
            raise AttributeError(level)
        return self.say(level)


def text_of(path):
    with open(path) as stream:
        return "import sys\n\n" + stream.read()


def told(flow_file, relationship):
    return {
        "relationship": relationship,
        "attributes": dict((name, flow_file.map.get(name)) for name in flow_file.map.keySet()),
        "content": base64.b64encode("".join(chr(byte & 0xFF) for byte in flow_file.content)),
    }


def run_script(job, manager=None):
    session, log = Session([FlowFile(each["attributes"], java_bytes(each["content"])) for each in job["flowfiles"]]), Log()
    engine = ScriptEngineManager().getEngineByName("python")
    for name, value in (("session", session), ("log", log), ("context", Context(job["properties"], job.get("services", {}), manager))):
        engine.put(name, value)
    for name in ("success", "failure"):
        engine.put("REL_" + name.upper(), Relationship.Builder().name(name).build())
    engine.eval(text_of(job["script"]))
    return {
        "out": [told(*each) for each in session.transferred],
        "removed": len(session.removed),
        "committed": session.committed,
        "rolled_back": session.rolled_back,
        "log": log.lines,
    }


def compile_script(job):
    compile(text_of(job["script"]), job["script"], "exec")
    return "compiled"


def call(job):
    """One plain function of a script, called with JSON arguments."""
    space = {"__name__": "__main__"}
    exec(compile(text_of(job["script"]), job["script"], "exec"), space)
    return [space[job["function"]](*arguments) for arguments in job["calls"]]


def run_ledger(job):
    """Several triggers of the Ledger on one state."""
    manager, results = StateManager(), []
    for flowfiles in job["triggers"]:
        results.append(run_script(dict(job, flowfiles=flowfiles), manager))
    return {"triggers": results, "state": dict((key, manager.now.get(key)) for key in manager.now.toMap().keySet())}


KINDS = {"script": run_script, "compile": compile_script, "call": call, "ledger": run_ledger}


def main(source, target):
    with open(source) as stream:
        jobs = json.loads(stream.read())
    results = []
    for job in jobs:
        try:
            results.append({"result": KINDS[job["kind"]](job)})
        except (Exception, Throwable, ScriptException):
            results.append({"error": traceback.format_exc()})
    with open(target, "w") as stream:
        stream.write(json.dumps(results))


main(*sys.argv[1:])
