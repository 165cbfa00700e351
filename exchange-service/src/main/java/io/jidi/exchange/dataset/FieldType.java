package io.jidi.exchange.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a field's value is, in events and in what is published. */
public enum FieldType {
    TEXT("string"),
    /** GB/T 2260, six digits. */
    REGION("string"),
    /** {@code YYYY-MM-DD}. */
    DATE("string"),
    /** A business month {@code YYYY-MM} in Asia/Shanghai. */
    MONTH("string"),
    DECIMAL("string"),
    INTEGER("integer"),
    FLAG("boolean"),
    TEXTS("array"),
    /** In events yuan; published in units of ten thousand, exactly, with the unit's code {@code WAN_CNY}. */
    MONEY("object");

    private static final int WAN_DIGITS = 4;
    private static final int LEAST_SCALE = 2;

    private final String jsonType;

    FieldType(String jsonType) {
        this.jsonType = jsonType;
    }

    String jsonType() {
        return jsonType;
    }

    /**
     * The value as published.
     *
     * @throws IllegalArgumentException for a value that is none of this type
     */
    Object published(JsonNode value) {
        return switch (this) {
            case TEXT, REGION, DATE, MONTH, DECIMAL -> text(value);
            case INTEGER -> whole(value);
            case FLAG -> flag(value);
            case TEXTS -> texts(value);
            case MONEY -> money(value);
        };
    }

    private static String text(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException("not a text: " + value);
        }
        return value.asText();
    }

    private static long whole(JsonNode value) {
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException("not a whole number: " + value);
        }
        return value.longValue();
    }

    private static boolean flag(JsonNode value) {
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("neither true nor false: " + value);
        }
        return value.booleanValue();
    }

    private static List<String> texts(JsonNode value) {
        if (!value.isArray()) {
            throw new IllegalArgumentException("not a list: " + value);
        }
        List<String> texts = new ArrayList<>();
        value.forEach(entry -> texts.add(text(entry)));
        return texts;
    }

    private static Map<String, Object> money(JsonNode value) {
        BigDecimal wan = new BigDecimal(text(value.path("amount")))
                .movePointLeft(WAN_DIGITS)
                .stripTrailingZeros();
        Map<String, Object> money = new TreeMap<>();
        money.put("amount", (wan.scale() < LEAST_SCALE ? wan.setScale(LEAST_SCALE) : wan).toPlainString());
        money.put("unit", "WAN_" + text(value.path("currency")));
        return money;
    }
}
