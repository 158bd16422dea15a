package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.annotation.lifecycle.OnStopped;
import org.apache.nifi.annotation.lifecycle.OnUnscheduled;
import org.apache.nifi.attribute.expression.language.VariableImpact;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.controller.PropertyConfiguration;
import org.apache.nifi.parameter.ExpressionLanguageAwareParameterParser;
import org.apache.nifi.parameter.ParameterContext;
import org.apache.nifi.processor.Processor;
import org.apache.nifi.util.ReflectionUtils;

/**
 * One of the standard processors. In, besides what Run takes: type (a class), annotation_data, pauses (milliseconds before each trigger).
 * Out, besides: invalid, the sentences of its validation; with any it is not run.
 */
final class ProcessorRun extends Run {
    private final Context context;
    private boolean scheduled;

    ProcessorRun(final JsonNode asked) throws IOException {
        super(asked, made(asked.path("type").asText()), "processor");
        final Map<String, String> written = new LinkedHashMap<>();
        Told.texts(asked.path("properties")).forEach((name, value) -> {
            if (value != null) {
                written.put(name, value);
                final PropertyDescriptor descriptor = processor.getPropertyDescriptor(name);
                processor.onPropertyModified(descriptor, descriptor.getDefaultValue(), value);
            }
        });
        context = new Context(processor, written, asked, services, state);
    }

    private static Processor made(final String type) {
        try {
            return (Processor) Bundles.load(type).getDeclaredConstructor().newInstance();
        } catch (final ReflectiveOperationException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Override
    Context context() {
        return context;
    }

    @Override
    ObjectNode run() throws Exception {
        final ArrayNode invalid = invalid();
        if (invalid.size() > 0) {
            final ObjectNode told = Told.object();
            told.set("invalid", invalid);
            return told;
        }
        return super.run();
    }

    /** As AbstractComponentNode asks a component, connections left out. */
    private ArrayNode invalid() {
        final Map<PropertyDescriptor, PropertyConfiguration> values = new LinkedHashMap<>();
        context.written().forEach((descriptor, value) -> values.put(descriptor, new PropertyConfiguration(
                value, value == null ? null : new ExpressionLanguageAwareParameterParser().parseTokens(value), List.of(),
                VariableImpact.NEVER_IMPACTED)));
        final ValidationContext asked = Framework.validation(values, this.asked.path("annotation_data").textValue(), processor.getIdentifier(),
                Stub.of(ParameterContext.class, Map.of("getParameter", context::parameter)), true);
        final TreeSet<String> sentences = new TreeSet<>();
        final ClassLoader own = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(processor.getClass().getClassLoader());
        try {
            processor.validate(asked).stream().filter(each -> !each.isValid()).forEach(each -> sentences.add(each.toString()));
        } catch (final RuntimeException thrown) {
            sentences.add("'Component' is invalid because Failed to perform validation due to " + thrown);
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
        final ArrayNode told = Told.object().putArray("invalid");
        sentences.forEach(told::add);
        return told;
    }

    @Override
    void schedule() throws Exception {
        if (scheduled) {
            return;
        }
        connect();
        try {
            ReflectionUtils.invokeMethodsWithAnnotation(OnScheduled.class, processor, context.asProcessContext);
        } catch (final InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception ? (Exception) thrown.getCause() : thrown;
        }
        scheduled = true;
    }

    /** What a processor still holds goes back to its queue. */
    @Override
    void stop() {
        ReflectionUtils.quietlyInvokeMethodsWithAnnotation(OnUnscheduled.class, processor, context.asProcessContext);
        ReflectionUtils.quietlyInvokeMethodsWithAnnotation(OnStopped.class, processor, context.asProcessContext);
    }
}
