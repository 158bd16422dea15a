package recorder;

import org.apache.nifi.controller.repository.RepositoryContext;
import org.apache.nifi.controller.repository.claim.ContentClaimWriteCache;
import org.apache.nifi.controller.repository.claim.StandardContentClaimWriteCache;

/** Where a session of NiFi 1 writes content first. */
abstract class WriteCaches implements RepositoryContext {
    @Override
    public ContentClaimWriteCache createContentClaimWriteCache() {
        return new StandardContentClaimWriteCache(getContentRepository());
    }
}
