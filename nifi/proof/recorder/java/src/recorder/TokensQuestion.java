package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.nifi.parameter.ExpressionLanguageAgnosticParameterParser;
import org.apache.nifi.parameter.ExpressionLanguageAwareParameterParser;
import org.apache.nifi.parameter.ParameterParser;
import org.apache.nifi.parameter.ParameterReference;
import org.apache.nifi.parameter.ParameterToken;
import org.apache.nifi.parameter.ParameterTokenList;

/** What ParametersQuestion says without a framework: all but the problems. */
final class TokensQuestion implements Question {
    @Override
    public ObjectNode answer(final JsonNode asked) {
        return answer(parsed(asked), new Parameters(asked.path("parameters")));
    }

    /** As the property's parser has the text. */
    static ParameterTokenList parsed(final JsonNode asked) {
        final boolean expressionLanguage = asked.path("expression_language").asBoolean();
        final ParameterParser parser = expressionLanguage ? new ExpressionLanguageAwareParameterParser() : new ExpressionLanguageAgnosticParameterParser();
        return parser.parseTokens(asked.get("text").asText());
    }

    static ObjectNode answer(final ParameterTokenList list, final Parameters parameters) {
        final ObjectNode told = Told.object();
        final ArrayNode tokens = told.putArray("tokens");
        list.forEach(token -> tokens.add(token(token)));
        return told.put("substituted", list.substitute(parameters)).put("escaped", list.escape());
    }

    private static ArrayNode token(final ParameterToken token) {
        final String kind = token.isParameterReference() ? "reference" : token.isEscapeSequence() ? "escape" : "text";
        final ArrayNode told = Told.object().putArray("token").add(kind).add(token.getStartOffset()).add(token.getEndOffset());
        return token.isParameterReference() ? told.add(((ParameterReference) token).getParameterName()) : told.add(token.getText());
    }
}
