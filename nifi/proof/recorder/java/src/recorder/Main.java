package recorder;

import java.io.IOException;
import java.util.Map;

/** What can be asked of a whole NiFi. */
public final class Main {
    private Main() {
    }

    public static void main(final String[] arguments) throws IOException {
        new Questions(Map.of("script", new ScriptQuestion(), "processor", new ProcessorQuestion(), "expression", new ExpressionQuestion(),
                "jsonpath", new JsonPathQuestion(), "jolt", new JoltQuestion(), "parameters", new ParametersQuestion(),
                "units", new UnitsQuestion(), "url", new UrlQuestion(), "timed", new TimedQuestion(), "steady", new SteadyQuestion())).answerAll();
    }
}
