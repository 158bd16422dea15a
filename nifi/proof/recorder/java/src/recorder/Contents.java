package recorder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.nifi.controller.repository.ContentRepository;
import org.apache.nifi.controller.repository.ContentRepositoryContext;
import org.apache.nifi.controller.repository.FileSystemRepository;
import org.apache.nifi.controller.repository.FlowFileRecord;
import org.apache.nifi.controller.repository.claim.ContentClaim;
import org.apache.nifi.controller.repository.claim.ResourceClaimManager;
import org.apache.nifi.controller.repository.claim.StandardResourceClaimManager;
import org.apache.nifi.events.EventReporter;
import org.apache.nifi.util.NiFiProperties;

/** The framework's own FileSystemRepository, one for all questions. Claims are not appended to: with that, session.merge of 1.16.3 corrupts later content. */
final class Contents {
    static final ResourceClaimManager CLAIMS = new StandardResourceClaimManager();
    private static ContentRepository repository;

    private Contents() {
    }

    static synchronized ContentRepository repository() throws IOException {
        if (repository == null) {
            final Path folder = Scratch.folder("content");
            final FileSystemRepository made = new FileSystemRepository(NiFiProperties.createBasicNiFiProperties(null, Map.of(
                    "nifi.content.repository.directory.default", folder.toString(),
                    "nifi.content.repository.archive.enabled", "false",
                    "nifi.content.claim.max.appendable.size", "0 B")));
            made.initialize(Stub.of(ContentRepositoryContext.class,
                    Map.of("getResourceClaimManager", none -> CLAIMS, "getEventReporter", none -> EventReporter.NO_OP)));
            made.purge();
            numberClaimsAlike(made);
            repository = made;
        }
        return repository;
    }

    /** Queues order FlowFiles by the id of their claim, as text: from here on all numbers in it have as many digits. */
    private static void numberClaimsAlike(final FileSystemRepository made) {
        try {
            final Field index = FileSystemRepository.class.getDeclaredField("index");
            index.setAccessible(true);
            ((AtomicLong) index.get(made)).set(1_000_000_000L);
        } catch (final ReflectiveOperationException absent) {
            throw new IllegalStateException(absent);
        }
    }

    static ContentClaim store(final byte[] content) throws IOException {
        final ContentClaim claim = repository().create(false);
        try (OutputStream stream = repository().write(claim)) {
            stream.write(content);
        }
        return claim;
    }

    static byte[] read(final FlowFileRecord flowFile) throws IOException {
        if (flowFile.getContentClaim() == null) {
            return new byte[0];
        }
        try (InputStream stream = repository().read(flowFile.getContentClaim())) {
            stream.skip(flowFile.getContentClaimOffset());
            return stream.readNBytes((int) flowFile.getSize());
        }
    }
}
