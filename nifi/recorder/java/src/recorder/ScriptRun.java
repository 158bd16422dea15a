package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.nifi.controller.repository.FlowFileRecord;
import org.apache.nifi.controller.repository.StandardProcessSession;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Processor;
import org.apache.nifi.processor.ProcessorInitializationContext;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processors.script.ExecuteScript;
import org.apache.nifi.processors.script.InvokeScriptedProcessor;

/**
 * One script between queues, over real StandardProcessSessions.
 * In: processor (ExecuteScript, or InvokeScriptedProcessor), script, modules, properties, parameters, services, state, flowfiles (before the first trigger),
 * arrivals (a list of FlowFiles for each trigger), triggers, auto_terminated, unconnected.
 */
final class ScriptRun implements AutoCloseable {
    private final JsonNode asked;
    private final Processor processor;
    private final LocalState state;
    private final Processing processing;
    private final Context context;
    private final Logs logs = new Logs();
    private final Set<String> apart = new HashSet<>();
    private final List<ProcessSession> sessions = new ArrayList<>();
    private boolean scheduled;

    ScriptRun(final JsonNode asked) throws IOException {
        this.asked = asked;
        final boolean invoke = asked.path("processor").asText().equals("InvokeScriptedProcessor");
        final String identifier = invoke ? "invoke-scripted-processor" : "execute-script";
        processor = invoke ? new InvokeScriptedProcessor() : new ExecuteScript();
        state = new LocalState(identifier, asked.path("state"));
        final Set<String> autoTerminated = new HashSet<>();
        asked.path("auto_terminated").forEach(name -> autoTerminated.add(name.asText()));
        asked.path("unconnected").forEach(name -> apart.add(name.asText()));
        apart.addAll(autoTerminated);
        processing = new Processing(processor, state, autoTerminated);
        final Services services = new Services(asked.path("services"));
        final ComponentLog[] log = new ComponentLog[1];
        processor.initialize(Stub.of(ProcessorInitializationContext.class, Map.of(
                "getIdentifier", none -> identifier, "getControllerServiceLookup", none -> services,
                "getLogger", none -> log[0] = log[0] == null ? logs.of(processor) : log[0])));
        if (invoke) {
            ((InvokeScriptedProcessor) processor).added();
        } else {
            ((ExecuteScript) processor).added();
        }
        context = new Context(processor, written(), asked.path("parameters"), services, state);
    }

    private Map<String, String> written() {
        final Map<String, String> written = new HashMap<>(Map.of("Script Engine", "python", "Script Body", asked.path("script").asText()));
        if (asked.hasNonNull("modules")) {
            written.put("Module Directory", asked.get("modules").asText());
        }
        Told.texts(asked.path("properties")).forEach((name, value) -> {
            if (value != null) {
                written.put(name, value);
            }
        });
        return written;
    }

    ObjectNode run() throws Exception {
        arrive(asked.path("flowfiles"));
        final ObjectNode told = Told.object();
        told.putNull("exception");
        final ArrayNode triggers = told.putArray("triggers");
        for (int number = 0; number < asked.path("triggers").asInt(1); number++) {
            arrive(asked.path("arrivals").path(number));
            final Throwable thrown = attempt();
            if (thrown != null && told.get("exception").isNull()) {
                told.set("exception", Told.exception(thrown));
            }
            triggers.add(thrown == null ? null : thrown.getMessage());
        }
        return tell(told);
    }

    private void arrive(final JsonNode flowFiles) throws IOException {
        for (final JsonNode each : flowFiles) {
            processing.connections.enqueue(Told.content(each), Told.texts(each.path("attributes")));
        }
    }

    /** One trigger, each in a thread of its own, as a scheduler may do. What it throws is returned. */
    private Throwable attempt() throws InterruptedException {
        final Throwable[] thrown = new Throwable[1];
        final Thread thread = new Thread(() -> {
            try {
                schedule();
                processor.onTrigger(context.asProcessContext, this::session);
            } catch (final Throwable fault) {
                thrown[0] = fault;
                sessions.forEach(session -> session.rollback(true));
            }
        });
        thread.start();
        thread.join();
        return thrown[0];
    }

    private ProcessSession session() {
        sessions.clear();
        sessions.add(new StandardProcessSession(processing, () -> false));
        return sessions.get(0);
    }

    /** The relationships of an InvokeScriptedProcessor are known when its script has been read. */
    private void schedule() {
        if (scheduled) {
            return;
        }
        if (processor instanceof ExecuteScript) {
            connect();
            ((ExecuteScript) processor).setup(context.asProcessContext);
        } else {
            ((InvokeScriptedProcessor) processor).setup(context.asProcessContext);
            connect();
        }
        scheduled = true;
    }

    private void connect() {
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
        told.put("yielded", context.yields.get() > 0);
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
        state.close();
    }
}
