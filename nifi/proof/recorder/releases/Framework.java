package recorder;

import org.apache.nifi.parameter.Parameter;
import org.apache.nifi.parameter.ParameterDescriptor;

/** What the libraries of NiFi 1 and NiFi 2 make otherwise, where the program is compiled for either. */
final class Framework {
    private Framework() {
    }

    /** NiFi 2 makes a Parameter by its Builder, NiFi 1 by its constructor. */
    static Parameter parameter(final ParameterDescriptor descriptor, final String value) {
        try {
            if (Parameter.class.getDeclaredClasses().length == 0) {
                return Parameter.class.getConstructor(ParameterDescriptor.class, String.class).newInstance(descriptor, value);
            }
            final Class<?> builder = Class.forName(Parameter.class.getName() + "$Builder");
            final Object filled = builder.getConstructor().newInstance();
            builder.getMethod("descriptor", ParameterDescriptor.class).invoke(filled, descriptor);
            builder.getMethod("value", String.class).invoke(filled, value);
            return (Parameter) builder.getMethod("build").invoke(filled);
        } catch (final ReflectiveOperationException unlike) {
            throw new IllegalStateException(unlike);
        }
    }
}
