package org.apache.nifi.processors.script;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.script.Bindings;
import javax.script.ScriptException;

import org.apache.nifi.annotation.behavior.DynamicProperty;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.Restricted;
import org.apache.nifi.annotation.behavior.Restriction;
import org.apache.nifi.annotation.behavior.Stateful;
import org.apache.nifi.annotation.behavior.SupportsSensitiveDynamicProperties;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.annotation.lifecycle.OnStopped;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.RequiredPermission;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.processor.AbstractSessionFactoryProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.ProcessSessionFactory;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.exception.ProcessException;

/** NiFi 1's ExecuteScript as a Jython script sees it: one compiled script for each concurrent task. */
@Tags({"script", "execute", "python", "jython"})
@CapabilityDescription("Runs a Jython (Python 2.7) script against the process session, as ExecuteScript of NiFi 1 did.")
@SupportsSensitiveDynamicProperties
@DynamicProperty(name = "A script engine property to update", value = "The value to set it to",
        expressionLanguageScope = ExpressionLanguageScope.FLOWFILE_ATTRIBUTES,
        description = "The script finds a variable of that name which holds the PropertyValue")
@Restricted(restrictions = @Restriction(requiredPermission = RequiredPermission.EXECUTE_CODE,
        explanation = "Provides operator the ability to execute arbitrary code assuming all permissions that NiFi has."))
@InputRequirement(InputRequirement.Requirement.INPUT_ALLOWED)
@Stateful(scopes = {Scope.LOCAL, Scope.CLUSTER}, description = "Scripts can store and retrieve state.")
public class ExecuteScript extends AbstractSessionFactoryProcessor {
    public static final Relationship REL_SUCCESS = new Relationship.Builder().name("success").description("FlowFiles that were successfully processed").build();
    public static final Relationship REL_FAILURE = new Relationship.Builder().name("failure").description("FlowFiles that failed to be processed").build();

    private final Queue<JythonScript> idle = new ConcurrentLinkedQueue<>();
    private volatile String text;
    private volatile List<String> modules;

    @Override
    public Set<Relationship> getRelationships() {
        return Set.of(REL_SUCCESS, REL_FAILURE);
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return ScriptProperties.ALL;
    }

    @Override
    protected PropertyDescriptor getSupportedDynamicPropertyDescriptor(final String name) {
        return ScriptProperties.dynamic(name);
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        return ScriptProperties.validate(context);
    }

    /** A script that cannot be compiled keeps the processor from starting, with a bulletin that says why. */
    @OnScheduled
    public void setup(final ProcessContext context) {
        text = ScriptProperties.text(context);
        modules = ScriptProperties.modules(context);
        idle.clear();
        for (int task = 0; task < context.getMaxConcurrentTasks(); task++) {
            idle.add(JythonScript.compile(text, modules));
        }
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSessionFactory sessionFactory) throws ProcessException {
        final JythonScript script = idle.poll();
        if (script == null) {
            return;
        }
        final ProcessSession session = sessionFactory.createSession();
        try {
            run(script, context, session);
            session.commitAsync();
            idle.add(script);
        } catch (final Throwable t) {
            recover(context, session, t);
        }
    }

    /** A new engine takes the place of the one that failed (what the script kept in it is gone), then yield, log and roll-back with penalty. */
    private void recover(final ProcessContext context, final ProcessSession session, final Throwable failure) {
        final ProcessException thrown = new ProcessException(failure);
        try {
            idle.add(JythonScript.compile(text, modules));
            context.yield();
        } finally {
            getLogger().error("{} failed to process due to {}; rolling back session", this, thrown.toString(), thrown);
            session.rollback(true);
        }
        throw thrown;
    }

    private void run(final JythonScript script, final ProcessContext context, final ProcessSession session) throws ScriptException {
        OldApi.restore(session, getLogger());
        final Bindings names = script.names();
        names.put("session", session);
        names.put("context", context);
        names.put("log", getLogger());
        names.put("REL_SUCCESS", REL_SUCCESS);
        names.put("REL_FAILURE", REL_FAILURE);
        for (final Map.Entry<PropertyDescriptor, String> property : context.getProperties().entrySet()) {
            if (property.getKey().isDynamic() && property.getValue() != null) {
                names.put(property.getKey().getName(), context.getProperty(property.getKey()));
            }
        }
        script.run();
    }

    @OnStopped
    public void stop() {
        idle.clear();
    }
}
