package recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something that can be asked of NiFi's classes. What NiFi throws is part of the answer; what this program gets wrong is thrown. */
interface Question {
    ObjectNode answer(JsonNode asked) throws Exception;
}
