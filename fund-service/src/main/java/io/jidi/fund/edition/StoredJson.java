package io.jidi.fund.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.http.JsonRules;
import io.jidi.platform.security.Sha256;
import java.nio.charset.StandardCharsets;

/** Values as text in the database: equal values give equal text, whatever the API's settings become. */
public final class StoredJson {

    private static final ObjectMapper JSON = JsonRules.canonical();

    private StoredJson() {}

    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values", e);
        }
    }

    public static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored cannot be read", e);
        }
    }

    /** SHA-256 of the value's text, in hexadecimal. */
    public static String digest(Object value) {
        return digest(write(value).getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of these bytes, in hexadecimal. */
    public static String digest(byte[] bytes) {
        return Sha256.hex(bytes);
    }
}
