package recorder;

import org.apache.nifi.controller.repository.RepositoryContext;
import org.apache.nifi.controller.repository.claim.ContentClaimWriteCache;
import org.apache.nifi.controller.repository.claim.StandardContentClaimWriteCache;
import org.apache.nifi.controller.repository.metrics.PerformanceTracker;

/** Where a session of NiFi 2 writes content first; with nifi.properties' nifi.content.claim.max.appendable.size and buffer as they are by default. */
abstract class WriteCaches implements RepositoryContext {
    private static final long APPENDABLE = 50_000;
    private static final int BUFFER = 8192;

    @Override
    public ContentClaimWriteCache createContentClaimWriteCache(final PerformanceTracker tracker) {
        return new StandardContentClaimWriteCache(getContentRepository(), tracker, APPENDABLE, BUFFER);
    }
}
