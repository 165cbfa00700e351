package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.edition.StoredJson;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Puts a deal before its fund's committee, with the file as it lies now. */
@ApplicationScoped
class OpenBallot {

    private final Deals deals;
    private final Committees committees;
    private final Entries entries;
    private final TermSheets terms;
    private final Ballots ballots;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    OpenBallot(
            Deals deals,
            Committees committees,
            Entries entries,
            TermSheets terms,
            Ballots ballots,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.deals = deals;
        this.committees = committees;
        this.entries = entries;
        this.terms = terms;
        this.ballots = ballots;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    Ballots.BallotView execute(DealId id) {
        Deal deal = deals.locked(id);
        deal.requireActive();
        if (deal.stage() != DealStage.INITIATION && deal.stage() != DealStage.COMMITTEE) {
            throw FundProblem.FUND_DEAL_STAGE.problem(
                    "仅立项与投决阶段表决", "The committee votes on initiation and on the investment");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        Committees.Committee committee =
                committees.in(deals.fundOf(deal), today).orElseThrow(FundProblem.FUND_COMMITTEE_MISSING::problem);
        Optional<Ballots.BallotView> last = ballots.current(deal);
        if (last.isPresent() && last.get().outcome() == null) {
            throw FundProblem.FUND_BALLOT_CLOSED.problem("已有未结表决", "Another ballot is open");
        }
        Ballots.BallotFile file = new Ballots.BallotFile(
                deal.view(),
                entries.standing(id, deal.round()),
                terms.standing(id, deal.round()).orElse(null));
        BallotId ballot = new BallotId(ids.next());
        sql.update(
                "insert into deal_ballot (id, deal_id, round, stage, committee_id, file, sha256, opened_at, opened_by)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)",
                ballot.value(),
                id.value(),
                deal.round(),
                deal.stage(),
                committee.id().value(),
                StoredJson.write(file),
                StoredJson.digest(file),
                clock.instant(),
                call.caller().userId());
        Ballots.BallotView view = ballots.one(ballot);
        audit.record("OPEN_BALLOT", ballot.wire(), null, null, view);
        return view;
    }
}
