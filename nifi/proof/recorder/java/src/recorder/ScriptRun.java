package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.nifi.processors.script.ExecuteScript;
import org.apache.nifi.processors.script.InvokeScriptedProcessor;

/** One script. In, besides what Run takes: processor (ExecuteScript, or InvokeScriptedProcessor), script, modules. */
final class ScriptRun extends Run {
    private final Context context;
    private boolean scheduled;

    ScriptRun(final JsonNode asked) throws IOException {
        super(asked, scripted(asked) ? new InvokeScriptedProcessor() : new ExecuteScript(), scripted(asked) ? "invoke-scripted-processor" : "execute-script");
        Framework.added(processor);
        context = new Context(processor, written(), asked, services, state);
    }

    private static boolean scripted(final JsonNode asked) {
        return asked.path("processor").asText().equals("InvokeScriptedProcessor");
    }

    private Map<String, String> written() {
        final Map<String, String> written = new HashMap<>(Map.of("Script Engine", "python", "Script Body", asked.path("script").asText()));
        if (asked.hasNonNull("modules")) {
            written.put("Module Directory", asked.get("modules").asText());
        }
        Told.texts(asked.path("properties")).forEach((name, value) -> {
            if (value != null) {
                written.put(name, value);
            }
        });
        return written;
    }

    @Override
    Context context() {
        return context;
    }

    /** The relationships of an InvokeScriptedProcessor are known when its script has been read. */
    @Override
    void schedule() {
        if (scheduled) {
            return;
        }
        if (processor instanceof ExecuteScript) {
            connect();
            ((ExecuteScript) processor).setup(context.asProcessContext);
        } else {
            ((InvokeScriptedProcessor) processor).setup(context.asProcessContext);
            connect();
        }
        scheduled = true;
    }
}
