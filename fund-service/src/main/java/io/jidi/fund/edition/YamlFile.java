package io.jidi.fund.edition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a shipped file into records. A key that no record has, or has twice, stops the start: a rule is never lost by a slip. */
public final class YamlFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlFile() {}

    /** @throws IllegalStateException when the file is missing or not of this form */
    public static <T> T resource(String path, Class<T> type) {
        try {
            return YAML.readValue(content(path), type);
        } catch (IOException wrong) {
            throw new IllegalStateException(path + ": " + wrong.getMessage(), wrong);
        }
    }

    /** The file as it was shipped; its digest tells one edition from another. */
    public static String content(String path) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException wrong) {
            throw new IllegalStateException(path + ": " + wrong.getMessage(), wrong);
        }
    }

    /** @throws IllegalStateException when the text is not of this form */
    public static <T> T text(String text, Class<T> type) {
        try {
            return YAML.readValue(text, type);
        } catch (IOException wrong) {
            throw new IllegalStateException(wrong.getMessage(), wrong);
        }
    }
}
