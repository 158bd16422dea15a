package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.nifi.provenance.ProvenanceEventRecord;

/** Java's things as JSON, and back. */
final class Told {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Told() {
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** Class and message, and the same of every cause. */
    static ObjectNode exception(final Throwable thrown) {
        final ObjectNode told = classAndMessage(thrown, thrown.getMessage());
        final ArrayNode chain = told.putArray("chain");
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            chain.add(classAndMessage(cause, cause.getMessage() == null ? cause.toString() : cause.getMessage()));
        }
        return told;
    }

    private static ObjectNode classAndMessage(final Throwable thrown, final String message) {
        return object().put("class", thrown.getClass().getName()).put("message", message);
    }

    static ObjectNode flowFile(final Map<String, String> attributes, final byte[] content, final boolean penalized) {
        final ObjectNode told = object();
        final ObjectNode names = told.putObject("attributes");
        new TreeMap<>(attributes).forEach(names::put);
        told.put("penalized", penalized);
        final String text = new String(content, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content)) {
            return told.put("content", text);
        }
        return told.put("content_b64", Base64.getEncoder().encodeToString(content));
    }

    static ObjectNode event(final ProvenanceEventRecord event) {
        return object().put("type", event.getEventType().name()).put("details", event.getDetails()).put("transit_uri", event.getTransitUri())
                .put("relationship", event.getRelationship()).put("parents", event.getParentUuids().size()).put("children", event.getChildUuids().size());
    }

    static byte[] content(final JsonNode flowFile) {
        if (flowFile.has("content_b64")) {
            return Base64.getDecoder().decode(flowFile.get("content_b64").asText());
        }
        return flowFile.path("content").asText("").getBytes(StandardCharsets.UTF_8);
    }

    /** The fields of an object as texts, in their order; a JSON null stays null. */
    static Map<String, String> texts(final JsonNode object) {
        final Map<String, String> texts = new LinkedHashMap<>();
        object.fields().forEachRemaining(field -> texts.put(field.getKey(), field.getValue().isNull() ? null : field.getValue().asText()));
        return texts;
    }

    static String stackTrace(final Throwable thrown) {
        final StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
