package io.jidi.project.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of items, shipped and defined by the office, and whether attributes are what a kind allows. */
@ApplicationScoped
class ItemKinds {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ShippedProgramme programme;
    private final Sql sql;
    private final ObjectMapper json;

    ItemKinds(ShippedProgramme programme, Sql sql, ObjectMapper json) {
        this.programme = programme;
        this.sql = sql;
        this.json = json;
    }

    List<ShippedProgramme.Kind> all() {
        List<ShippedProgramme.Kind> all = new ArrayList<>(programme.kinds());
        all.addAll(sql.list(
                "select code, name_zh, name_en, schema from item_kind order by code",
                row -> new ShippedProgramme.Kind(
                        row.getString(1), row.getString(2), row.getString(3), List.of(), tree(row.getString(4)))));
        return all;
    }

    Optional<ShippedProgramme.Kind> find(String code) {
        return all().stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** @throws io.jidi.platform.problem.Problem 422 for a kind that is not there or attributes that it does not allow */
    void require(String kind, JsonNode attributes) {
        ShippedProgramme.Kind known = find(kind)
                .orElseThrow(
                        () -> ProjectProblem.ITEM_KIND_UNKNOWN.at("/kind", "没有类别 " + kind, "There is no kind " + kind));
        var errors = REGISTRY.getSchema(known.schema().toString(), InputFormat.JSON)
                .validate(attributes.toString(), InputFormat.JSON);
        if (!errors.isEmpty()) {
            String found = errors.stream().map(Object::toString).sorted().collect(Collectors.joining("; "));
            throw ProjectProblem.ITEM_ATTRIBUTES_REFUSED.at(
                    "/attributes",
                    "不符合类别 " + kind + " 的约定：" + found,
                    "Not what the kind " + kind + " allows: " + found);
        }
    }

    /** @throws io.jidi.platform.problem.Problem 422 for a text that is no schema of a closed object */
    static void requireSchema(JsonNode schema) {
        boolean closed = schema.path("type").asText().equals("object")
                && schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").asBoolean();
        if (!closed || schema.toString().contains("\"$ref\"")) {
            throw ProjectProblem.ITEM_KIND_REFUSED.at(
                    "/schema",
                    "应为不含 $ref、additionalProperties 为 false 的 object",
                    "Expected a schema of an object without additional properties and without $ref");
        }
        var errors = REGISTRY.getSchema(
                        com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(schema.toString(), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw ProjectProblem.ITEM_KIND_REFUSED.at(
                    "/schema", "不是有效的 JSON Schema：" + errors, "Not a JSON Schema: " + errors);
        }
    }

    JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was stored is no JSON", broken);
        }
    }
}
