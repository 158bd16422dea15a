package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.nifi.parameter.Parameter;
import org.apache.nifi.parameter.ParameterDescriptor;
import org.apache.nifi.parameter.ParameterLookup;

/** A parameter context: each value a text, null (as NiFi's dialog saves an empty one), or {"value", "sensitive"}. */
final class Parameters implements ParameterLookup {
    private final Map<String, Parameter> known = new HashMap<>();

    Parameters(final JsonNode given) {
        given.fields().forEachRemaining(field -> known.put(field.getKey(), parameter(field.getKey(), field.getValue())));
    }

    private static Parameter parameter(final String name, final JsonNode given) {
        final ParameterDescriptor descriptor = new ParameterDescriptor.Builder().name(name).sensitive(given.path("sensitive").asBoolean()).build();
        return Framework.parameter(descriptor, given.isNull() ? null : given.path("value").asText(given.asText()));
    }

    @Override
    public Optional<Parameter> getParameter(final String name) {
        return Optional.ofNullable(known.get(name));
    }

    @Override
    public boolean isEmpty() {
        return known.isEmpty();
    }

    @Override
    public long getVersion() {
        return 0;
    }
}
