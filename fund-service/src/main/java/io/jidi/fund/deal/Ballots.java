package io.jidi.fund.deal;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jidi.fund.deal.rules.BallotRules;
import io.jidi.fund.deal.rules.Choice;
import io.jidi.fund.deal.rules.Entered;
import io.jidi.fund.deal.rules.TermSheet;
import io.jidi.fund.edition.StoredJson;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions put to a committee, the votes on them, and what came out. */
@ApplicationScoped
class Ballots {

    private static final TypeReference<BallotFile> FILE = new TypeReference<>() {};

    private final Committees committees;
    private final Sql sql;

    Ballots(Committees committees, Sql sql) {
        this.committees = committees;
        this.sql = sql;
    }

    /**
     * What lay before the committee (尽职免责: the evidence as it was).
     *
     * @param entries what stood for each item, by key
     */
    public record BallotFile(
            DealView deal,
            Map<String, Entered> entries,
            @Nullable TermSheet terms) {}

    /** One member's word. */
    public record VoteView(String member, Choice choice, boolean conflict, String opinion, Instant castAt) {}

    /**
     * A ballot.
     *
     * @param sha256 of the file's canonical text
     * @param outcome null while it is open
     */
    public record BallotView(
            BallotId id,
            DealId dealId,
            int round,
            DealStage stage,
            Committees.Committee committee,
            BallotFile file,
            String sha256,
            List<VoteView> votes,
            BallotRules.@Nullable Outcome outcome,
            Instant openedAt,
            @Nullable Instant closedAt) {}

    /** The latest first. */
    List<BallotView> of(DealId deal) {
        return sql.list(QUERY + " where b.deal_id = ? order by b.recording desc", this::read, deal.value());
    }

    BallotView one(BallotId id) {
        return sql.first(QUERY + " where b.id = ?", this::read, id.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /**
     * The last one since the deal came to the stage where it stands. A deal that went back is voted on anew: what was carried
     * before was another file.
     */
    Optional<BallotView> current(Deal deal) {
        return sql.first(
                QUERY
                        + " where b.deal_id = ? and b.round = ? and b.stage = ? and not exists (select 1 from deal_transition t"
                        + " where t.deal_id = b.deal_id and t.from_stage <> t.to_stage"
                        + " and t.recording > b.recording) order by b.recording desc limit 1",
                this::read,
                deal.id().value(),
                deal.round(),
                deal.stage());
    }

    /** The last one on a stage of a round. */
    Optional<BallotView> last(DealId deal, int round, DealStage stage) {
        return of(deal).stream()
                .filter(one -> one.round() == round && one.stage() == stage)
                .findFirst();
    }

    private static final String QUERY = "select b.*, c.outcome, c.closed_at from deal_ballot b"
            + " left join deal_ballot_close c on c.ballot_id = b.id";

    private BallotView read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String outcome = row.getString("outcome");
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new BallotView(
                new BallotId(id),
                new DealId(row.getObject("deal_id", UUID.class)),
                row.getInt("round"),
                DealStage.valueOf(row.getString("stage")),
                committees.one(row.getObject("committee_id", UUID.class)),
                StoredJson.read(row.getString("file"), FILE),
                row.getString("sha256"),
                votes(id),
                outcome == null ? null : BallotRules.Outcome.valueOf(outcome),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }

    private List<VoteView> votes(UUID ballot) {
        return sql.list(
                "select * from deal_vote where ballot_id = ? order by cast_at, id",
                row -> new VoteView(
                        row.getString("member"),
                        Choice.valueOf(row.getString("choice")),
                        row.getBoolean("conflict"),
                        row.getString("opinion"),
                        row.getObject("cast_at", OffsetDateTime.class).toInstant()),
                ballot);
    }
}
