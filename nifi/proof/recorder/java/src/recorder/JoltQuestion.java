package recorder;

import com.bazaarvoice.jolt.CardinalityTransform;
import com.bazaarvoice.jolt.Chainr;
import com.bazaarvoice.jolt.ContextualTransform;
import com.bazaarvoice.jolt.Defaultr;
import com.bazaarvoice.jolt.JoltTransform;
import com.bazaarvoice.jolt.JsonUtils;
import com.bazaarvoice.jolt.Modifier;
import com.bazaarvoice.jolt.Removr;
import com.bazaarvoice.jolt.Shiftr;
import com.bazaarvoice.jolt.Sortr;
import com.bazaarvoice.jolt.Transform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What a Jolt spec makes of a document. In: op, and spec, input, context as JSON texts. Out: value (JSON text) or exception; step says whether the spec or the transform failed. */
final class JoltQuestion implements Question {
    private static final Map<String, Function<Object, JoltTransform>> OPERATIONS = Map.of(
            "shift", Shiftr::new, "default", Defaultr::new, "remove", Removr::new, "cardinality", CardinalityTransform::new,
            "sort", spec -> new Sortr(), "modify-overwrite-beta", Modifier.Overwritr::new, "modify-default-beta", Modifier.Defaultr::new,
            "modify-define-beta", Modifier.Definr::new, "chain", Chainr::fromSpec);

    @Override
    public ObjectNode answer(final JsonNode asked) {
        final ObjectNode told = Told.object();
        String step = "spec";
        try {
            final JoltTransform transform = OPERATIONS.get(asked.get("op").asText()).apply(plain(asked.get("spec")));
            step = "transform";
            told.put("value", JsonUtils.toJsonString(apply(transform, plain(asked.get("input")), asked.get("context"))));
        } catch (final Throwable thrown) {
            told.put("step", step).set("exception", Told.exception(thrown));
        }
        return told;
    }

    private static Object plain(final JsonNode json) {
        return json == null ? null : JsonUtils.jsonToObject(json.asText());
    }

    @SuppressWarnings("unchecked")
    private static Object apply(final JoltTransform transform, final Object input, final JsonNode context) {
        if (transform instanceof ContextualTransform) {
            final Object given = plain(context);
            return ((ContextualTransform) transform).transform(input, given == null ? new HashMap<>() : (Map<String, Object>) given);
        }
        return ((Transform) transform).transform(input);
    }
}
