package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.attribute.expression.language.StandardPropertyValue;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.components.state.StateManager;
import org.apache.nifi.components.state.StateMap;
import org.apache.nifi.controller.state.StandardStateManager;
import org.apache.nifi.controller.state.providers.local.WriteAheadLocalStateProvider;
import org.apache.nifi.components.state.StateProviderInitializationContext;
import org.apache.nifi.parameter.ParameterLookup;

/** A StandardStateManager over a WriteAheadLocalStateProvider of its own, as on a NiFi without a cluster; made when it is first used. */
final class LocalState implements StateManager, AutoCloseable {
    private static final Map<String, String> SETTINGS = Map.of("Always Sync", "false", "Partitions", "1", "Checkpoint Interval", "1 hour");

    private final String identifier;
    private WriteAheadLocalStateProvider provider;
    private StateManager manager;
    private Path folder;

    LocalState(final String identifier, final JsonNode given) throws IOException {
        this.identifier = identifier;
        if (given.isObject()) {
            setState(Told.texts(given), Scope.CLUSTER);
        }
    }

    private StateManager manager() throws IOException {
        if (manager == null) {
            folder = Scratch.folder("state");
            provider = new WriteAheadLocalStateProvider();
            provider.initialize(Stub.of(StateProviderInitializationContext.class,
                    Map.of("getIdentifier", none -> "local-provider", "getProperty", given -> setting(((PropertyDescriptor) given[0]).getName()))));
            provider.enable();
            manager = new StandardStateManager(provider, null, identifier);
        }
        return manager;
    }

    private PropertyValue setting(final String name) {
        return new StandardPropertyValue(name.equals("Directory") ? folder.toString() : SETTINGS.get(name), null, ParameterLookup.EMPTY);
    }

    /** The version and the values; a JSON null of a state that was never touched. */
    JsonNode told() throws IOException {
        if (manager == null) {
            return null;
        }
        final StateMap now = manager.getState(Scope.LOCAL);
        final ObjectNode told = Told.object().put("version", Framework.version(now));
        final ObjectNode values = told.putObject("values");
        final Map<String, Object> sorted = new TreeMap<>();
        ((Map<?, ?>) now.toMap()).forEach((key, value) -> sorted.put(String.valueOf(key), value)); // a script's map may hold numbers
        sorted.forEach(values::putPOJO);
        return told;
    }

    @Override
    public StateMap getState(final Scope scope) throws IOException {
        return manager().getState(scope);
    }

    @Override
    public void setState(final Map<String, String> values, final Scope scope) throws IOException {
        manager().setState(values, scope);
    }

    @Override
    public boolean replace(final StateMap old, final Map<String, String> values, final Scope scope) throws IOException {
        return manager().replace(old, values, scope);
    }

    @Override
    public void clear(final Scope scope) throws IOException {
        manager().clear(scope);
    }

    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown();
            Scratch.remove(folder);
        }
    }
}
