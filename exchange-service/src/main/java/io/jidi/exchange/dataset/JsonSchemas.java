package io.jidi.exchange.dataset;

import io.jidi.exchange.dataset.rules.Grade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema (2020-12) of a data set's records, made of its file, so that the two cannot differ. */
public final class JsonSchemas {

    private JsonSchemas() {}

    /** Of the records as a platform of this grade gets them. */
    public static Map<String, Object> of(DataSet set, Grade grade) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", Map.of("type", "string", "minLength", 1));
        properties.put("rev", Map.of("type", "integer", "minimum", 1));
        for (Field field : set.visible(grade)) {
            properties.put(field.name(), property(field));
        }
        List<String> required = new java.util.ArrayList<>(List.of("id", "rev"));
        set.visible(grade).stream().filter(Field::required).map(Field::name).forEach(required::add);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "/open/v1/schemas/" + set.code() + "/" + set.version());
        schema.put("title", set.titleZh() + " | " + set.titleEn());
        schema.put("description", set.descriptionZh() + " | " + set.descriptionEn());
        schema.put("type", "object");
        schema.put("required", required);
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> property(Field field) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("title", field.titleZh() + " | " + field.titleEn());
        property.put("type", field.type().jsonType());
        switch (field.type()) {
            case REGION -> property.put("pattern", "^[0-9]{6}(,[0-9]{6})*$");
            case DATE -> property.put("format", "date");
            case MONTH -> property.put("pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$");
            case DECIMAL -> property.put("pattern", "^-?[0-9]+([.][0-9]+)?$");
            case TEXTS -> property.put("items", Map.of("type", "string"));
            case MONEY -> {
                property.put("required", List.of("amount", "unit"));
                property.put(
                        "properties",
                        Map.of(
                                "amount",
                                Map.of("type", "string", "pattern", "^-?[0-9]+[.][0-9]{2,}$"),
                                "unit",
                                Map.of("type", "string", "pattern", "^WAN_[A-Z]{3}$")));
                property.put("additionalProperties", false);
            }
            default -> {
                // The type says it all.
            }
        }
        property.put("x-grade", field.grade());
        if (field.mask() != null) {
            property.put("x-mask", field.mask());
        }
        return property;
    }
}
