package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.nifi.controller.repository.FlowFileRecord;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Processor;
import org.apache.nifi.processor.ProcessorInitializationContext;
import org.apache.nifi.processor.Relationship;

/**
 * One processor between queues, over real StandardProcessSessions.
 * In: properties, parameters, services, state, flowfiles (before the first trigger), arrivals (a list of FlowFiles for each trigger), triggers,
 * auto_terminated, unconnected.
 */
abstract class Run implements AutoCloseable {
    final JsonNode asked;
    final Processor processor;
    final Processing processing;
    final Services services;
    final LocalState state;
    final Logs logs = new Logs();
    private final Set<String> apart = new HashSet<>();
    private Task task;

    Run(final JsonNode asked, final Processor processor, final String identifier) throws IOException {
        this.asked = asked;
        this.processor = processor;
        state = new LocalState(identifier, asked.path("state"));
        services = new Services(asked.path("services"));
        final Set<String> autoTerminated = new HashSet<>();
        asked.path("auto_terminated").forEach(name -> autoTerminated.add(name.asText()));
        asked.path("unconnected").forEach(name -> apart.add(name.asText()));
        apart.addAll(autoTerminated);
        processing = new Processing(processor, state, autoTerminated);
        final ComponentLog[] log = new ComponentLog[1];
        logs.follow(identifier);
        processor.initialize(Stub.of(ProcessorInitializationContext.class, Map.of(
                "getIdentifier", none -> identifier, "getControllerServiceLookup", none -> services,
                "getLogger", none -> log[0] = log[0] == null ? logs.of(processor) : log[0])));
    }

    abstract Context context();

    /** Called before every trigger, in its thread; starts the processor when it is not running yet. */
    abstract void schedule() throws Exception;

    ObjectNode run() throws Exception {
        arrive(asked.path("flowfiles"));
        final ObjectNode told = Told.object();
        told.putNull("exception");
        final ArrayNode triggers = told.putArray("triggers");
        for (int number = 0; number < asked.path("triggers").asInt(1); number++) {
            arrive(asked.path("arrivals").path(number));
            Thread.sleep(asked.path("pauses").path(number).asLong(0));
            final Throwable thrown = attempt();
            if (thrown != null && told.get("exception").isNull()) {
                told.set("exception", Told.exception(thrown));
            }
            triggers.add(thrown == null ? null : thrown.getMessage());
        }
        stop();
        return tell(told);
    }

    /** Nanoseconds of CPU of so many triggers, each with FlowFiles like the given ones, after one that makes everything ready. Nothing is left of them. */
    final long timed(final int times) throws Exception {
        schedule();
        for (int number = 0; number <= times; number++) {
            arrive(asked.path("flowfiles"));
        }
        processor.onTrigger(context().asProcessContext, this::session);
        final long begun = TimedQuestion.cpu();
        for (int number = 0; number < times; number++) {
            processor.onTrigger(context().asProcessContext, this::session);
        }
        final long took = TimedQuestion.cpu() - begun;
        processing.empty();
        return took;
    }

    /** Called after the last trigger. */
    void stop() {
    }

    private void arrive(final JsonNode flowFiles) throws IOException {
        for (final JsonNode each : flowFiles) {
            processing.connections.enqueue(Told.content(each), Told.texts(each.path("attributes")));
        }
    }

    /** One trigger by the framework's ConnectableTask, each in a thread of its own, as a scheduler may do. What left the processor is returned. */
    private Throwable attempt() throws InterruptedException {
        final Throwable[] thrown = new Throwable[1];
        final Thread thread = new Thread(() -> {
            Thread.currentThread().setContextClassLoader(processor.getClass().getClassLoader());
            try {
                schedule();
                processing.work = sessions -> {
                    try {
                        processor.onTrigger(context().asProcessContext, sessions);
                    } catch (final Throwable fault) {
                        thrown[0] = fault;
                        throw fault;
                    }
                };
                task().invoke();
            } catch (final Throwable fault) {
                thrown[0] = fault;
            }
        });
        thread.start();
        thread.join();
        return thrown[0];
    }

    private Task task() throws ReflectiveOperationException {
        task = task == null ? new Task(processing) : task;
        return task;
    }

    private ProcessSession session() {
        return Framework.session(processing);
    }

    final void connect() {
        for (final Relationship relationship : processor.getRelationships()) {
            if (!apart.contains(relationship.getName()) && !processing.connections.has(relationship.getName())) {
                processing.connections.connect(relationship.getName());
            }
        }
    }

    private ObjectNode tell(final ObjectNode told) throws IOException {
        final ObjectNode relationships = told.putObject("relationships");
        int penalized = 0;
        for (final Relationship each : new TreeSet<>(processor.getRelationships())) {
            penalized += drain(each.getName(), relationships.putArray(each.getName()));
        }
        told.put("penalized", penalized + drain(Connections.INPUT, told.putArray("queue")));
        told.set("logs", logs.told());
        final ObjectNode counters = told.putObject("counters");
        processing.counters.forEach(counters::put);
        final ArrayNode events = told.putArray("provenance");
        processing.events.forEach(event -> events.add(Told.event(event)));
        told.put("yielded", context().yields.get() + processing.yields.get() > 0);
        told.set("state", state.told());
        return told;
    }

    private int drain(final String name, final ArrayNode all) throws IOException {
        if (!processing.connections.has(name)) {
            return 0;
        }
        int penalized = 0;
        for (final FlowFileRecord each : processing.connections.drain(name)) {
            all.add(Told.flowFile(each.getAttributes(), Contents.read(each), each.isPenalized()));
            penalized += each.isPenalized() ? 1 : 0;
        }
        return penalized;
    }

    @Override
    public void close() {
        logs.close();
        state.close();
    }
}
