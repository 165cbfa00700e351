package io.jidi.exchange.national;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the national gateway says: {@code code}, {@code message}, {@code data}.
 *
 * @param data as it came, as JSON; {@code null} as text when there was none
 */
record NationalAnswer(String code, String message, String data) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUCCESS = "200";
    /** 300, or the word of a domain and a number. */
    private static final Pattern REFUSAL = Pattern.compile("300|(catalog|res|api|db)-[0-9]{3}");

    /** Whether it is a receipt. */
    boolean isSuccess() {
        return code.equals(SUCCESS);
    }

    /** Empty for whatever is neither success nor refusal in the words of the protocol: then nothing is known. */
    static Optional<NationalAnswer> of(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        String code = root.path("code").asText();
        if (!root.isObject() || !code.equals(SUCCESS) && !REFUSAL.matcher(code).matches()) {
            return Optional.empty();
        }
        return Optional.of(new NationalAnswer(
                code, root.path("message").asText(), root.path("data").toString()));
    }

    /** The pointer of the first key that is not in small letters, which the protocol does not take; empty when all are. */
    static Optional<String> wrongKey(JsonNode content) {
        return wrongKey(content, "");
    }

    private static Optional<String> wrongKey(JsonNode node, String at) {
        for (var member : node.properties()) {
            String pointer = at + "/" + member.getKey();
            if (!member.getKey().equals(member.getKey().toLowerCase(java.util.Locale.ROOT))) {
                return Optional.of(pointer);
            }
            Optional<String> inner = wrongKey(member.getValue(), pointer);
            if (inner.isPresent()) {
                return inner;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            Optional<String> inner = wrongKey(node.get(i), at + "/" + i);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }
}
