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

/** One JSON question a line on standard input, one JSON answer a line on standard output, until the input ends. */
public final class Main {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Question> QUESTIONS =
            Map.of("script", new ScriptQuestion(), "processor", new ProcessorQuestion(), "expression", new ExpressionQuestion(),
                    "jsonpath", new JsonPathQuestion(), "jolt", new JoltQuestion(), "parameters", new ParametersQuestion(),
                    "units", new UnitsQuestion(), "url", new UrlQuestion(), "timed", new TimedQuestion());

    private Main() {
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
