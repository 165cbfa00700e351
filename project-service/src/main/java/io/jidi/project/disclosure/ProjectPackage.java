package io.jidi.project.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import io.jidi.project.BusinessDay;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.edition.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The projects that the caller sees as an OC4IDS 0.9 package (domain reference 3.2). Amounts in yuan. Identifiers carry the prefix
 * {@code draft-} until one is registered with the standard's body. What is restricted is left out, and so are people.
 */
@ApplicationScoped
class ProjectPackage {

    /** A package is read at one go; the next begins after the last code of this one. */
    static final int MOST = 500;

    private static final String FOLDER = "https://standard.open-contracting.org/infrastructure/schema/0__9__5/";
    private static final String PACKAGE = FOLDER + "project-package-schema.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sql sql;
    private final CallContext call;
    private final BusinessDay day;
    private final Map<String, String> regions;
    private final String uri;
    private final String publisher;
    private final Schema schema;

    ProjectPackage(
            Sql sql,
            CallContext call,
            BusinessDay day,
            ProgrammeSeed seed,
            @ConfigProperty(name = "jidi.disclosure.uri", defaultValue = "urn:jidi:oc4ids:projects") String uri,
            @ConfigProperty(name = "jidi.disclosure.publisher", defaultValue = "Jidi") String publisher) {
        this.sql = sql;
        this.call = call;
        this.day = day;
        this.regions = seed.regions().stream().collect(Collectors.toMap(one -> one.code(), one -> one.nameZh()));
        this.uri = uri;
        this.publisher = publisher;
        this.schema = shipped();
    }

    private record Row(
            UUID id,
            String code,
            String name,
            @Nullable BigDecimal total,
            String status,
            String region,
            @Nullable String owner,
            @Nullable String ownerName,
            OffsetDateTime updated,
            @Nullable String unit,
            boolean started,
            boolean completed,
            @Nullable LocalDate plannedStart,
            @Nullable LocalDate plannedCompletion) {}

