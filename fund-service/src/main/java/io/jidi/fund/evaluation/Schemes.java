package io.jidi.fund.evaluation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.evaluation.rules.Range;
import io.jidi.fund.evaluation.rules.SchemeIndicator;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schemes that were loaded, and how a subject stands under one. */
@ApplicationScoped
class Schemes {

    private static final TypeReference<List<SchemeIndicator>> INDICATORS = new TypeReference<>() {};

    private final Sql sql;

    Schemes(Sql sql) {
        this.sql = sql;
    }

    /** A version of a scheme. */
    public record SchemeView(
            SchemeId id,
            String code,
            int version,
            String name,
            String document,
            String fileName,
            String sha256,
            List<SchemeIndicator> indicators,
            Instant recordedAt) {}

    /**
     * A scored indicator.
     *
     * @param points null while nobody has scored it
     */
    public record ScoredIndicator(
            String code,
            BigDecimal max,
            @Nullable BigDecimal points,
            @Nullable BigDecimal value,
            @Nullable String document) {}

    /** How one party's subject stands: what is not scored leaves a range. */
    public record SchemeSheet(
            SchemeId schemeId,
            String party,
            String subject,
            int year,
            Range total,
            BigDecimal max,
            List<ScoredIndicator> indicators) {}

    private record Given(BigDecimal points, @Nullable BigDecimal value, String document) {}

    List<SchemeView> all() {
        return sql.list("select * from evaluation_scheme order by code, version desc", Schemes::read);
    }

    SchemeView find(SchemeId id) {
        return sql.first("select * from evaluation_scheme where id = ?", Schemes::read, id.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    SchemeSheet sheet(SchemeView scheme, String party, String subject, int year) {
        Map<String, Given> given = new HashMap<>();
        sql.list(
                "select distinct on (indicator) indicator, points, value, document from evaluation_scheme_score"
                        + " where scheme_id = ? and party = ? and subject = ? and year = ?"
                        + " order by indicator, recorded_at desc, id desc",
                row -> given.put(
                        row.getString(1), new Given(row.getBigDecimal(2), row.getBigDecimal(3), row.getString(4))),
                scheme.id().value(),
                party,
                subject,
                year);
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        BigDecimal max = BigDecimal.ZERO;
        List<ScoredIndicator> scored = new ArrayList<>();
        for (SchemeIndicator one : scheme.indicators()) {
            if (one.party().equals(party)) {
                Given its = given.get(one.code());
                max = max.add(one.max());
                low = low.add(its == null ? BigDecimal.ZERO : its.points());
                high = high.add(its == null ? one.max() : its.points());
                scored.add(new ScoredIndicator(
                        one.code(),
                        one.max(),
                        its == null ? null : its.points(),
                        its == null ? null : its.value(),
                        its == null ? null : its.document()));
            }
        }
        return new SchemeSheet(scheme.id(), party, subject, year, new Range(low, high), max, scored);
    }

    private static SchemeView read(ResultSet row) throws SQLException {
        return new SchemeView(
                new SchemeId(row.getObject("id", UUID.class)),
                row.getString("code"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("document"),
                row.getString("file_name"),
                row.getString("sha256"),
                StoredJson.read(row.getString("indicators"), INDICATORS),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
