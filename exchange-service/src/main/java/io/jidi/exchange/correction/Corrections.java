package io.jidi.exchange.correction;

import io.jidi.exchange.ExchangeEvents;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds corrections, and tells of each step. */
@ApplicationScoped
class Corrections {

    private static final int MOST = 200;
    private static final String SELECT =
            "select c.*, a.app_id from correction c join application a on a.id = c.application_id ";

    private final Sql sql;
    private final Outbox outbox;
    private final AuditTrail audit;

    Corrections(Sql sql, Outbox outbox, AuditTrail audit) {
        this.sql = sql;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** The platform's own, the newest first. */
    List<CorrectionView> ofPlatform(UUID application, String dataSet) {
        return sql.list(
                SELECT + "where c.application_id = ? and c.data_set = ? order by c.submitted_at desc, c.id desc limit "
                        + MOST,
                Corrections::view,
                application,
                dataSet);
    }

    /** Those of regions that the patterns cover, open ones first. */
    List<CorrectionView> ofRegions(List<String> patterns) {
        return sql.list(
                SELECT + "where exists (select from unnest(string_to_array(c.region, ',')) one where one like"
                        + " any(?::text[])) order by c.state <> 'PENDING', c.submitted_at desc, c.id desc limit "
                        + MOST,
                Corrections::view,
                patterns);
    }

    /** @throws io.jidi.platform.problem.Problem 404 */
    CorrectionView find(CorrectionId id, boolean lock) {
        return sql.first(SELECT + "where c.id = ?" + (lock ? " for update of c" : ""), Corrections::view, id.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** Whose record has another revision than the one that was doubted. */
    List<CorrectionView> pendingOfChangedRecords() {
        return sql.list(
                SELECT + "join record r on r.data_set = c.data_set and r.id = c.record_id and r.rev > c.rev"
                        + " where c.state = 'PENDING' order by c.id limit 100",
                Corrections::view);
    }

    CorrectionView told(CorrectionId id, String action, @Nullable String reason) {
        CorrectionView view = find(id, false);
        outbox.append(new NewEvent(
                ExchangeEvents.CORRECTION, ExchangeEvents.CORRECTION.type("changed"), 1, id, view, null, mark(view)));
        audit.record(action, id.wire(), reason, null, view);
        return view;
    }

    private static String mark(CorrectionView view) {
        return Arrays.stream(view.regions().split(","))
                .map(region -> "region:" + region)
                .collect(Collectors.joining(","));
    }

    private static CorrectionView view(ResultSet row) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new CorrectionView(
                new CorrectionId(row.getObject("id", UUID.class)),
                row.getString("app_id"),
                row.getString("data_set"),
                row.getString("record_id"),
                row.getLong("rev"),
                row.getString("field"),
                row.getString("current_value"),
                row.getString("proposed_value"),
                row.getString("evidence"),
                row.getString("region"),
                CorrectionView.State.valueOf(row.getString("state")),
                row.getString("answer"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_date", LocalDate.class),
                answered == null ? null : answered.toInstant());
    }
}
