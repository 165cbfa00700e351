package io.jidi.project.edition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON read strictly: unknown, doubled or missing keys and trailing text are refused. */
public final class StrictJson {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StrictJson() {}

    /**
     * @param path absolute class-path name such as {@code /lights/AH-RAG-1.json}
     * @throws IllegalStateException if the file is not there or is not what {@code type} describes
     */
    public static <T> T resource(String path, Class<T> type) {
        return parse(text(path), path, type);
    }

    /** @param name what the text is called in the message when it is refused */
    public static <T> T parse(String json, String name, Class<T> type) {
        try {
            return STRICT.readValue(json, type);
        } catch (IOException refused) {
            throw new IllegalStateException(name + " is refused: " + refused.getMessage(), refused);
        }
    }

    public static String text(String path) {
        try (InputStream in = StrictJson.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("shipped file " + path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("shipped file " + path + " cannot be read", broken);
        }
    }
}
