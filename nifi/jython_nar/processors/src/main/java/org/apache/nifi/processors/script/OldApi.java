package org.apache.nifi.processors.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.state.StateMap;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.io.InputStreamCallback;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyObject;
import org.python.core.PyType;

/**
 * What scripts of NiFi 1 call and the API of NiFi 2 no longer has, given back in Jython's view of those types; Java sees nothing of it.
 *
 * <p>Given back: StateMap.getVersion(), ExpressionLanguageScope.VARIABLE_REGISTRY (the scope that took its place is ENVIRONMENT),
 * PropertyDescriptor.Builder.expressionLanguageSupported(boolean), ProcessSession.read(FlowFile, boolean, InputStreamCallback) and ComponentLog's
 * methods of (String, Object[], Throwable). Not given back: ProcessContext.encrypt and decrypt, for which NiFi 2 has nothing.
 */
final class OldApi {
    private static final Set<Class<?>> RESTORED = ConcurrentHashMap.newKeySet();
    private static final String[] LEVELS = {"trace", "debug", "info", "warn", "error"};

    private OldApi() { }

    static void restore() {
        if (RESTORED.add(StateMap.class)) {
            PyType.fromClass(StateMap.class).addMethod(new Version());
            final PyType scope = PyType.fromClass(ExpressionLanguageScope.class);
            scope.fastGetDict().__setitem__("VARIABLE_REGISTRY", Py.java2py(ExpressionLanguageScope.ENVIRONMENT));
            final PyType builder = PyType.fromClass(PropertyDescriptor.Builder.class);
            builder.addMethod(new Scope(builder));
        }
    }

    /** A session's and a log's own class come to light when there is one. */
    static void restore(final ProcessSession session, final ComponentLog log) {
        if (RESTORED.add(session.getClass())) {
            final PyType type = PyType.fromClass(session.getClass());
            type.addMethod(new Read(type));
        }
        if (RESTORED.add(log.getClass())) {
            final PyType type = PyType.fromClass(log.getClass());
            for (final String level : LEVELS) {
                type.addMethod(new Level(type, level));
            }
        }
    }

    /** A method in front of the type's own of that name: it answers the old form of a call and passes on every other. */
    private abstract static class Method extends PyBuiltinMethod {
        private final PyObject own;

        Method(final PyType type, final String name) {
            super(name);
            own = type == null ? null : type.lookup(name);
        }

        /** null when the call is not of the old form. */
        abstract PyObject old(PyObject[] arguments);

        @Override
        public PyObject __call__(final PyObject[] arguments, final String[] keywords) {
            final PyObject answer = old(arguments);
            return answer != null ? answer : pass(arguments, keywords);
        }

        PyObject pass(final PyObject[] arguments, final String[] keywords) {
            return own.__get__(self, self.getType()).__call__(arguments, keywords);
        }
    }

    /** -1 for a state that was never set, as in NiFi 1. */
    private static final class Version extends Method {
        Version() {
            super(null, "getVersion");
        }

        @Override
        PyObject old(final PyObject[] arguments) {
            return Py.newLong(number(((StateMap) self.__tojava__(StateMap.class)).getStateVersion().orElse("-1")));
        }

        /** Local and ZooKeeper state count; another provider's word becomes a number that changes with it. */
        private static long number(final String version) {
            try {
                return Long.parseLong(version);
            } catch (final NumberFormatException e) {
                return version.hashCode() & 0x7fffffffL;
            }
        }
    }

    private static final class Scope extends Method {
        Scope(final PyType type) {
            super(type, "expressionLanguageSupported");
        }

        @Override
        PyObject old(final PyObject[] arguments) {
            if (arguments.length != 1 || !(arguments[0] instanceof PyBoolean)) {
                return null;
            }
            final ExpressionLanguageScope scope = arguments[0].__nonzero__() ? ExpressionLanguageScope.FLOWFILE_ATTRIBUTES : ExpressionLanguageScope.NONE;
            return pass(new PyObject[] {Py.java2py(scope)}, Py.NoKeywords);
        }
    }

    /** The boolean asked NiFi 1 to let other calls on the session through while the stream is open; NiFi 2 always does. */
    private static final class Read extends Method {
        Read(final PyType type) {
            super(type, "read");
        }

        @Override
        PyObject old(final PyObject[] arguments) {
            if (arguments.length != 3) {
                return null;
            }
            final ProcessSession session = (ProcessSession) self.__tojava__(ProcessSession.class);
            session.read((FlowFile) arguments[0].__tojava__(FlowFile.class), (InputStreamCallback) arguments[2].__tojava__(InputStreamCallback.class));
            return Py.None;
        }
    }

    /** (String, Object[], Throwable): NiFi 2 takes the Throwable as the last of the arguments. */
    private static final class Level extends Method {
        Level(final PyType type, final String name) {
            super(type, name);
        }

        @Override
        PyObject old(final PyObject[] arguments) {
            if (arguments.length != 3 || !(arguments[2].__tojava__(Throwable.class) instanceof Throwable)
                    || !(arguments[1].__tojava__(Object[].class) instanceof Object[] values)) {
                return null;
            }
            final List<PyObject> all = new ArrayList<>(List.of(arguments[0]));
            for (final Object value : values) {
                all.add(Py.java2py(value));
            }
            all.add(arguments[2]);
            return pass(all.toArray(new PyObject[0]), Py.NoKeywords);
        }
    }
}
