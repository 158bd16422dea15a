package recorder;

import com.bazaarvoice.jolt.Chainr;
import com.bazaarvoice.jolt.JsonUtils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.nifi.attribute.expression.language.PreparedQuery;
import org.apache.nifi.attribute.expression.language.Query;
import org.apache.nifi.attribute.expression.language.StandardEvaluationContext;

/** How long a thread works at something that was made ready before. In: what, times, and what the question of that name takes. Out: nanos of CPU, for all of the times. */
final class TimedQuestion implements Question {
    private static final Map<String, Function<JsonNode, Runnable>> READY =
            Map.of("jolt", TimedQuestion::jolt, "expressions", TimedQuestion::expressions, "jsonpath", TimedQuestion::jsonPath);

    @Override
    public ObjectNode answer(final JsonNode asked) throws Exception {
        final String what = asked.get("what").asText();
        final int times = asked.get("times").asInt();
        if (what.equals("script")) {
            try (ScriptRun run = new ScriptRun(asked)) {
                return Told.object().put("nanos", run.timed(times));
            }
        }
        final Runnable step = READY.get(what).apply(asked);
        final long begun = cpu();
        for (int number = 0; number < times; number++) {
            step.run();
        }
        return Told.object().put("nanos", cpu() - begun);
    }

    /** Nanoseconds of CPU that this thread has used: the machine may have other work. */
    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** A chain, from text to text, as JoltTransformJSON does it. */
    private static Runnable jolt(final JsonNode asked) {
        final Chainr chain = Chainr.fromSpec(JsonUtils.jsonToObject(asked.get("spec").asText()));
        final String input = asked.get("input").asText();
        return () -> JsonUtils.toJsonString(chain.transform(JsonUtils.jsonToObject(input)));
    }

    /** Every one of some expressions. */
    private static Runnable expressions(final JsonNode asked) {
        final List<PreparedQuery> queries = new ArrayList<>();
        asked.get("expressions").forEach(expression -> queries.add(Query.prepare(expression.asText())));
        final StandardEvaluationContext context =
                new StandardEvaluationContext(Told.texts(asked.path("attributes")), Map.of(), new Parameters(asked.path("parameters")));
        return () -> queries.forEach(query -> query.evaluateExpressions(context, null));
    }

    private static Runnable jsonPath(final JsonNode asked) {
        final JsonPath path = JsonPath.compile(asked.get("path").asText());
        final DocumentContext document = JsonPath.using(JsonPathQuestion.STRICT).parse(asked.get("document").asText());
        return () -> document.read(path);
    }
}
