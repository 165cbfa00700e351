package io.jidi.fund.deal;

import io.jidi.fund.deal.rules.Move;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a deal came to where it stands. */
@ApplicationScoped
class Transitions {

    private final Sql sql;

    Transitions(Sql sql) {
        this.sql = sql;
    }

    /**
     * One move.
     *
     * @param checkId the last judgement of the policy rules at this gate; null where none was asked
     * @param ballotId the vote that carried it; null where none was asked
     */
    public record TransitionView(
            TransitionId id,
            Move move,
            DealStage from,
            DealStage to,
            int round,
            String reason,
            LocalDate effectiveDate,
            @Nullable String checkId,
            @Nullable BallotId ballotId,
            Instant recordedAt,
            String actor) {}

    /** The first first. */
    List<TransitionView> of(DealId deal) {
        return sql.list(
                "select * from deal_transition where deal_id = ? order by recording", Transitions::read, deal.value());
    }

    private static TransitionView read(ResultSet row) throws SQLException {
        UUID ballot = row.getObject("ballot_id", UUID.class);
        return new TransitionView(
                new TransitionId(row.getObject("id", UUID.class)),
                Move.valueOf(row.getString("move")),
                DealStage.valueOf(row.getString("from_stage")),
                DealStage.valueOf(row.getString("to_stage")),
                row.getInt("round"),
                row.getString("reason"),
                row.getObject("effective_date", LocalDate.class),
                row.getString("check_id"),
                ballot == null ? null : new BallotId(ballot),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"));
    }
}
