package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.nifi.attribute.expression.language.PreparedQuery;
import org.apache.nifi.attribute.expression.language.Query;
import org.apache.nifi.attribute.expression.language.StandardEvaluationContext;

/** What an expression evaluates to. In: expression, attributes, state, parameters, mode ("preevaluated" or none). Out: value or exception, result_type. */
final class ExpressionQuestion implements Question {

    @Override
    public ObjectNode answer(final JsonNode asked) {
        final String expression = asked.get("expression").asText();
        final ObjectNode told = Told.object();
        final StandardEvaluationContext context =
                new StandardEvaluationContext(Told.texts(asked.path("attributes")), Told.texts(asked.path("state")), new Parameters(asked.path("parameters")));
        try {
            told.put("value", prepared(expression, asked.path("mode").asText()).evaluateExpressions(context, null));
        } catch (final Throwable thrown) {
            told.set("exception", Told.exception(thrown));
        }
        final String type = resultType(expression);
        return type == null ? told : told.put("result_type", type);
    }

    private static PreparedQuery prepared(final String text, final String mode) {
        return mode.equals("preevaluated") ? Query.prepareWithParametersPreEvaluated(text) : Query.prepare(text);
    }

    /** The type of a text that is one expression and nothing else; null of others and of what does not compile. */
    private static String resultType(final String text) {
        try {
            final List<Query.Range> ranges = Query.extractExpressionRanges(text);
            final boolean whole = ranges.size() == 1 && ranges.get(0).getStart() == 0 && ranges.get(0).getEnd() == text.length() - 1;
            return whole ? String.valueOf(Query.getResultType(text)) : null;
        } catch (final RuntimeException invalid) {
            return null;
        }
    }
}
