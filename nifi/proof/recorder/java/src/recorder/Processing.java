package recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.nifi.components.state.StateManager;
import org.apache.nifi.connectable.Connectable;
import org.apache.nifi.connectable.ConnectableType;
import org.apache.nifi.connectable.Connection;
import org.apache.nifi.controller.BackoffMechanism;
import org.apache.nifi.controller.ScheduledState;
import org.apache.nifi.controller.repository.ContentRepository;
import org.apache.nifi.controller.repository.FlowFileEventRepository;
import org.apache.nifi.controller.repository.FlowFileRepository;
import org.apache.nifi.controller.repository.ProvenanceEventEnricher;
import org.apache.nifi.controller.repository.StandardProvenanceReporter;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.ProcessSessionFactory;
import org.apache.nifi.processor.Processor;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.provenance.InternalProvenanceReporter;
import org.apache.nifi.provenance.ProvenanceEventBuilder;
import org.apache.nifi.provenance.ProvenanceEventRecord;
import org.apache.nifi.provenance.ProvenanceEventRepository;
import org.apache.nifi.provenance.StandardProvenanceEventRecord;

/** What a StandardProcessSession stands on: content and queues are the framework's own, the other repositories only remember. */
final class Processing extends WriteCaches {
    final List<ProvenanceEventRecord> events = new ArrayList<>();
    final Map<String, Long> counters = new TreeMap<>();
    final Connections connections;

    private final AtomicLong sequence = new AtomicLong();
    private final Processor processor;
    private final StateManager state;
    private final FlowFileRepository flowFiles = Stub.of(FlowFileRepository.class, Map.of("getNextFlowFileSequence", none -> sequence.getAndIncrement()));
    private final ProvenanceEventRepository provenance = Stub.of(ProvenanceEventRepository.class, Map.of(
            "eventBuilder", none -> new StandardProvenanceEventRecord.Builder(),
            "registerEvent", given -> events.add((ProvenanceEventRecord) given[0]) ? null : null,
            "registerEvents", given -> register((Iterable<?>) given[0])));
    private final Connectable connectable;
    final AtomicInteger yields = new AtomicInteger();
    Work work;

    /** What a trigger does. */
    interface Work {
        void trigger(ProcessSessionFactory sessions) throws Throwable;
    }

    Processing(final Processor processor, final StateManager state, final Set<String> autoTerminated) {
        this.processor = processor;
        this.state = state;
        this.connections = new Connections(sequence, flowFiles, provenance);
        final String name = processor.getClass().getSimpleName();
        this.connectable = Stub.of(Connectable.class, Map.ofEntries(
                entry("getIdentifier", none -> processor.getIdentifier()), entry("getName", none -> name), entry("getComponentType", none -> name),
                entry("getConnectableType", none -> ConnectableType.PROCESSOR), entry("getPenalizationPeriod", none -> 30000L),
                entry("getYieldPeriod", none -> 1000L), entry("getMaxBackoffPeriod", none -> "10 mins"),
                entry("getBackoffMechanism", none -> BackoffMechanism.PENALIZE_FLOWFILE),
                entry("isAutoTerminated", given -> autoTerminated.contains(((Relationship) given[0]).getName())),
                entry("toString", none -> processor.toString()), entry("getRunnableComponent", none -> processor),
                entry("getScheduledState", none -> ScheduledState.RUNNING), entry("isTriggerWhenEmpty", none -> true),
                entry("yield", given -> yields.incrementAndGet() > 0 ? null : null),
                entry("onTrigger", given -> trigger((ProcessSessionFactory) given[1]))));
    }

    private static Map.Entry<String, Stub.Method> entry(final String name, final Stub.Method method) {
        return Map.entry(name, method);
    }

    /** Takes away every FlowFile, its content and the events, as if nothing had come. */
    void empty() throws IOException {
        connections.empty();
        events.clear();
        Contents.repository().purge();
    }

    private Object trigger(final ProcessSessionFactory sessions) throws Throwable {
        work.trigger(sessions);
        return null;
    }

    private Object register(final Iterable<?> all) {
        all.forEach(event -> events.add((ProvenanceEventRecord) event));
        return null;
    }

    @Override
    public Connectable getConnectable() {
        return connectable;
    }

    @Override
    public Collection<Connection> getConnections(final Relationship relationship) {
        return connections.of(relationship.getName());
    }

    @Override
    public List<Connection> getPollableConnections() {
        return connections.incoming();
    }

    @Override
    public ContentRepository getContentRepository() {
        try {
            return Contents.repository();
        } catch (final IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public FlowFileRepository getFlowFileRepository() {
        return flowFiles;
    }

    @Override
    public FlowFileEventRepository getFlowFileEventRepository() {
        return Stub.of(FlowFileEventRepository.class, Map.of());
    }

    @Override
    public ProvenanceEventRepository getProvenanceRepository() {
        return provenance;
    }

    @Override
    public boolean isRelationshipAvailabilitySatisfied(final int requiredNumber) {
        return true;
    }

    @Override
    public InternalProvenanceReporter createProvenanceReporter(final Predicate<FlowFile> known, final ProvenanceEventEnricher enricher) {
        return new StandardProvenanceReporter(known, processor.getIdentifier(), processor.getClass().getSimpleName(), provenance, enricher);
    }

    @Override
    public String getConnectableDescription() {
        return processor.toString();
    }

    @Override
    public int getNextIncomingConnectionIndex() {
        return 0;
    }

    @Override
    public long getNextFlowFileSequence() {
        return sequence.getAndIncrement();
    }

    @Override
    public void adjustCounter(final String name, final long delta) {
        counters.merge(name, delta, Long::sum);
    }

    @Override
    public ProvenanceEventBuilder createProvenanceEventBuilder() {
        return new StandardProvenanceEventRecord.Builder();
    }

    @Override
    public StateManager getStateManager() {
        return state;
    }
}
