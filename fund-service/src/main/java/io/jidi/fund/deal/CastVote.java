package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.deal.rules.Choice;
import io.jidi.fund.deal.rules.Seat;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;

/** A member's word on a ballot: once, by the member, with the reason. A conflict is declared here and the vote not counted. */
@ApplicationScoped
class CastVote {

    private final Deals deals;
    private final Ballots ballots;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    CastVote(Deals deals, Ballots ballots, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call, Sql sql) {
        this.deals = deals;
        this.ballots = ballots;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** What the member says. */
    record Request(
            @NotNull Choice choice,
            @NotNull Boolean conflict,
            @NotBlank @Size(max = 1000) String opinion) {}

    Ballots.BallotView execute(DealId id, BallotId ballot, Request request) {
        Ballots.BallotView open = openOf(ballots, deals.locked(id), ballot);
        String member = call.caller().userId();
        Seat seat = open.committee().seats().get(member);
        if (seat == null) {
            throw FundProblem.FUND_NO_SEAT.problem();
        }
        if (!seat.may(request.choice())) {
            throw FundProblem.FUND_VOTE_INVALID.at(
                    "/choice", seat + " 席位不能选择 " + request.choice(), "A " + seat + " does not say " + request.choice());
        }
        if (open.votes().stream().anyMatch(vote -> vote.member().equals(member))) {
            throw FundProblem.FUND_VOTE_EXISTS.problem();
        }
        sql.update(
                "insert into deal_vote (id, ballot_id, member, choice, conflict, opinion, cast_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                ballot.value(),
                member,
                request.choice(),
                request.conflict(),
                request.opinion(),
                clock.instant());
        Ballots.BallotView view = ballots.one(ballot);
        audit.record("CAST_VOTE", ballot.wire(), request.opinion(), null, request);
        return view;
    }

    /** The ballot, if it is of this deal, not closed, and the deal stands where it was opened. */
    static Ballots.BallotView openOf(Ballots ballots, Deal deal, BallotId id) {
        Ballots.BallotView found = ballots.one(id);
        if (!found.dealId().equals(deal.id())) {
            throw PlatformProblem.NOT_FOUND.problem();
        }
        boolean current =
                ballots.current(deal).filter(one -> one.id().equals(id)).isPresent();
        if (found.outcome() != null || !current) {
            throw FundProblem.FUND_BALLOT_CLOSED.problem(
                    "表决已结束，或项目已离开该阶段", "The ballot is closed, or the deal has left its stage");
        }
        deal.requireActive();
        return found;
    }
}
