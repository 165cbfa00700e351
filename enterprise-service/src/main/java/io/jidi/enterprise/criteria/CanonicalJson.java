package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jidi.platform.security.Sha256;
import java.nio.charset.StandardCharsets;

/** JSON whose bytes depend on nothing but its content: no blanks, keys sorted, UTF-8. */
final class CanonicalJson {

    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private CanonicalJson() {}

    static byte[] bytes(JsonNode node) {
        try {
            // Through plain maps, because trees keep the order in which they were built.
            Object plain = SORTED.treeToValue(node, Object.class);
            return SORTED.writeValueAsString(plain).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String digest(JsonNode node) {
        return digest(bytes(node));
    }

    static String digest(byte[] bytes) {
        return Sha256.hex(bytes);
    }
}
