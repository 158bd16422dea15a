package recorder;

import java.io.IOException;
import java.util.Map;

/** What can be asked of a release of which only the libraries are here. */
public final class Release {
    private Release() {
    }

    public static void main(final String[] arguments) throws IOException {
        new Questions(Map.of("expression", new ExpressionQuestion(), "jsonpath", new JsonPathQuestion(), "jolt", new JoltQuestion(),
                "units", new UnitsQuestion(), "parameters", new TokensQuestion())).answerAll();
    }
}
