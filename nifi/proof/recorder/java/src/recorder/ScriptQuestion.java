package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a script does in ExecuteScript or InvokeScriptedProcessor: see ScriptRun. What it prints is caught. */
final class ScriptQuestion implements Question {

    @Override
    public ObjectNode answer(final JsonNode asked) throws Exception {
        final PrintStream out = System.out;
        final PrintStream err = System.err;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        try (ScriptRun run = new ScriptRun(asked)) {
            final ObjectNode told = run.run();
            System.out.flush();
            return told.put("stdout", printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
