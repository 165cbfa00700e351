package io.jidi.project.telling;

import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.office;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a version without these events left in the tables is told once when this one starts. */
@QuarkusTest
class FirstTellingsTest extends OnRealParts {

    @Inject
    FirstTellings tellings;

    @Inject
    Sql sql;

    @Inject
    Uuid7 ids;

    private UUID base = new UUID(0, 0);

    @BeforeEach
    void theBasesAreOpen() {
        Office.openBases();
        base = TypeIds.parse("bas", office().get("/api/v1/bases/by-code/HOME").path("id"));
    }

    @Test
    void whatAnOlderVersionKeptIsToldOnceAndWhatIsRestrictedIsNot() {
        UUID department = department();
        UUID carrier = carrier();
        agglomeration();
        String open = project(false);
        String secret = project(true);
        UUID asked = request(open);
        request(secret);
        sql.update(
                "update project_element set secured = 119 where project_id in (?, ?)",
                TypeIds.parse("prj", open),
                TypeIds.parse("prj", secret));
        assertThat(sql.number("select count(*) from first_telling where done_at is not null"))
                .as("the service has told everything since it started")
                .isEqualTo(4);

        sql.update("delete from first_telling");
        tellAll();

        assertThat(told(TypeIds.format("dpt", department), "department.entered", "data->>'nameZh'"))
                .containsExactly("省林业局");
        assertThat(told(TypeIds.format("bas", base), "carrier.changed", "data->>'id'"))
                .containsExactly(TypeIds.format("car", carrier));
        assertThat(told(
                        TypeIds.format("bas", base),
                        "agglomeration.computed",
                        "(data->>'year') || ' ' || (data->'readings'->0->>'revision') || ' '"
                                + " || (data->'readings'->0->>'percent')"))
                .containsExactly("2031 2 75.00");
        assertThat(told(open, "element.changed", "(data->>'id') || (data->>'status')"))
                .containsExactly(TypeIds.format("elr", asked) + "RAISED");
        // The first is of the admission, the second of what the older version made of it.
        assertThat(told(open, "element.listed", "data->'elements'->0->'supply'->'quantity'->>'secured'"))
                .containsExactly("100", "119");
        assertThat(told(secret, "element.changed", "data->>'id'")).isEmpty();
        assertThat(told(secret, "element.listed", "data->>'projectId'")).isEmpty();

        long events = sql.number("select count(*) from event");
        assertThat(tellings.step()).as("there is nothing left").isFalse();
        assertThat(sql.number("select count(*) from event")).isEqualTo(events);
    }

    /** A process that ends in the middle leaves its place; the next goes on from there. */
    @Test
    void itGoesOnWhereItWas() {
        String first = project(false);
        String second = project(false);
        request(first);
        request(second);
        sql.update("delete from first_telling");
        tellAll();
        sql.update(
                "update first_telling set told_to = ?, done_at = null where what = 'element-requests'",
                TypeIds.parse("prj", first));
        tellAll();
        assertThat(told(first, "element.changed", "data->>'id'")).hasSize(1);
        assertThat(told(second, "element.changed", "data->>'id'")).hasSize(2);
    }

    private void tellAll() {
        while (tellings.step()) {
            // Each step is a transaction of its own.
        }
    }

    private String project(boolean restricted) {
        ObjectNode body = application("旧项目" + UUID.randomUUID());
        return admitted(body.put("restricted", restricted));
    }

    private UUID department() {
        UUID id = ids.next();
        sql.update(
                "insert into department (id, code, name_zh, name_en, version) values (?, ?, '省林业局', 'Forestry', 0)",
                id,
                "FORESTRY_" + Math.abs(id.hashCode()));
        return id;
    }

    private UUID carrier() {
        UUID id = ids.next();
        sql.update(
                "insert into base_carrier (id, base_id, name, core, boundary, source, from_date, recorded_at)"
                        + " values (?, ?, '旧园区', true, '规划图', '规划', '2021-01-01', now())",
                id,
                base);
        return id;
    }

    private void agglomeration() {
        for (int revision = 1; revision <= 2; revision++) {
            sql.update(
                    "insert into base_agglomeration (base_id, figure_year, definition, revision, numerator, denominator,"
                            + " carriers, carriers_version, enterprises, status, recorded_at)"
                            + " values (?, 2031, 'AGG-C', ?, ?, 40, 1, 'v', 40, 'ANNUAL', now())",
                    base,
                    revision,
                    revision * 15);
        }
    }

    private UUID request(String project) {
        UUID id = ids.next();
        sql.update(
                "insert into element_request (id, project_id, kind, title, unit_of_amount, needed, quota, secured,"
                        + " forest_land, needed_by, status, raised_date, region_code, project_name, version)"
                        + " values (?, ?, 'LAND', '旧事项', '亩', 5, 0, 0, false, '2026-12-01', 'RAISED', '2026-01-01',"
                        + " '340100', '旧项目', 0)",
                id,
                TypeIds.parse("prj", project));
        return id;
    }

    private List<String> told(String aggregate, String type, String value) {
        return sql.list(
                "select " + value + " from event where aggregate = ? and type = ? order by version",
                row -> row.getString(1),
                aggregate,
                "io.jidi.project." + type);
    }
}
