package io.jidi.project.base;

import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The latest agglomeration of every base, for others to show. */
@ApplicationScoped
public class Agglomerations {

    /** The target is not reached. */
    public static final String MISSED = "MISSED";

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
