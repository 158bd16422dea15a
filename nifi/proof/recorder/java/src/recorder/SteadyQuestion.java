package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The triggers of one script, a part of them at a time. The script stays open until another one is asked for, and so does what the JVM compiled for it.
 * In: times, and what ScriptRun takes. Out: nanos of CPU of the thread, for all of the times; compiling, the milliseconds of the JVM's compilers meanwhile.
 */
final class SteadyQuestion implements Question {
    private JsonNode opened;
    private ScriptRun run;

    @Override
    public ObjectNode answer(final JsonNode asked) throws Exception {
        final JsonNode script = ((ObjectNode) asked.deepCopy()).without(List.of("times"));
        if (!script.equals(opened)) {
            open(script);
        }
        final long compiled = compiling();
        return Told.object().put("nanos", run.timed(asked.get("times").asInt())).put("compiling", compiling() - compiled);
    }

    private void open(final JsonNode script) throws Exception {
        if (run != null) {
            run.close();
        }
        run = new ScriptRun(script);
        opened = script;
    }

    private static long compiling() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }
}
