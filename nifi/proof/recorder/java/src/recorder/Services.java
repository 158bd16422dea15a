package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.nifi.controller.ControllerService;
import org.apache.nifi.controller.ControllerServiceLookup;

/**
 * Controller services that hold credentials, as a StandardProxyConfigurationService does. Given: id -> name, username, password, enabled.
 * Their interface is published inside a NAR only, where Maven's compiler does not see it: hence reflection.
 */
final class Services implements ControllerServiceLookup {
    private final JsonNode given;
    private final Map<String, ControllerService> services = new HashMap<>();

    Services(final JsonNode given) {
        this.given = given;
        given.fieldNames().forEachRemaining(identifier -> services.put(identifier, service(identifier, given.get(identifier))));
    }

    private static ControllerService service(final String identifier, final JsonNode given) {
        try {
            final Object held = Class.forName("org.apache.nifi.proxy.ProxyConfiguration").getDeclaredConstructor().newInstance();
            held.getClass().getMethod("setProxyUserName", String.class).invoke(held, given.path("username").textValue());
            held.getClass().getMethod("setProxyUserPassword", String.class).invoke(held, given.path("password").textValue());
            final Class<?> type = Class.forName("org.apache.nifi.proxy.ProxyConfigurationService");
            return (ControllerService) Stub.of(type, Map.of("getIdentifier", none -> identifier, "getConfiguration", none -> held));
        } catch (final ReflectiveOperationException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Override
    public ControllerService getControllerService(final String identifier) {
        return services.get(identifier);
    }

    @Override
    public boolean isControllerServiceEnabled(final String identifier) {
        return given.path(identifier).path("enabled").asBoolean(given.has(identifier));
    }

    @Override
    public boolean isControllerServiceEnabling(final String identifier) {
        return false;
    }

    @Override
    public boolean isControllerServiceEnabled(final ControllerService service) {
        return isControllerServiceEnabled(service.getIdentifier());
    }

    @Override
    public Set<String> getControllerServiceIdentifiers(final Class<? extends ControllerService> type) {
        final Set<String> found = new HashSet<>();
        services.forEach((identifier, service) -> {
            if (type.isInstance(service)) {
                found.add(identifier);
            }
        });
        return found;
    }

    @Override
    public String getControllerServiceName(final String identifier) {
        return given.path(identifier).path("name").textValue();
    }
}
