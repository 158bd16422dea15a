package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.nifi.parameter.Parameter;
import org.apache.nifi.parameter.ParameterDescriptor;
import org.apache.nifi.parameter.ParameterLookup;

/** A parameter context: each value a text, null, or {"value", "sensitive"}. NiFi 2 makes a Parameter by its Builder, NiFi 1 by its constructor. */
final class Parameters implements ParameterLookup {
    private final Map<String, Parameter> parameters = new HashMap<>();

    Parameters(final JsonNode values) {
        values.fields().forEachRemaining(field -> parameters.put(field.getKey(), parameter(field.getKey(), field.getValue())));
    }

    private static Parameter parameter(final String name, final JsonNode value) {
        final String text = value.isNull() ? null : value.path("value").asText(value.asText());
        final ParameterDescriptor descriptor = new ParameterDescriptor.Builder().name(name).sensitive(value.path("sensitive").asBoolean()).build();
        try {
            if (Parameter.class.getDeclaredClasses().length == 0) {
                return Parameter.class.getConstructor(ParameterDescriptor.class, String.class).newInstance(descriptor, text);
            }
            final Class<?> builder = Class.forName(Parameter.class.getName() + "$Builder");
            final Object made = builder.getConstructor().newInstance();
            builder.getMethod("descriptor", ParameterDescriptor.class).invoke(made, descriptor);
            builder.getMethod("value", String.class).invoke(made, text);
            return (Parameter) builder.getMethod("build").invoke(made);
        } catch (final ReflectiveOperationException unlike) {
            throw new IllegalStateException(unlike);
        }
    }

    @Override
    public Optional<Parameter> getParameter(final String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public boolean isEmpty() {
        return parameters.isEmpty();
    }

    @Override
    public long getVersion() {
        return 0;
    }
}
