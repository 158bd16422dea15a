package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;

/**
 * What a JsonPath finds, with the configuration of NiFi's AbstractJsonPathProcessor. In: document (a JSON text), path.
 * Out: definite; value, a JSON text as the provider writes it (a scalar as String.valueOf), or exception; step says whether the path or the document failed.
 */
final class JsonPathQuestion implements Question {
    static final Configuration STRICT = Configuration.builder().jsonProvider(new JacksonJsonProvider()).build();

    @Override
    public ObjectNode answer(final JsonNode asked) {
        final ObjectNode told = Told.object();
        String step = "compile";
        try {
            final JsonPath path = JsonPath.compile(asked.get("path").asText());
            told.put("definite", path.isDefinite());
            step = "parse";
            final DocumentContext document = JsonPath.using(STRICT).parse(asked.get("document").asText());
            step = "read";
            final Object found = document.read(path);
            told.put("class", found == null ? null : found.getClass().getName());
            told.put("value", STRICT.jsonProvider().isMap(found) || STRICT.jsonProvider().isArray(found) ? STRICT.jsonProvider().toJson(found) : found == null ? null : found.toString());
        } catch (final Throwable thrown) {
            told.put("step", step).set("exception", Told.exception(thrown));
        }
        return told;
    }
}
