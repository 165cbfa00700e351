package io.jidi.exchange.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jidi.exchange.dataset.rules.Grade;
import io.jidi.testkit.Contracts;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each data set can be made of the golden examples of its events, and what is made keeps the schema that is told. */
class DataSetsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<DataSet> all() {
        return List.copyOf(new DataSets().all());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theGoldenExamplesOfItsEventsGiveRecordsOfItsSchema(DataSet set) throws Exception {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (Source source : set.sources()) {
            for (String example : Contracts.examples(source.type())) {
                for (Extraction.Row row : Extraction.rows(set, source, example)) {
                    assertThat(row.id()).isNotBlank();
                    if (source.effect() != Source.Effect.PUT) {
                        continue;
                    }
                    assertThat(row.regions()).as(set.code()).matches("[0-9]{6}(,[0-9]{6})*");
                    for (Grade grade : List.of(Grade.L1, Grade.L2, Grade.L3)) {
                        SortedMap<String, Object> shown =
                                PublishedView.of(set, grade, row.id(), 1, Extraction.canonical(row.fields()));
                        String schema = JSON.writeValueAsString(JsonSchemas.of(set, grade));
                        assertThat(registry.getSchema(schema, InputFormat.JSON)
                                        .validate(JSON.writeValueAsString(shown), InputFormat.JSON))
                                .as(set.code() + " " + grade + " " + shown)
                                .isEmpty();
                        assertThat(shown.keySet())
                                .allMatch(name -> name.equals("id")
                                        || name.equals("rev")
                                        || set.fields().stream()
                                                .anyMatch(field ->
                                                        field.name().equals(name) && grade.covers(field.grade())));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aMaskedFieldIsNeverShownInClear(DataSet set) {
        for (Field field : set.fields()) {
            if (field.mask() != null) {
                String stored = Extraction.canonical(Map.of(field.name(), "合肥某某投资有限公司"));
                assertThat(PublishedView.of(set, Grade.L3, "x", 1, stored).get(field.name()))
                        .isEqualTo(field.mask().of("合肥某某投资有限公司"));
                assertThat(PublishedView.of(set, Grade.L2, "x", 1, stored)).doesNotContainKey(field.name());
            }
        }
    }
}
