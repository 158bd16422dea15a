package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one of the standard processors does with some FlowFiles: see ProcessorRun. */
final class ProcessorQuestion implements Question {

    @Override
    public ObjectNode answer(final JsonNode asked) throws Exception {
        try (ProcessorRun run = new ProcessorRun(asked)) {
            return run.run();
        }
    }
}
