package io.jidi.project.base;

import io.jidi.platform.sql.Sql;
import io.jidi.project.base.rules.Agglomeration;
import io.jidi.project.rules.Fraction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the bases computed of their agglomeration, for others to show and to judge. */
@ApplicationScoped
public class Agglomerations {

    /** The target is not reached. */
    public static final String MISSED = "MISSED";

    /** The indicator of the programme under which it counts. */
    public static final String INDICATOR = "AGGLOMERATION";

    private final BaseIndustry bases;
    private final Sql sql;

    Agglomerations(BaseIndustry bases, Sql sql) {
        this.bases = bases;
        this.sql = sql;
    }

    /**
     * One definition of one base in the latest year that has it.
     *
     * @param base wire id
     * @param numerator yuan or enterprises, as is the denominator
     * @param state MET, {@link #MISSED}, or UNKNOWN where there is nothing to compare
     */
    public record Latest(
            String base,
            String baseCode,
            String definition,
            int year,
            BigDecimal numerator,
            BigDecimal denominator,
            int carriers,
            String state) {}

    /** @param percent exact; null where there is nothing to divide by */
    public record Yearly(
            String baseCode,
            String definition,
            int year,
            @Nullable Fraction percent) {}

    /** Whether a base computes agglomeration under this definition. */
    public static boolean isComputed(String definition) {
        return Arrays.stream(Agglomeration.Definition.values())
                .anyMatch(one -> one.code().equals(definition));
    }

    /** The latest revision of every base, year and definition. */
    public List<Yearly> all() {
        return sql.list(
                "select distinct on (g.base_id, g.figure_year, g.definition) b.code, g.definition, g.figure_year,"
                        + " g.numerator, g.denominator from base_agglomeration g join industry_base b on b.id = g.base_id"
                        + " order by g.base_id, g.figure_year, g.definition, g.revision desc",
                row -> new Yearly(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        new Agglomeration(
                                        Agglomeration.Definition.of(row.getString(2)),
                                        row.getBigDecimal(4),
                                        row.getBigDecimal(5))
                                .percent()));
    }

    public List<Latest> latest() {
        List<Latest> all = new ArrayList<>();
        Map<BaseId, String> codes = new HashMap<>();
        List<BaseId> ids = sql.list("select id, code from industry_base order by code", row -> {
            BaseId id = new BaseId(row.getObject(1, UUID.class));
            codes.put(id, row.getString(2));
            return id;
        });
        for (BaseId id : ids) {
            Map<String, BaseIndustry.Value> newest = new TreeMap<>();
            for (BaseIndustry.Value value : bases.values(id, null)) {
                newest.merge(value.definition(), value, (one, other) -> one.year() >= other.year() ? one : other);
            }
            for (BaseIndustry.Value value : newest.values()) {
                Boolean met = value.targetMet();
                all.add(new Latest(
                        id.wire(),
                        codes.getOrDefault(id, ""),
                        value.definition(),
                        value.year(),
                        value.numerator(),
                        value.denominator(),
                        value.carriers(),
                        met == null ? "UNKNOWN" : met ? "MET" : MISSED));
            }
        }
        return all;
    }
}
