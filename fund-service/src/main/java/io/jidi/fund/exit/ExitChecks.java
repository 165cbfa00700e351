package io.jidi.fund.exit;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jidi.fund.deal.DealId;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.exit.rules.Answer;
import io.jidi.fund.exit.rules.ExitRule;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps how a route was judged. */
@ApplicationScoped
class ExitChecks {

    private static final TypeReference<Map<String, String>> FIGURES = new TypeReference<>() {};
    private static final TypeReference<List<ExitRule.Finding>> FINDINGS = new TypeReference<>() {};

    private final Sql sql;

    ExitChecks(Sql sql) {
        this.sql = sql;
    }

    /** A judgement with what it rested on. */
    public record View(
            ExitCheckId id,
            DealId dealId,
            String route,
            LocalDate day,
            String edition,
            Map<String, String> figures,
            List<ExitRule.Finding> findings,
            Answer outcome,
            String document,
            Instant recordedAt,
            String recordedBy) {}

    /** The latest first. */
    List<View> of(DealId deal) {
        return sql.list(
                "select * from exit_check where deal_id = ? order by recording desc", ExitChecks::read, deal.value());
    }

    private static View read(ResultSet row) throws SQLException {
        return new View(
                new ExitCheckId(row.getObject("id", UUID.class)),
                new DealId(row.getObject("deal_id", UUID.class)),
                row.getString("route"),
                row.getObject("day", LocalDate.class),
                row.getString("edition"),
                StoredJson.read(row.getString("figures"), FIGURES),
                StoredJson.read(row.getString("findings"), FINDINGS),
                Answer.valueOf(row.getString("outcome")),
                row.getString("document"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
