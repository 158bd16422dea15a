package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.processor.DataUnit;
import org.apache.nifi.processor.util.StandardValidators;
import org.apache.nifi.util.FormatUtils;

/** What a text is as a period and as a size. In: text. Out: nanos, millis, precise_millis, bytes (each a number or an exception's text), period_invalid and size_invalid. */
final class UnitsQuestion implements Question {
    private interface Number {
        ObjectNode put(String text, ObjectNode into);
    }

    @Override
    public ObjectNode answer(final JsonNode asked) {
        final String text = asked.get("text").asText();
        final ObjectNode told = Told.object();
        put(told, "nanos", text, (from, into) -> into.put("nanos", FormatUtils.getTimeDuration(from, TimeUnit.NANOSECONDS)));
        put(told, "millis", text, (from, into) -> into.put("millis", FormatUtils.getTimeDuration(from, TimeUnit.MILLISECONDS)));
        put(told, "precise_millis", text, (from, into) -> into.put("precise_millis", FormatUtils.getPreciseTimeDuration(from, TimeUnit.MILLISECONDS)));
        put(told, "bytes", text, (from, into) -> into.put("bytes", DataUnit.parseDataSize(from, DataUnit.B)));
        return told.put("period_invalid", invalid(StandardValidators.TIME_PERIOD_VALIDATOR, text)).put("size_invalid", invalid(StandardValidators.DATA_SIZE_VALIDATOR, text));
    }

    private static void put(final ObjectNode told, final String name, final String text, final Number number) {
        try {
            number.put(text, told);
        } catch (final RuntimeException thrown) {
            told.put(name, thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
        }
    }

    private static String invalid(final Validator validator, final String text) {
        final ValidationResult result = validator.validate("Property", text, Stub.of(ValidationContext.class, Map.of()));
        return result.isValid() ? null : result.getExplanation();
    }
}
