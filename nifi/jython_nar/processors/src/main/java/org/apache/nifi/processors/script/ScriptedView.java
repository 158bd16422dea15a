package org.apache.nifi.processors.script;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationContext;

/** The ValidationContext that a scripted processor sees: without the properties that say which script it is. */
final class ScriptedView {
    private ScriptedView() { }

    static ValidationContext of(final ValidationContext context) {
        return (ValidationContext) Proxy.newProxyInstance(ValidationContext.class.getClassLoader(), new Class<?>[] {ValidationContext.class},
                (proxy, method, arguments) -> "getProperties".equals(method.getName()) ? properties(context) : call(context, method, arguments));
    }

    private static Map<PropertyDescriptor, String> properties(final ValidationContext context) {
        final Map<PropertyDescriptor, String> properties = new HashMap<>(context.getProperties());
        ScriptProperties.ALL.forEach(properties::remove);
        return properties;
    }

    private static Object call(final ValidationContext context, final Method method, final Object[] arguments) throws Throwable {
        try {
            return method.invoke(context, arguments);
        } catch (final InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
