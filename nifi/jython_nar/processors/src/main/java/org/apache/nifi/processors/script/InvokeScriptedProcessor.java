package org.apache.nifi.processors.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.script.Invocable;
import javax.script.ScriptException;

import org.apache.nifi.annotation.behavior.DynamicProperty;
import org.apache.nifi.annotation.behavior.Restricted;
import org.apache.nifi.annotation.behavior.Restriction;
import org.apache.nifi.annotation.behavior.Stateful;
import org.apache.nifi.annotation.behavior.SupportsSensitiveDynamicProperties;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnConfigurationRestored;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.annotation.lifecycle.OnStopped;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.RequiredPermission;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.processor.AbstractSessionFactoryProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.ProcessSessionFactory;
import org.apache.nifi.processor.Processor;
import org.apache.nifi.processor.ProcessorInitializationContext;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.exception.ProcessException;

/** NiFi 1's InvokeScriptedProcessor: the script defines a Processor and names it `processor`; all tasks share that object. */
@Tags({"script", "invoke", "python", "jython"})
@CapabilityDescription("Runs the Processor that a Jython (Python 2.7) script defines as `processor`, as InvokeScriptedProcessor of NiFi 1 did.")
@SupportsSensitiveDynamicProperties
@DynamicProperty(name = "A script engine property to update", value = "The value to set it to",
        expressionLanguageScope = ExpressionLanguageScope.FLOWFILE_ATTRIBUTES, description = "A property of the scripted processor")
@Restricted(restrictions = @Restriction(requiredPermission = RequiredPermission.EXECUTE_CODE,
        explanation = "Provides operator the ability to execute arbitrary code assuming all permissions that NiFi has."))
@Stateful(scopes = {Scope.LOCAL, Scope.CLUSTER}, description = "Scripts can store and retrieve state.")
public class InvokeScriptedProcessor extends AbstractSessionFactoryProcessor {
    private volatile ProcessorInitializationContext origin;
    private volatile JythonScript script;
    private volatile Processor scripted;
    private volatile boolean stale = true;
    private volatile Collection<ValidationResult> faults = List.of();

    @Override
    protected void init(final ProcessorInitializationContext context) {
        origin = context;
    }

    @Override
    public Set<Relationship> getRelationships() {
        return new HashSet<>(asked("relationships", Processor::getRelationships));
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        final List<PropertyDescriptor> all = new ArrayList<>(ScriptProperties.ALL);
        all.addAll(asked("property descriptors", Processor::getPropertyDescriptors));
        return all;
    }

    private interface Question<T> {
        Collection<T> of(Processor scripted);
    }

    /** What the scripted processor answers; nothing without one, or when it fails. */
    private <T> Collection<T> asked(final String subject, final Question<T> question) {
        final Processor instance = scripted;
        try {
            final Collection<T> answer = instance == null ? null : question.of(instance);
            return answer == null ? List.of() : answer;
        } catch (final Throwable t) {
            getLogger().error("Unable to get {} from scripted Processor: {}", subject, t.toString());
            return List.of();
        }
    }

    @Override
    protected PropertyDescriptor getSupportedDynamicPropertyDescriptor(final String name) {
        return ScriptProperties.dynamic(name);
    }

    @Override
    public void onPropertyModified(final PropertyDescriptor descriptor, final String oldValue, final String newValue) {
        faults = List.of();
        final Processor instance = scripted;
        if (ScriptProperties.ALL.contains(descriptor)) {
            stale = true;
            script = null;
        } else if (instance != null) {
            try {
                instance.onPropertyModified(descriptor, oldValue, newValue);
            } catch (final Exception e) {
                getLogger().error("Unable to invoke onPropertyModified from script Processor", e);
            }
        }
    }

    @OnConfigurationRestored
    public void onConfigurationRestored(final ProcessContext context) {
        load(context);
    }

    @OnScheduled
    public void setup(final ProcessContext context) {
        load(context);
        if (script == null) {
            throw new ProcessException("Error creating ScriptRunner");
        }
        invoke("onScheduled", context);
    }

    /** The script is evaluated once, and again when it was changed or the processor was stopped. */
    private synchronized void load(final PropertyContext context) {
        if (!stale && scripted != null) {
            return;
        }
        try {
            final String text = ScriptProperties.text(context);
            if (text.isEmpty()) {
                return;
            }
            script = JythonScript.compile(text, ScriptProperties.modules(context));
            script.run();
            final Object instance = script.engine().get("processor");
            if (instance == null) {
                throw new ScriptException("No processor was defined by the script.");
            }
            invoke("setLogger", getLogger());
            final Processor processor = ((Invocable) script.engine()).getInterface(instance, Processor.class);
            scripted = processor;
            initialize(processor);
            stale = false;
            faults = List.of();
        } catch (final Exception e) {
            getLogger().error("Unable to load script: {}", e.getLocalizedMessage(), e);
            faults = List.of(new ValidationResult.Builder().subject("ScriptValidation").valid(false)
                    .explanation("Unable to load script due to " + e.getLocalizedMessage()).build());
        }
    }

    private void initialize(final Processor processor) {
        try {
            processor.initialize(origin);
        } catch (final Exception e) {
            getLogger().error("Unable to initialize scripted Processor: {}", e.getLocalizedMessage(), e);
            throw new ProcessException(e);
        }
    }

    /** Calls a method of the script's `processor`, if it has one of that name. */
    private void invoke(final String method, final Object argument) {
        final Object instance = script.engine().get("processor");
        if (instance == null) {
            return;
        }
        try {
            ((Invocable) script.engine()).invokeMethod(instance, method, argument);
        } catch (final NoSuchMethodException e) {
            getLogger().debug("Configured script Processor does not contain the method {}", method);
        } catch (final Exception e) {
            getLogger().error("Error while executing the scripted processor's method {}", method, e);
            throw e instanceof ProcessException failure ? failure : new ProcessException(e);
        }
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        if (faults.isEmpty()) {
            faults = ScriptProperties.validate(context);
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        load(context);
        final Processor instance = scripted;
        if (!faults.isEmpty() || instance == null) {
            return faults;
        }
        try {
            final Collection<ValidationResult> answer = instance.validate(ScriptedView.of(context));
            return answer == null ? List.of() : answer;
        } catch (final Exception e) {
            getLogger().error("Unable to validate the script Processor", e);
            return List.of(new ValidationResult.Builder().subject("Validation").valid(false)
                    .explanation("An error occurred calling validate in the configured script Processor.").build());
        }
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSessionFactory sessionFactory) throws ProcessException {
        final Processor instance = scripted;
        if (!faults.isEmpty()) {
            getLogger().error("Unable to run because the Processor is not valid: [{}]",
                    faults.stream().map(ValidationResult::toString).collect(Collectors.joining(", ")));
            context.yield();
        } else if (instance == null) {
            getLogger().error("There is no processor defined by the script");
        } else {
            trigger(instance, context, sessionFactory);
        }
    }

    private void trigger(final Processor instance, final ProcessContext context, final ProcessSessionFactory sessionFactory) {
        try {
            instance.onTrigger(context, () -> {
                final ProcessSession session = sessionFactory.createSession();
                OldApi.restore(session, getLogger());
                return session;
            });
        } catch (final ProcessException e) {
            getLogger().error("An error occurred executing the configured Processor [{}]: {}", context.getProperty(ScriptProperties.FILE).getValue(), e.toString());
            throw e;
        }
    }

    @OnStopped
    public void stop(final ProcessContext context) {
        if (script != null && !stale) {
            invoke("onStopped", context);
        }
        scripted = null;
        script = null;
    }
}
