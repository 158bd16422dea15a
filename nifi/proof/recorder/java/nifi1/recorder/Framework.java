package recorder;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.nifi.attribute.expression.language.Query;
import org.apache.nifi.attribute.expression.language.StandardPropertyValue;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.resource.ResourceContext;
import org.apache.nifi.components.state.StateMap;
import org.apache.nifi.connectable.Connectable;
import org.apache.nifi.controller.ControllerServiceLookup;
import org.apache.nifi.controller.FlowController;
import org.apache.nifi.controller.PropertyConfiguration;
import org.apache.nifi.controller.queue.FlowFileQueue;
import org.apache.nifi.controller.queue.NopConnectionEventListener;
import org.apache.nifi.controller.queue.StandardFlowFileQueue;
import org.apache.nifi.controller.repository.FlowFileRepository;
import org.apache.nifi.controller.repository.FlowFileSwapManager;
import org.apache.nifi.controller.repository.RepositoryContext;
import org.apache.nifi.controller.repository.StandardProcessSession;
import org.apache.nifi.controller.scheduling.LifecycleState;
import org.apache.nifi.controller.scheduling.RepositoryContextFactory;
import org.apache.nifi.controller.scheduling.SchedulingAgent;
import org.apache.nifi.controller.service.ControllerServiceProvider;
import org.apache.nifi.controller.tasks.ConnectableTask;
import org.apache.nifi.events.EventReporter;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.logging.LogLevel;
import org.apache.nifi.logging.LogRepository;
import org.apache.nifi.nar.ExtensionManager;
import org.apache.nifi.parameter.Parameter;
import org.apache.nifi.parameter.ParameterContext;
import org.apache.nifi.parameter.ParameterDescriptor;
import org.apache.nifi.parameter.ParameterLookup;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Processor;
import org.apache.nifi.processor.SimpleProcessLogger;
import org.apache.nifi.processor.StandardValidationContext;
import org.apache.nifi.processors.script.ExecuteScript;
import org.apache.nifi.processors.script.InvokeScriptedProcessor;
import org.apache.nifi.provenance.ProvenanceEventRepository;
import org.apache.nifi.registry.VariableRegistry;

/** What NiFi 1's framework makes otherwise than that of NiFi 2: there is a class of this name for each. */
final class Framework {
    /** Fields of the FlowController that a ConnectableTask looks at. */
    static final Map<String, Object> CONTROLLER = Map.of("extensionManager", Stub.of(ExtensionManager.class, Map.of()));

    private Framework() {
    }

    static ProcessSession session(final RepositoryContext processing) {
        return new StandardProcessSession(processing, () -> false);
    }

    static FlowFileQueue queue(final String name, final FlowFileRepository flowFiles, final ProvenanceEventRepository provenance) {
        return new StandardFlowFileQueue(name, new NopConnectionEventListener(), flowFiles, provenance, Contents.CLAIMS, null,
                Stub.of(FlowFileSwapManager.class, Map.of()), EventReporter.NO_OP, 20000, "0 sec", 10000L, "1 GB");
    }

    static ConnectableTask task(final SchedulingAgent agent, final FlowController controller, final RepositoryContext processing) {
        return new ConnectableTask(agent, processing.getConnectable(), controller, new RepositoryContextFactory(null, null, null, null, null, null) {
            @Override
            public RepositoryContext newProcessContext(final Connectable connectable, final AtomicLong connectionIndex) {
                return processing;
            }
        }, new LifecycleState(), null);
    }

    static PropertyValue value(final ResourceContext resources, final String text, final ControllerServiceLookup services, final ParameterLookup parameters) {
        return new StandardPropertyValue(resources, text, services, parameters,
                text == null ? null : Query.prepareWithParametersPreEvaluated(text), VariableRegistry.EMPTY_REGISTRY);
    }

    static ValidationContext validation(final Map<PropertyDescriptor, PropertyConfiguration> values, final String annotationData, final String identifier,
            final ParameterContext parameters, final boolean withConnections) {
        return new StandardValidationContext(Stub.of(ControllerServiceProvider.class, Map.of()), values, annotationData, "group", identifier,
                VariableRegistry.EMPTY_REGISTRY, parameters, withConnections);
    }

    static Parameter parameter(final ParameterDescriptor descriptor, final String value) {
        return new Parameter(descriptor, value);
    }

    static long version(final StateMap state) {
        return state.getVersion();
    }

    static ComponentLog log(final Object component, final LogRepository repository) {
        return new SimpleProcessLogger(component, repository);
    }

    static void follow(final LogRepository repository, final BiConsumer<LogLevel, String> hear) {
        repository.addObserver("recorder", LogLevel.INFO, message -> hear.accept(message.getLogLevel(), message.getMessage()));
    }

    /** Called after a scripting processor was made and initialized. */
    static void added(final Processor processor) {
        if (processor instanceof InvokeScriptedProcessor) {
            ((InvokeScriptedProcessor) processor).added();
        } else {
            ((ExecuteScript) processor).added();
        }
    }
}
