package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.MalformedURLException;
import java.net.URL;

/** What java.net.URL makes of a text. In: text, context (a URL's text, or none). Out: external_form and the parts that are not null or -1, or exception. */
final class UrlQuestion implements Question {
    @Override
    public ObjectNode answer(final JsonNode asked) {
        final ObjectNode told = Told.object();
        try {
            final URL url = asked.has("context") ? new URL(new URL(asked.get("context").asText()), asked.get("text").asText()) : new URL(asked.get("text").asText());
            told.put("external_form", url.toExternalForm()).put("protocol", url.getProtocol()).put("host", url.getHost()).put("port", url.getPort())
                    .put("default_port", url.getDefaultPort()).put("authority", url.getAuthority()).put("user_info", url.getUserInfo())
                    .put("path", url.getPath()).put("file", url.getFile()).put("query", url.getQuery()).put("ref", url.getRef());
        } catch (final MalformedURLException | RuntimeException thrown) {
            told.set("exception", Told.exception(thrown));
        }
        return told;
    }
}