    /** The schema as the standard publishes it, OC4IDS 0.9.5. */
    private static Schema shipped() {
        Map<String, String> files = Map.of(
                PACKAGE,
                StrictJson.text("/oc4ids/project-package-schema.json"),
                FOLDER + "project-schema.json",
                StrictJson.text("/oc4ids/project-schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4, builder -> builder.schemas(files))
                .getSchema(SchemaLocation.of(PACKAGE));
    }

    /**
     * The package as JSON text; null if there is no project: a package has at least one.
     *
     * @param after code of the project that the package before ended with; empty for the first
     * @throws IllegalStateException if the package breaks the standard's schema: then nothing goes out
     */
    @Nullable
    String of(String after) {
        List<Row> rows = rows(after);
        if (rows.isEmpty()) {
            return null;
        }
        ObjectNode out = JSON.createObjectNode();
        out.put("uri", uri + (after.isEmpty() ? "" : ":after:" + URLEncoder.encode(after, StandardCharsets.UTF_8)));
        out.put("publishedDate", day.now().toString());
        out.put("version", "0.9");
        out.putObject("publisher").put("name", publisher);
        ArrayNode projects = out.putArray("projects");
        rows.forEach(row -> projects.add(project(row)));
        String text = written(out);
        var errors = schema.validate(text, InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new IllegalStateException("the package breaks OC4IDS 0.9: " + errors);
        }
        return text;
    }

    private List<Row> rows(String after) {
        return sql.list(
                "select p.*, r.unit, m.started, m.completed, y.planned_start as plan_start, y.planned_completion as plan_end"
                        + " from project p"
                        + " left join lateral (select unit from project_responsibility where project_id = p.id"
                        + "   order by from_date desc limit 1) r on true"
                        + " left join lateral (select started_month is not null as started,"
                        + "   completed_month is not null as completed from monthly_report where project_id = p.id"
                        + "   order by report_month desc, revision desc limit 1) m on true"
                        + " left join lateral (select planned_start, planned_completion from year_plan"
                        + "   where project_id = p.id order by plan_year desc, revision desc limit 1) y on true"
                        + " where p.code > ? and (exists (select from unnest(?::text[]) s where p.region_code like s || '%')"
                        + "   or p.base_code = any(?::text[]) or p.owner_credit_code = any(?::text[]))"
                        + " and not p.restricted"
                        + " and not exists (select from register_item i where i.project_id = p.id and i.restricted)"
                        + " order by p.code limit " + MOST,
                ProjectPackage::row,
                after,
                call.scope().regionPrefixes().stream().sorted().toList(),
                call.scope().bases().stream().sorted().toList(),
                call.scope().enterprises().stream().sorted().toList());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getBigDecimal("total_investment"),
                row.getString("status"),
                row.getString("region_code"),
                row.getString("owner_credit_code"),
                row.getString("owner_name"),
                row.getObject("updated_at", OffsetDateTime.class),
                row.getString("unit"),
                row.getBoolean("started"),
                row.getBoolean("completed"),
                row.getObject("plan_start", LocalDate.class),
                row.getObject("plan_end", LocalDate.class));
    }

    private ObjectNode project(Row row) {
        ObjectNode out = JSON.createObjectNode();
        out.put("id", "draft-" + row.code());
        out.put("updated", row.updated().toInstant().toString());
        out.put("language", "zh");
        List<String> codes = sql.list(
                "select code from project_code where project_id = ? order by principal desc, code",
                one -> one.getString(1),
                row.id());
        if (!codes.isEmpty()) {
            ArrayNode identifiers = out.putArray("identifiers");
            codes.forEach(code -> identifiers.addObject().put("id", code).put("scheme", "GB/T 40058"));
        }
        out.put("title", row.name());
        out.put("status", status(row));
        out.putArray("sector").add("economy");
        out.putArray("locations")
                .addObject()
                .put("id", row.region())
                .put("description", regions.getOrDefault(row.region(), row.region()));
        if (row.total() != null) {
            out.putObject("budget").set("amount", money(row.total()));
        }
        ObjectNode period = JSON.createObjectNode();
        if (row.plannedStart() != null) {
            period.put("startDate", moment(row.plannedStart()));
        }
        if (row.plannedCompletion() != null) {
            period.put("endDate", moment(row.plannedCompletion()));
        }
        if (!period.isEmpty()) {
            out.set("period", period);
        }
        parties(out, row);
        progress(out, "forecasts", plan(row.id()));
        progress(out, "metrics", actual(row.id()));
        return out;
    }

    /** Class and reports to status: 储备 identification, started implementation, completed completion, left cancelled. */
    private static String status(Row row) {
        return switch (row.status()) {
            case "RESERVED" -> "identification";
            case "EXITED" -> "cancelled";
            default -> row.completed() ? "completion" : row.started() ? "implementation" : "preparation";
        };
    }

    private static void parties(ObjectNode out, Row row) {
        ArrayNode parties = JSON.createArrayNode();
        if (row.unit() != null) {
            String id = "unit:" + row.unit();
            out.putObject("publicAuthority").put("id", id).put("name", row.unit());
            parties.addObject()
                    .put("id", id)
                    .put("name", row.unit())
                    .putArray("roles")
                    .add("publicAuthority");
        }
        if (row.owner() != null) {
            ObjectNode party = parties.addObject().put("id", row.owner());
            if (row.ownerName() != null) {
                party.put("name", row.ownerName());
            }
            party.putArray("roles").add("buyer");
        }
        if (!parties.isEmpty()) {
            out.set("parties", parties);
        }
    }

    /** One month's figure. */
    private record Month(YearMonth month, BigDecimal value) {}

    /** The latest revision of every year's plan, its months cumulative within the year. */
    private List<Month> plan(UUID project) {
        return sql
                .list(
                        "select distinct on (plan_year) plan_year, cumulative from year_plan where project_id = ?"
                                + " order by plan_year, revision desc",
                        row -> curve(row.getInt(1), row.getArray(2)),
                        project)
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Month> curve(int year, Array cumulative) throws SQLException {
        BigDecimal[] values = (BigDecimal[]) cumulative.getArray();
        return java.util.stream.IntStream.range(0, values.length)
                .mapToObj(i -> new Month(YearMonth.of(year, i + 1), values[i]))
                .toList();
    }

    /** Reported by month, made cumulative within its year like the plan it is held against. */
    private List<Month> actual(UUID project) {
        return sql.list(
                "select report_month, sum(actual) over (partition by extract(year from report_month) order by report_month)"
                        + " from (select distinct on (report_month) report_month, actual from monthly_report"
                        + " where project_id = ? order by report_month, revision desc) latest order by report_month",
                row -> new Month(YearMonth.from(row.getObject(1, LocalDate.class)), row.getBigDecimal(2)),
                project);
    }

    private static void progress(ObjectNode out, String field, List<Month> months) {
        if (months.isEmpty()) {
            return;
        }
        ObjectNode metric = out.putArray(field)
                .addObject()
                .put("id", "financialProgress")
                .put("title", "年内累计完成投资 | Investment completed within the year");
        ArrayNode observations = metric.putArray("observations");
        for (Month one : months) {
            ObjectNode observation =
                    observations.addObject().put("id", one.month().toString());
            observation
                    .putObject("period")
                    .put("startDate", moment(one.month().atDay(1)))
                    .put("endDate", moment(one.month().atEndOfMonth()));
            observation.set("value", money(one.value()));
        }
    }

    private static ObjectNode money(BigDecimal yuan) {
        return JSON.createObjectNode().put("amount", yuan).put("currency", "CNY");
    }

    private static String moment(LocalDate date) {
        return date.atStartOfDay(ClockSource.BUSINESS_ZONE).toInstant().toString();
    }

    private static String written(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }
}
