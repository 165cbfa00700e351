package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.deal.rules.BallotRules;
import io.jidi.fund.deal.rules.Seat;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Ends a ballot and says what came out. A seat with a veto must have spoken: silence is no consent. */
@ApplicationScoped
class CloseBallot {

    private final Deals deals;
    private final Ballots ballots;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    CloseBallot(Deals deals, Ballots ballots, Outbox outbox, AuditTrail audit, Clock clock, CallContext call, Sql sql) {
        this.deals = deals;
        this.ballots = ballots;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** What is announced: the outcome, not who said what. */
    record Announced(
            DealId id, FundId fundId, BallotId ballotId, DealStage stage, BallotRules.Outcome outcome, String sha256) {}

    Ballots.BallotView execute(DealId id, BallotId ballot) {
        Deal deal = deals.locked(id);
        Ballots.BallotView open = CastVote.openOf(ballots, deal, ballot);
        List<String> silent = open.committee().seats().entrySet().stream()
                .filter(seat -> seat.getValue() == Seat.VETO)
                .map(java.util.Map.Entry::getKey)
                .filter(member ->
                        open.votes().stream().noneMatch(vote -> vote.member().equals(member)))
                .toList();
        if (!silent.isEmpty()) {
            throw FundProblem.FUND_VOTE_INVALID.problem("拥有一票否决权的席位尚未表态", "A seat with a veto has not spoken yet");
        }
        BallotRules.Outcome outcome = open.committee()
                .rules()
                .decide(
                        open.committee().seats(),
                        open.votes().stream()
                                .map(vote -> new BallotRules.Cast(vote.member(), vote.choice(), vote.conflict()))
                                .toList());
        sql.update(
                "insert into deal_ballot_close (ballot_id, outcome, closed_at, closed_by) values (?, ?, ?, ?)",
                ballot.value(),
                outcome,
                clock.instant(),
                call.caller().userId());
        Fund fund = deals.fundOf(deal);
        outbox.append(new NewEvent(
                FundStreams.DEAL,
                FundStreams.DEAL.type("voted"),
                1,
                id,
                new Announced(id, fund.id(), ballot, open.stage(), outcome, open.sha256()),
                null,
                fund.dataScope()));
        Ballots.BallotView view = ballots.one(ballot);
        audit.record("CLOSE_BALLOT", ballot.wire(), null, open, view);
        return view;
    }
}
