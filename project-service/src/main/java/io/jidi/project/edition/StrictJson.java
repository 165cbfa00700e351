package io.jidi.project.edition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON read strictly: unknown, doubled or missing keys and trailing text are refused. */
public final class StrictJson {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern MISSING = Pattern.compile("^Missing (?:required )?creator property '([^']+)'");

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
            throw new IllegalStateException(name + " is refused: " + reason(refused), refused);
        }
    }

    /** Where and what, without the names of classes: an edition also comes from outside. */
    private static String reason(IOException refused) {
        if (refused instanceof JsonMappingException mapping) {
            String at = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("/", " at /", ""));
            if (refused instanceof UnrecognizedPropertyException) {
                return "there is no such key" + at;
            }
            Matcher missing = MISSING.matcher(String.valueOf(refused.getMessage()));
            return missing.find() ? missing.group(1) + " is missing" + at : "a value that does not fit" + at;
        }
        return refused instanceof JsonProcessingException syntax && syntax.getLocation() != null
                ? "no JSON at line " + syntax.getLocation().getLineNr() + ", column "
                        + syntax.getLocation().getColumnNr()
                : "unreadable";
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
