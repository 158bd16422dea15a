package org.python.core;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.python.compiler.AdapterMaker;
import org.python.compiler.CustomMaker;
import org.python.compiler.JavaMaker;
import org.python.compiler.ProxyMaker;

/**
 * Takes the place of Jython's class of that name, which generates and loads a Java class whenever a script defines a class that has one of Java's
 * among its bases. A script of ExecuteScript defines its callback anew in each trigger; here the Java class of the trigger before serves again.
 *
 * <p>The script's own class is another one each time, as before: only the Java class behind it is shared, and the number in that one's name stays.
 */
final class MakeProxies {
    private static final String PREFIX = "org.python.proxies.";
    private static final int KEPT = 1000;
    private static final Map<Shape, Class<?>> MADE = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(final Map.Entry<Shape, Class<?>> eldest) {
            return size() > KEPT;
        }
    };
    private static int number;

    private MakeProxies() { }

    /** All that a JavaMaker looks at: of the names that a class defines it asks only which are there. */
    private record Shape(List<Class<?>> bases, String module, String className, Set<String> names) { }

    static Class<?> makeAdapter(final Class<?> listener) {
        return load(new AdapterMaker(PREFIX + listener.getName(), listener), List.of(listener));
    }

    static synchronized Class<?> makeProxy(final Class<?> superclass, final List<Class<?>> interfaces, final String className,
            final String proxyName, final PyObject defined) {
        final PyObject module = defined.__finditem__("__module__");
        final PyObject maker = defined.__finditem__("__proxymaker__");
        final List<Class<?>> bases = bases(superclass, interfaces);
        if (maker != null) {
            return custom(maker, module, superclass, interfaces, className, proxyName, defined);
        }
        final Shape shape = new Shape(bases, name(module), className, names(defined));
        final Class<?> made = MADE.get(shape);
        if (made != null) {
            return made;
        }
        final Class<?> proxy = load(new JavaMaker(superclass, array(interfaces), className, name(module), numbered(proxyName), defined), bases);
        if (bases.stream().allMatch(MakeProxies::livesAsLongAsJython)) {
            MADE.put(shape, proxy);
        }
        return proxy;
    }

    private static Class<?> custom(final PyObject maker, final PyObject module, final Class<?> superclass, final List<Class<?>> interfaces,
            final String className, final String proxyName, final PyObject defined) {
        if (module == null) {
            throw Py.TypeError("Classes using __proxymaker__ must define __module__");
        }
        final PyObject[] arguments = Py.javas2pys(superclass, array(interfaces), className, name(module), numbered(proxyName), defined);
        final JavaMaker made = Py.tojava(maker.__call__(arguments), JavaMaker.class);
        return made instanceof CustomMaker whole ? whole.makeClass() : load(made, bases(superclass, interfaces));
    }

    private static Class<?> load(final ProxyMaker maker, final List<Class<?>> bases) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            maker.build(bytes);
            Py.saveClassFile(maker.myClass, bytes);
            return BytecodeLoader.makeClass(maker.myClass, bases, bytes.toByteArray());
        } catch (final Exception e) {
            throw Py.JavaError(e);
        }
    }

    /** A class of a Module Directory goes when its processor stops: what is made of it is not kept. */
    private static boolean livesAsLongAsJython(final Class<?> base) {
        for (ClassLoader loader = MakeProxies.class.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (base.getClassLoader() == loader) {
                return true;
            }
        }
        return base.getClassLoader() == null;
    }

    private static List<Class<?>> bases(final Class<?> superclass, final List<Class<?>> interfaces) {
        final List<Class<?>> bases = new ArrayList<>(interfaces);
        if (superclass != null) {
            bases.add(0, superclass);
        }
        return bases;
    }

    private static Class<?>[] array(final List<Class<?>> interfaces) {
        return interfaces.toArray(new Class<?>[0]);
    }

    private static String numbered(final String proxyName) {
        return PREFIX + proxyName + "$" + number++;
    }

    private static String name(final PyObject module) {
        return module == null ? "foo" : (String) module.__tojava__(String.class);
    }

    private static Set<String> names(final PyObject defined) {
        final Set<String> names = new HashSet<>();
        for (final PyObject name : defined.asIterable()) {
            names.add(name.toString());
        }
        return names;
    }
}
