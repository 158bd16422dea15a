package org.apache.nifi.processors.script;

import java.util.List;
import java.util.stream.Collectors;

import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;

import org.apache.nifi.processor.exception.ProcessException;
import org.python.core.PyString;
import org.python.jsr223.PyScriptEngineFactory;

/** A script, compiled once in an engine of its own: its global names live as long as that engine. */
record JythonScript(ScriptEngine engine, CompiledScript code) {

    /** JythonScriptRunner of NiFi 1 puts the same two lines (or more) in front, so a script's line numbers are those of NiFi 1. */
    static JythonScript compile(final String body, final List<String> modules) {
        final String paths = modules.stream().map(path -> "sys.path.append(" + PyString.encode_UnicodeEscape(path, true) + ")").collect(Collectors.joining("\n"));
        final ScriptEngine engine = new PyScriptEngineFactory().getScriptEngine();
        OldApi.restore();
        try {
            return new JythonScript(engine, ((Compilable) engine).compile("import sys\n" + paths + "\n" + body));
        } catch (final ScriptException e) {
            throw new ProcessException("Could not instantiate script engines", e);
        }
    }

    Bindings names() {
        return engine.getBindings(ScriptContext.ENGINE_SCOPE);
    }

    void run() throws ScriptException {
        code.eval();
    }
}
