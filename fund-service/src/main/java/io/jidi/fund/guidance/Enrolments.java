package io.jidi.fund.guidance;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.guidance.rules.MotherTerms;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which fund runs under which mother fund's terms. The door of this feature for those who judge and count. */
@ApplicationScoped
public class Enrolments {

    private final MotherTermsEditions editions;
    private final Sql sql;

    Enrolments(MotherTermsEditions editions, Sql sql) {
        this.editions = editions;
        this.sql = sql;
    }

    /**
     * From a day on the acts of the fund are held to the catalogue and to these terms.
     *
     * @param termsId null: to the catalogue only
     */
    public record Enrolment(
            EnrolmentId id,
            FundId fundId,
            @Nullable String termsId,
            LocalDate validFromDate,
            String document,
            Instant recordedAt,
            String recordedBy) {}

    /** The one in force on the day. */
    public Optional<Enrolment> of(FundId fund, LocalDate day) {
        return sql.first(
                "select * from fund_enrolment where fund_id = ? and valid_from <= ?"
                        + " order by valid_from desc, recorded_at desc limit 1",
                Enrolments::read,
                fund.value(),
                day);
    }

    /** Those in force on the day, of all funds. */
    public Map<FundId, Enrolment> all(LocalDate day) {
        Map<FundId, Enrolment> all = new HashMap<>();
        sql.list(
                        "select distinct on (fund_id) * from fund_enrolment where valid_from <= ?"
                                + " order by fund_id, valid_from desc, recorded_at desc",
                        Enrolments::read,
                        day)
                .forEach(one -> all.put(one.fundId(), one));
        return all;
    }

    /** The history, the latest first. */
    List<Enrolment> history(FundId fund) {
        return sql.list(
                "select * from fund_enrolment where fund_id = ? order by valid_from desc, recorded_at desc",
                Enrolments::read,
                fund.value());
    }

    /** The terms by their name; none for null. */
    public Map<String, Parameter> parameters(@Nullable String termsId) {
        return termsId == null
                ? Map.of()
                : editions.byId(termsId)
                        .map(MotherTerms::parameters)
                        .orElseThrow(
                                () -> new IllegalStateException("the terms " + termsId + " are not shipped any more"));
    }

    private static Enrolment read(ResultSet row) throws SQLException {
        return new Enrolment(
                new EnrolmentId(row.getObject("id", UUID.class)),
                new FundId(row.getObject("fund_id", UUID.class)),
                row.getString("terms_id"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("document"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
