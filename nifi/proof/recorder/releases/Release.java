package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Main of a release of which only the libraries are here: a JSON question a line, a JSON answer a line. */
public final class Release {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Question> QUESTIONS = Map.of("expression", new ExpressionQuestion(), "jsonpath", new JsonPathQuestion(),
            "jolt", new JoltQuestion(), "units", new UnitsQuestion(), "parameters", new TokensQuestion());

    private Release() {
    }

    public static void main(final String[] arguments) throws Exception {
        final PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        final BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            answers.println(JSON.writeValueAsString(answer(JSON.readTree(line))));
        }
        System.exit(0);
    }

    private static ObjectNode answer(final JsonNode asked) {
        try {
            return QUESTIONS.get(asked.path("ask").asText()).answer(asked);
        } catch (final Throwable fault) {
            return JSON.createObjectNode().put("fault", Told.stackTrace(fault));
        }
    }
}
