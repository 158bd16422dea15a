package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One JSON question a line on standard input, one JSON answer a line on standard output, until the input ends. */
final class Questions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, Question> kinds;

    Questions(final Map<String, Question> kinds) {
        this.kinds = kinds;
    }

    /** Ends the JVM. */
    void answerAll() throws IOException {
        final PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        final BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            answers.println(JSON.writeValueAsString(answer(JSON.readTree(line))));
        }
        System.exit(0);
    }

    private ObjectNode answer(final JsonNode asked) {
        try {
            return kinds.get(asked.path("ask").asText()).answer(asked);
        } catch (final Throwable fault) {
            return JSON.createObjectNode().put("fault", Told.stackTrace(fault));
        }
    }
}
