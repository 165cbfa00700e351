package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.compliance.rules.Origin;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts recorded with their documents. What the books know is never read from here. */
@ApplicationScoped
class Evidence {

    private final Sql sql;

    Evidence(Sql sql) {
        this.sql = sql;
    }

    /**
     * One recorded fact.
     *
     * @param target credit code or fund code; empty for the fund itself
     */
    public record Recorded(
            EvidenceId id,
            FundId fundId,
            String target,
            String fact,
            String value,
            String document,
            LocalDate validFromDate,
            @Nullable LocalDate validUntilDate,
            Instant recordedAt,
            String recordedBy) {}

    /** Adds what holds on the day for the fund, and for its dealing with the target. */
    Facts add(Facts facts, FundId fund, @Nullable String target, LocalDate day) {
        Facts all = facts;
        for (Recorded one : sql.list(
                "select distinct on (target, fact) * from compliance_evidence where fund_id = ? and target in ('', ?)"
                        + " and valid_from <= ? and (valid_until is null or valid_until >= ?)"
                        + " order by target, fact, valid_from desc, recorded_at desc",
                Evidence::read,
                fund.value(),
                target == null ? "" : target,
                day,
                day)) {
            Optional<Fact> fact = Fact.byKey(one.fact());
            Origin wanted = one.target().isEmpty() ? Origin.FUND_EVIDENCE : Origin.TARGET_EVIDENCE;
            if (fact.isPresent() && fact.get().origin() == wanted) {
                all = all.with(fact.get(), one.value(), one.document());
            }
        }
        return all;
    }

    List<Recorded> of(FundId fund) {
        return sql.list(
                "select * from compliance_evidence where fund_id = ? order by recorded_at desc, id desc limit 1000",
                Evidence::read,
                fund.value());
    }

    Recorded one(EvidenceId id) {
        return sql.first("select * from compliance_evidence where id = ?", Evidence::read, id.value())
                .orElseThrow();
    }

    private static Recorded read(ResultSet row) throws SQLException {
        return new Recorded(
                new EvidenceId(row.getObject("id", UUID.class)),
                new FundId(row.getObject("fund_id", UUID.class)),
                row.getString("target"),
                row.getString("fact"),
                row.getString("value"),
                row.getString("document"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
