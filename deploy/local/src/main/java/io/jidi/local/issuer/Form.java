package io.jidi.local.issuer;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a query or a posted form. A repeated name is refused (RFC 6749 section 3.1): two parsers that pick
 * different ones of the two would let a request be checked for one user and answered for another.
 */
record Form(Map<String, String> values) {
    private static final int MOST = 40;

    Form {
        values = Map.copyOf(values);
    }

    /** @throws IllegalArgumentException if a name is repeated, there are too many, or the encoding is broken */
    static Form parse(@Nullable String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            String[] pairs = encoded.split("&", -1);
            if (pairs.length > MOST) {
                throw new IllegalArgumentException("more than " + MOST + " parameters");
            }
            for (String pair : pairs) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                if (values.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                    throw new IllegalArgumentException("parameter " + name + " is repeated");
                }
            }
        }
        return new Form(values);
    }

    /** The value, or an empty text. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
