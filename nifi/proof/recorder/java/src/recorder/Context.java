package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.resource.StandardResourceContext;
import org.apache.nifi.components.resource.StandardResourceReferenceFactory;
import org.apache.nifi.components.state.StateManager;
import org.apache.nifi.controller.ControllerServiceLookup;
import org.apache.nifi.parameter.ExpressionLanguageAwareParameterParser;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.Processor;

/** A ProcessContext whose property values are made as StandardProcessContext makes them: parameters first, then Expression Language when asked. */
final class Context {
    final AtomicInteger yields = new AtomicInteger();
    final ProcessContext asProcessContext;

    private final Processor processor;
    private final Map<String, String> written;
    private final Parameters parameters;
    private final ControllerServiceLookup services;

    Context(final Processor processor, final Map<String, String> written, final JsonNode asked, final ControllerServiceLookup services,
            final StateManager state) {
        this.processor = processor;
        this.written = written;
        this.parameters = new Parameters(asked.path("parameters"));
        this.services = services;
        this.asProcessContext = Stub.of(ProcessContext.class, Map.ofEntries(
                entry("getProperty", given -> property(given[0])), entry("getProperties", none -> properties()),
                entry("getAnnotationData", none -> asked.path("annotation_data").textValue()), entry("yield", none -> yields.incrementAndGet() > 0 ? null : null),
                entry("getStateManager", none -> state), entry("getControllerServiceLookup", none -> services),
                entry("getMaxConcurrentTasks", none -> 1), entry("getName", none -> processor.getClass().getSimpleName()),
                entry("hasIncomingConnection", none -> true), entry("hasNonLoopConnection", none -> true),
                entry("newPropertyValue", given -> value((String) given[0], null))));
    }

    private static Map.Entry<String, Stub.Method> entry(final String name, final Stub.Method method) {
        return Map.entry(name, method);
    }

    private PropertyValue property(final Object asked) {
        final PropertyDescriptor descriptor = asked instanceof PropertyDescriptor ? (PropertyDescriptor) asked : processor.getPropertyDescriptor((String) asked);
        return descriptor == null ? null : value(effective(descriptor), descriptor);
    }

    private PropertyValue value(final String text, final PropertyDescriptor descriptor) {
        return Framework.value(new StandardResourceContext(new StandardResourceReferenceFactory(), descriptor), text, services, parameters);
    }

    private String effective(final PropertyDescriptor descriptor) {
        final String text = written.getOrDefault(descriptor.getName(), descriptor.getDefaultValue());
        return text == null || parameters.isEmpty() ? text : new ExpressionLanguageAwareParameterParser().parseTokens(text).substitute(parameters);
    }

    /** The properties as they are written, defaults filled in where nothing is. */
    Map<PropertyDescriptor, String> written() {
        final Map<PropertyDescriptor, String> all = new LinkedHashMap<>();
        processor.getPropertyDescriptors().forEach(descriptor -> all.put(descriptor, written.getOrDefault(descriptor.getName(), descriptor.getDefaultValue())));
        written.forEach((name, value) -> all.put(processor.getPropertyDescriptor(name), value));
        return all;
    }

    Object parameter(final Object[] given) {
        return parameters.getParameter((String) given[0]);
    }

    private Map<PropertyDescriptor, String> properties() {
        final Map<PropertyDescriptor, String> all = new HashMap<>();
        processor.getPropertyDescriptors().forEach(descriptor -> all.put(descriptor, effective(descriptor)));
        written.keySet().forEach(name -> all.put(processor.getPropertyDescriptor(name), effective(processor.getPropertyDescriptor(name))));
        return all;
    }
}
