package recorder;

import java.util.Map;
import java.util.Optional;
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
import org.apache.nifi.controller.queue.StandardFlowFileQueue;
import org.apache.nifi.controller.repository.FlowFileRepository;
import org.apache.nifi.controller.repository.FlowFileSwapManager;
import org.apache.nifi.controller.repository.RepositoryContext;
import org.apache.nifi.controller.repository.StandardProcessSession;
import org.apache.nifi.controller.repository.metrics.NopPerformanceTracker;
import org.apache.nifi.controller.scheduling.LifecycleState;
import org.apache.nifi.controller.scheduling.RepositoryContextFactory;
import org.apache.nifi.controller.scheduling.SchedulingAgent;
import org.apache.nifi.controller.service.ControllerServiceProvider;
import org.apache.nifi.controller.tasks.ConnectableTask;
import org.apache.nifi.events.EventReporter;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.logging.LogLevel;
import org.apache.nifi.logging.LogMessage;
import org.apache.nifi.logging.LogObserver;
import org.apache.nifi.logging.LogRepository;
import org.apache.nifi.logging.LoggingContext;
import org.apache.nifi.nar.ExtensionDiscoveringManager;
import org.apache.nifi.parameter.Parameter;
import org.apache.nifi.parameter.ParameterContext;
import org.apache.nifi.parameter.ParameterDescriptor;
import org.apache.nifi.parameter.ParameterLookup;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Processor;
import org.apache.nifi.processor.SimpleProcessLogger;
import org.apache.nifi.processor.StandardValidationContext;
import org.apache.nifi.provenance.ProvenanceEventRepository;
import org.apache.nifi.util.NiFiProperties;

/** What NiFi 2's framework makes otherwise than that of NiFi 1: there is a class of this name for each. */
final class Framework {
    /** Fields of the FlowController that a ConnectableTask looks at. */
    static final Map<String, Object> CONTROLLER = Map.of("extensionManager", Stub.of(ExtensionDiscoveringManager.class, Map.of()),
            "nifiProperties", NiFiProperties.createBasicNiFiProperties((String) null));
    private static final long APPENDABLE = 50_000;

    private static final LoggingContext NO_FILE_OF_ITS_OWN = new LoggingContext() {
        @Override
        public Optional<String> getLogFileSuffix() {
            return Optional.empty();
        }

        @Override
        public String getDiscriminatorKey() {
            return null;
        }
    };

    private Framework() {
    }

    static ProcessSession session(final RepositoryContext processing) {
        return new StandardProcessSession(processing, () -> false, new NopPerformanceTracker());
    }

    static FlowFileQueue queue(final String name, final FlowFileRepository flowFiles, final ProvenanceEventRepository provenance) {
        return new StandardFlowFileQueue(name, flowFiles, provenance, null,
                Stub.of(FlowFileSwapManager.class, Map.of()), EventReporter.NO_OP, 20000, "0 sec", 10000L, "1 GB");
    }

    static ConnectableTask task(final SchedulingAgent agent, final FlowController controller, final RepositoryContext processing) {
        return new ConnectableTask(agent, processing.getConnectable(), controller, new RepositoryContextFactory(null, null, null, null, null, null, APPENDABLE) {
            @Override
            public RepositoryContext newProcessContext(final Connectable connectable, final AtomicLong connectionIndex) {
                return processing;
            }
        }, new LifecycleState(processing.getConnectable().getIdentifier()));
    }

    static PropertyValue value(final ResourceContext resources, final String text, final ControllerServiceLookup services, final ParameterLookup parameters) {
        return new StandardPropertyValue(resources, text, services, parameters, text == null ? null : Query.prepareWithParametersPreEvaluated(text));
    }

    static ValidationContext validation(final Map<PropertyDescriptor, PropertyConfiguration> values, final String annotationData, final String identifier,
            final ParameterContext parameters, final boolean withConnections) {
        return new StandardValidationContext(Stub.of(ControllerServiceProvider.class, Map.of()), values, annotationData, "group", identifier,
                parameters, withConnections);
    }

    static Parameter parameter(final ParameterDescriptor descriptor, final String value) {
        return new Parameter.Builder().descriptor(descriptor).value(value).build();
    }

    static long version(final StateMap state) {
        return state.getStateVersion().map(Long::parseLong).orElse(-1L);
    }

    static ComponentLog log(final Object component, final LogRepository repository) {
        return new SimpleProcessLogger(component, repository, NO_FILE_OF_ITS_OWN);
    }

    static void follow(final LogRepository repository, final BiConsumer<LogLevel, String> hear) {
        repository.addObserver(LogLevel.INFO, new LogObserver() {
            @Override
            public void onLogMessage(final LogMessage message) {
                hear.accept(message.getLogLevel(), message.getMessage());
            }

            @Override
            public String getComponentDescription() {
                return "recorder";
            }
        });
    }

    /** Called after a scripting processor was made and initialized: those of the NAR have nothing to do then. */
    static void added(final Processor processor) {
    }
}
