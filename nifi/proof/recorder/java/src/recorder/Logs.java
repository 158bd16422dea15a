package recorder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.logging.LogLevel;
import org.apache.nifi.logging.LogMessage;
import org.apache.nifi.logging.LogRepository;
import org.apache.nifi.logging.LogRepositoryFactory;
import org.slf4j.helpers.MessageFormatter;

/** What a component logs, by level, through the framework's SimpleProcessLogger. */
final class Logs {
    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private LogRepository followed;
    private final LogRepository repository = Stub.of(LogRepository.class, Map.of(
            "addLogMessage", this::add,
            "isDebugEnabled", none -> true, "isInfoEnabled", none -> true, "isWarnEnabled", none -> true, "isErrorEnabled", none -> true));

    ComponentLog of(final Object component) {
        return Framework.log(component, repository);
    }

    private Object add(final Object[] given) {
        if (given[0] instanceof LogMessage) {
            final LogMessage message = (LogMessage) given[0];
            return keep(message.getLogLevel(), message.getMessage());
        }
        return keep((LogLevel) given[0], MessageFormatter.arrayFormat((String) given[1], (Object[]) given[2]).getMessage());
    }

    private Object keep(final LogLevel level, final String message) {
        lines.computeIfAbsent(level.name().toLowerCase(java.util.Locale.ROOT), none -> new ArrayList<>()).add(message);
        return null;
    }

    /** Hear what the framework itself says of a component, its debugging left out: ConnectableTask asks LogRepositoryFactory for the log of its id. */
    void follow(final String identifier) {
        followed = LogRepositoryFactory.getRepository(identifier);
        followed.removeAllObservers();
        Framework.follow(followed, this::keep);
    }

    void close() {
        followed.removeAllObservers();
    }

    ObjectNode told() {
        final ObjectNode told = Told.object();
        lines.forEach((level, messages) -> {
            final ArrayNode all = told.putArray(level);
            messages.forEach(all::add);
        });
        return told;
    }
}
