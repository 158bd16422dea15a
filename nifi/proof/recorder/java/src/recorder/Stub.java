package recorder;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** An interface of NiFi's framework of which only some methods matter; the others give nothing: false, 0, an empty collection or null. */
final class Stub {
    interface Method {
        Object call(Object[] arguments) throws Throwable;
    }

    private static final Map<Class<?>, Object> NOTHING = Map.of(boolean.class, false, int.class, 0, long.class, 0L, double.class, 0.0);

    private Stub() {
    }

    static <T> T of(final Class<T> type, final Map<String, Method> methods) {
        return type.cast(Proxy.newProxyInstance(Stub.class.getClassLoader(), new Class<?>[]{type}, (self, method, arguments) -> {
            final Method known = methods.get(method.getName());
            if (known != null) {
                return known.call(arguments);
            }
            switch (method.getName()) {
                case "equals": return self == arguments[0];
                case "hashCode": return System.identityHashCode(self);
                case "toString": return type.getSimpleName();
                default: return nothing(method.getReturnType());
            }
        }));
    }

    private static Object nothing(final Class<?> type) {
        if (type == Collection.class || type == java.util.List.class) {
            return new ArrayList<>();
        }
        if (type == java.util.Set.class) {
            return new HashSet<>();
        }
        return type == Map.class ? new HashMap<>() : NOTHING.get(type);
    }
}
