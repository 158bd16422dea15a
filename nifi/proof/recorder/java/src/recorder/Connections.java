package recorder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.nifi.connectable.Connection;
import org.apache.nifi.controller.queue.FlowFileQueue;
import org.apache.nifi.controller.queue.PollStrategy;
import org.apache.nifi.controller.repository.FlowFileRecord;
import org.apache.nifi.controller.repository.FlowFileRepository;
import org.apache.nifi.controller.repository.StandardFlowFileRecord;
import org.apache.nifi.processor.FlowFileFilter;
import org.apache.nifi.provenance.ProvenanceEventRepository;

/** The queues round one processor, each a StandardFlowFileQueue: the one in front of it and one for each connected relationship. */
final class Connections {
    static final String INPUT = "input";

    private final Map<String, FlowFileQueue> queues = new LinkedHashMap<>();
    private final Map<String, Connection> connections = new HashMap<>();
    private final AtomicLong sequence;
    private final FlowFileRepository flowFiles;
    private final ProvenanceEventRepository provenance;

    Connections(final AtomicLong sequence, final FlowFileRepository flowFiles, final ProvenanceEventRepository provenance) {
        this.sequence = sequence;
        this.flowFiles = flowFiles;
        this.provenance = provenance;
        connect(INPUT);
    }

    void connect(final String name) {
        final FlowFileQueue queue = Framework.queue(name, flowFiles, provenance);
        queues.put(name, queue);
        connections.put(name, Stub.of(Connection.class, Map.of(
                "getFlowFileQueue", none -> queue, "getIdentifier", none -> name,
                "toString", none -> "Connection[ID=" + name + "]", "poll", given -> poll(queue, given))));
    }

    @SuppressWarnings("unchecked")
    private static Object poll(final FlowFileQueue queue, final Object[] given) {
        return given.length == 1 ? queue.poll((Set<FlowFileRecord>) given[0], PollStrategy.UNPENALIZED_FLOWFILES)
                : queue.poll((FlowFileFilter) given[0], (Set<FlowFileRecord>) given[1], PollStrategy.UNPENALIZED_FLOWFILES);
    }

    Collection<Connection> of(final String name) {
        final Connection connection = connections.get(name);
        return connection == null ? List.of() : List.of(connection);
    }

    List<Connection> incoming() {
        return List.of(connections.get(INPUT));
    }

    void empty() {
        queues.keySet().forEach(this::drain);
    }

    boolean has(final String name) {
        return queues.containsKey(name);
    }

    /** Puts a FlowFile in front of the processor; filename and path as a new one has them, unless given. */
    void enqueue(final byte[] content, final Map<String, String> given) throws IOException {
        final String uuid = UUID.randomUUID().toString();
        final Map<String, String> attributes = new HashMap<>(Map.of("uuid", uuid, "filename", uuid, "path", "./"));
        attributes.putAll(given);
        final StandardFlowFileRecord.Builder made = new StandardFlowFileRecord.Builder().id(sequence.getAndIncrement()).addAttributes(attributes);
        if (content.length > 0) {
            made.contentClaim(Contents.store(content)).contentClaimOffset(0).size(content.length);
        }
        queues.get(INPUT).put(made.build());
    }

    /** Takes everything out of a queue, penalised FlowFiles too, in the order in which it would be polled. */
    List<FlowFileRecord> drain(final String name) {
        final FlowFileQueue queue = queues.get(name);
        final Set<FlowFileRecord> expired = new HashSet<>();
        final List<FlowFileRecord> found =
                new ArrayList<>(queue.poll(each -> FlowFileFilter.FlowFileFilterResult.ACCEPT_AND_CONTINUE, expired, PollStrategy.ALL_FLOWFILES));
        for (FlowFileRecord next = queue.poll(expired, PollStrategy.ALL_FLOWFILES); next != null; next = queue.poll(expired, PollStrategy.ALL_FLOWFILES)) {
            found.add(next);
        }
        return found;
    }
}
