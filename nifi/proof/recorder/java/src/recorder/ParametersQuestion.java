package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.nifi.attribute.expression.language.VariableImpact;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.controller.AbstractComponentNode;
import org.apache.nifi.controller.ProcessorDetails;
import org.apache.nifi.controller.PropertyConfiguration;
import org.apache.nifi.controller.StandardProcessorNode;
import org.apache.nifi.groups.ProcessGroup;
import org.apache.nifi.parameter.ExpressionLanguageAgnosticParameterParser;
import org.apache.nifi.parameter.ParameterContext;
import org.apache.nifi.parameter.ParameterDescriptor;
import org.apache.nifi.parameter.ParameterReference;
import org.apache.nifi.parameter.ParameterTokenList;
import org.apache.nifi.processor.Processor;

/**
 * What a property's text says of parameters. In: text, parameters (none: the group has no parameter context), expression_language.
 * Out: tokens, substituted and escaped, as the property's parser has them; problems, as AbstractComponentNode.validateParameterReferences says them.
 */
final class ParametersQuestion implements Question {
    private static final String PROPERTY = "Property";

    @Override
    public ObjectNode answer(final JsonNode asked) throws Exception {
        final Parameters parameters = new Parameters(asked.path("parameters"));
        final ParameterTokenList list = TokensQuestion.parsed(asked);
        final ObjectNode told = TokensQuestion.answer(list, parameters);
        final ArrayNode problems = told.putArray("problems");
        for (final ValidationResult result : validated(asked.get("text").asText(), list, parameters, asked.has("parameters"))) {
            problems.add(result.toString());
        }
        return told;
    }

    /** AbstractComponentNode.setProperties keeps the references that the agnostic parser sees, whatever parser the value is read with. */
    private static List<ValidationResult> validated(final String text, final ParameterTokenList list, final Parameters parameters, final boolean assigned) throws Exception {
        final ParameterContext context = !assigned ? null : Stub.of(ParameterContext.class, Map.of(
                "getParameter", arguments -> parameters.getParameter(
                        arguments[0] instanceof String ? (String) arguments[0] : ((ParameterDescriptor) arguments[0]).getName()),
                "isEmpty", none -> parameters.isEmpty()));
        final PropertyDescriptor descriptor = new PropertyDescriptor.Builder().name(PROPERTY).build();
        final List<ParameterReference> references = new ExpressionLanguageAgnosticParameterParser().parseTokens(text).toReferenceList();
        final PropertyConfiguration configuration = new PropertyConfiguration(text, list, references, VariableImpact.NEVER_IMPACTED);
        final ValidationContext validation = Framework.validation(Map.of(descriptor, configuration), null, "processor", context, false);
        final Method method = AbstractComponentNode.class.getDeclaredMethod("validateParameterReferences", ValidationContext.class);
        method.setAccessible(true);
        try {
            @SuppressWarnings("unchecked")
            final List<ValidationResult> results = (List<ValidationResult>) method.invoke(node(context), validation);
            return results;
        } catch (final InvocationTargetException thrown) {
            throw new IllegalStateException(thrown.getCause());
        }
    }

    /** A processor's node of which nothing but its group and its processor exist: its constructor would want a whole controller. */
    private static StandardProcessorNode node(final ParameterContext context) throws Exception {
        final StandardProcessorNode node = unmade(StandardProcessorNode.class);
        final ProcessorDetails details = unmade(ProcessorDetails.class);
        set(ProcessorDetails.class, details, "processor", Stub.of(Processor.class, Map.of()));
        set(StandardProcessorNode.class, node, "processorRef", new AtomicReference<>(details));
        set(StandardProcessorNode.class, node, "processGroup",
                new AtomicReference<>(Stub.of(ProcessGroup.class, Map.of("getParameterContext", none -> context, "getIdentifier", none -> "group"))));
        return node;
    }

    private static <T> T unmade(final Class<T> type) throws Exception {
        final Field unsafe = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
        unsafe.setAccessible(true);
        return type.cast(((sun.misc.Unsafe) unsafe.get(null)).allocateInstance(type));
    }

    private static void set(final Class<?> type, final Object object, final String name, final Object value) throws Exception {
        final Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        field.set(object, value);
    }
}
