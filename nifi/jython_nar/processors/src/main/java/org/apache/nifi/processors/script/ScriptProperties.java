package org.apache.nifi.processors.script;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import org.apache.nifi.components.AllowableValue;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceReferences;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.processor.exception.ProcessException;
import org.apache.nifi.processor.util.StandardValidators;

/** The properties of NiFi 1's scripting processors, and what they hold. */
final class ScriptProperties {
    static final PropertyDescriptor ENGINE = new PropertyDescriptor.Builder()
            .name("Script Engine")
            .description("The engine to execute scripts; other languages are those of NiFi's own scripting NAR")
            .required(true)
            .allowableValues(new AllowableValue("python", "python", "Jython 2.7"))
            .defaultValue("python")
            .build();
    static final PropertyDescriptor FILE = new PropertyDescriptor.Builder()
            .name("Script File")
            .description("Path to script file to execute. Only one of Script File or Script Body may be used")
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();
    static final PropertyDescriptor BODY = new PropertyDescriptor.Builder()
            .name("Script Body")
            .description("Body of script to execute. Only one of Script File or Script Body may be used")
            .addValidator(Validator.VALID)
            .build();
    static final PropertyDescriptor MODULES = new PropertyDescriptor.Builder()
            .name("Module Directory")
            .description("Comma-separated list of paths to files and/or directories which contain modules required by the script.")
            .identifiesExternalResource(ResourceCardinality.MULTIPLE, ResourceType.FILE, ResourceType.DIRECTORY)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();
    static final List<PropertyDescriptor> ALL = List.of(ENGINE, FILE, BODY, MODULES);

    private ScriptProperties() { }

    static PropertyDescriptor dynamic(final String name) {
        return new PropertyDescriptor.Builder()
                .name(name)
                .dynamic(true)
                .addValidator(StandardValidators.NON_EMPTY_VALIDATOR)
                .expressionLanguageSupported(ExpressionLanguageScope.FLOWFILE_ATTRIBUTES)
                .build();
    }

    /** Exactly one of file and body is set. */
    static Collection<ValidationResult> validate(final ValidationContext context) {
        if (isEmpty(context.getProperty(FILE).getValue()) != isEmpty(context.getProperty(BODY).getValue())) {
            return List.of();
        }
        return List.of(new ValidationResult.Builder().subject("Script Body or Script File").valid(false)
                .explanation("exactly one of Script File or Script Body must be set").build());
    }

    /** The script's text: the body, else what the file holds now. */
    static String text(final PropertyContext context) {
        final String body = context.getProperty(BODY).getValue();
        if (!isEmpty(body)) {
            return body;
        }
        final String file = context.getProperty(FILE).evaluateAttributeExpressions().getValue();
        try {
            return isEmpty(file) ? "" : Files.readString(Path.of(file), Charset.defaultCharset());
        } catch (final IOException e) {
            throw new ProcessException(e);
        }
    }

    /** Archives and folders, as NiFi 1 from 1.19.1 on; before, a folder became the files in it. */
    static List<String> modules(final PropertyContext context) {
        final ResourceReferences resources = context.getProperty(MODULES).evaluateAttributeExpressions().asResources();
        return resources == null ? List.of() : resources.asLocations();
    }

    static boolean isEmpty(final String text) {
        return text == null || text.isEmpty();
    }
}
