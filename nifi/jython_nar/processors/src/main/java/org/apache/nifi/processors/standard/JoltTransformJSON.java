package org.apache.nifi.processors.standard;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.bazaarvoice.jolt.JoltTransform;
import com.bazaarvoice.jolt.JsonUtils;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.SideEffectFree;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.flowfile.attributes.CoreAttributes;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.exception.ProcessException;
import org.apache.nifi.processor.util.StandardValidators;
import org.apache.nifi.util.file.classloader.ClassLoaderUtils;

/** JoltTransformJSON under the name and with the properties of NiFi 1; NiFi 2 has it as org.apache.nifi.processors.jolt.JoltTransformJSON. */
@SideEffectFree
@Tags({"json", "jolt", "transform", "shiftr", "chainr", "defaultr", "removr", "cardinality", "sort"})
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@CapabilityDescription("Applies a list of Jolt specifications to the flowfile JSON payload, as JoltTransformJSON of NiFi 1 did.")
public class JoltTransformJSON extends AbstractProcessor {
    static final PropertyDescriptor JOLT_TRANSFORM = new PropertyDescriptor.Builder()
            .name("jolt-transform")
            .displayName("Jolt Transformation DSL")
            .description("Specifies the Jolt Transformation that should be used with the provided specification.")
            .required(true)
            .allowableValues(Transforms.NAMES)
            .defaultValue("jolt-transform-chain")
            .build();
    static final PropertyDescriptor JOLT_SPEC = new PropertyDescriptor.Builder()
            .name("jolt-spec")
            .displayName("Jolt Specification")
            .description("Jolt Specification for transform of JSON data. This value is ignored if the Jolt Sort Transformation is selected.")
            .expressionLanguageSupported(ExpressionLanguageScope.FLOWFILE_ATTRIBUTES)
            .addValidator(StandardValidators.NON_EMPTY_VALIDATOR)
            .build();
    static final PropertyDescriptor CUSTOM_CLASS = new PropertyDescriptor.Builder()
            .name("jolt-custom-class")
            .displayName("Custom Transformation Class Name")
            .description("Fully Qualified Class Name for Custom Transformation")
            .expressionLanguageSupported(ExpressionLanguageScope.FLOWFILE_ATTRIBUTES)
            .addValidator(StandardValidators.NON_EMPTY_VALIDATOR)
            .build();
    static final PropertyDescriptor MODULES = new PropertyDescriptor.Builder()
            .name("jolt-custom-modules")
            .displayName("Custom Module Directory")
            .description("Comma-separated list of paths to files and/or directories which contain modules containing custom transformations.")
            .identifiesExternalResource(ResourceCardinality.MULTIPLE, ResourceType.FILE, ResourceType.DIRECTORY)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();
    static final PropertyDescriptor TRANSFORM_CACHE_SIZE = new PropertyDescriptor.Builder()
            .name("Transform Cache Size")
            .description("How many transforms are kept, when the specification differs from FlowFile to FlowFile.")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR)
            .defaultValue("1")
            .required(true)
            .build();
    static final PropertyDescriptor PRETTY_PRINT = new PropertyDescriptor.Builder()
            .name("pretty_print")
            .displayName("Pretty Print")
            .description("Apply pretty print formatting to the output of the Jolt transform")
            .required(true)
            .allowableValues("true", "false")
            .defaultValue("false")
            .build();

    public static final Relationship REL_SUCCESS = new Relationship.Builder()
            .name("success").description("The FlowFile with transformed content will be routed to this relationship").build();
    public static final Relationship REL_FAILURE = new Relationship.Builder()
            .name("failure").description("If a FlowFile fails processing for any reason (for example, the FlowFile is not valid JSON)").build();

    private volatile Map<String, JoltTransform> cache;
    private volatile ClassLoader classes;

    @Override
    public Set<Relationship> getRelationships() {
        return Set.of(REL_SUCCESS, REL_FAILURE);
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return List.of(JOLT_TRANSFORM, CUSTOM_CLASS, MODULES, JOLT_SPEC, TRANSFORM_CACHE_SIZE, PRETTY_PRINT);
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        final String kind = context.getProperty(JOLT_TRANSFORM).getValue();
        final String spec = context.getProperty(JOLT_SPEC).getValue();
        final String custom = context.getProperty(CUSTOM_CLASS).getValue();
        if (spec == null || spec.isEmpty()) {
            return Transforms.SORT.equals(kind) ? List.of() : fault("A specification is required for this transformation");
        }
        for (final String expression : custom == null ? List.of(spec) : List.of(spec, custom)) {
            if (context.isExpressionLanguagePresent(expression)) {
                final String words = context.newExpressionLanguageCompiler().validateExpression(expression, true);
                return words == null || words.isEmpty() ? List.of() : fault("Invalid Expression Language: " + words);
            }
        }
        if (Transforms.CUSTOM.equals(kind) && (custom == null || custom.isEmpty())) {
            return fault("A custom transformation class should be provided. ");
        }
        try {
            Transforms.make(kind, spec, custom, loader(context.getProperty(MODULES).evaluateAttributeExpressions().getValue()));
            return List.of();
        } catch (final Exception e) {
            getLogger().error("processor is not valid", e);
            return fault("Specification not valid for the selected transformation.");
        }
    }

    private static Collection<ValidationResult> fault(final String words) {
        return List.of(new ValidationResult.Builder().subject(JOLT_SPEC.getDisplayName()).valid(false).explanation(words).build());
    }

    private ClassLoader loader(final String modules) throws Exception {
        return modules == null ? getClass().getClassLoader()
                : ClassLoaderUtils.getCustomClassLoader(modules, getClass().getClassLoader(), (folder, name) -> name.endsWith(".jar"));
    }

    @OnScheduled
    public void setup(final ProcessContext context) throws Exception {
        final int size = context.getProperty(TRANSFORM_CACHE_SIZE).asInteger();
        cache = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(final Map.Entry<String, JoltTransform> eldest) {
                return size() > size;
            }
        };
        classes = loader(context.getProperty(MODULES).evaluateAttributeExpressions().getValue());
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) throws ProcessException {
        final FlowFile original = session.get();
        if (original == null) {
            return;
        }
        final long begun = System.nanoTime();
        final Object input;
        try (InputStream content = session.read(original)) {
            input = JsonUtils.jsonToObject(content);
        } catch (final Exception e) {
            getLogger().error("Failed to transform {}; routing to failure", original, e);
            session.transfer(original, REL_FAILURE);
            return;
        }
        final String text;
        try {
            final Object output = Transforms.apply(transform(context, original), input);
            text = context.getProperty(PRETTY_PRINT).asBoolean() ? JsonUtils.toPrettyJsonString(output) : JsonUtils.toJsonString(output);
        } catch (final Exception e) {
            getLogger().error("Unable to transform {} due to {}", original, e.toString(), e);
            session.transfer(original, REL_FAILURE);
            return;
        }
        FlowFile changed = session.write(original, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        changed = session.putAttribute(changed, CoreAttributes.MIME_TYPE.key(), "application/json");
        session.transfer(changed, REL_SUCCESS);
        final long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        session.getProvenanceReporter().modifyContent(changed, "Modified With " + context.getProperty(JOLT_TRANSFORM).getValue(), took);
        getLogger().info("Transformed {}", original);
    }

    private JoltTransform transform(final ProcessContext context, final FlowFile file) throws Exception {
        final String spec = context.getProperty(JOLT_SPEC).evaluateAttributeExpressions(file).getValue();
        synchronized (this) {
            JoltTransform transform = cache.get(spec);
            if (transform == null) {
                final String custom = context.getProperty(CUSTOM_CLASS).evaluateAttributeExpressions(file).getValue();
                transform = Transforms.make(context.getProperty(JOLT_TRANSFORM).getValue(), spec, custom, classes);
                cache.put(spec, transform);
            }
            return transform;
        }
    }
}
