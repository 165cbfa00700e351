package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.deal.rules.Move;
import io.jidi.fund.deal.rules.Obstacle;
import io.jidi.fund.fund.ActGate;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves a deal through its gate, or back, or aside. A shut gate moves nothing, and that it was shut is kept. */
@ApplicationScoped
class MoveDeal {

    private final EntityManager entities;
    private final Deals deals;
    private final Gates gates;
    private final Ballots ballots;
    private final ActGate acts;
    private final DealMoney money;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    MoveDeal(
            EntityManager entities,
            Deals deals,
            Gates gates,
            Ballots ballots,
            ActGate acts,
            DealMoney money,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.entities = entities;
        this.deals = deals;
        this.gates = gates;
        this.ballots = ballots;
        this.acts = acts;
        this.money = money;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /**
     * Which way, and why.
     *
     * @param to the stage to go back to; else null
     */
    record Request(
            @NotNull Move move,
            @Nullable DealStage to,
            @NotBlank @Size(max = 500) String reason,
            @NotNull LocalDate effectiveDate) {}

    /** What is announced. */
    record Announced(
            DealId id,
            FundId fundId,
            String creditCode,
            Move move,
            DealStage from,
            DealStage to,
            DealStanding standing,
            int round,
            LocalDate effectiveDate,
            String reason,
            @Nullable String checkId) {}

    DealView execute(DealId id, @Nullable String ifMatch, Request request) {
        Deal deal = deals.locked(id);
        Versions.requireMatch(ifMatch, deal.version());
        DealView before = deal.view();
        Move.Place place = request.move()
                .from(deal.place(), request.to())
                .orElseThrow(() -> FundProblem.FUND_DEAL_STAGE.problem(
                        before.stage() + "（" + before.standing() + "）不能 " + request.move(),
                        "A deal at " + before.stage() + ", " + before.standing() + ", does not " + request.move()));
        if (request.effectiveDate().isAfter(acts.today())) {
            throw FundProblem.FUND_DEAL_ENTRY_INVALID.at("/effectiveDate", "日期在将来", "The day lies ahead");
        }
        boolean leaves = request.move() == Move.RETURN || request.move() == Move.REJECT;
        if (leaves && deal.stage() == DealStage.CLOSING && money.promised(deal).signum() > 0) {
            throw FundProblem.FUND_DEAL_STAGE.problem(
                    "本轮已有投资，只能完成交割或退出", "Money is in: the closing is completed, and later exited");
        }
        String check = request.move().passesGate() ? pass(deal) : null;
        deal.moveTo(place);
        entities.flush();
        keep(before, deal, request, check);
        DealView after = deal.view();
        Fund fund = deals.fundOf(deal);
        outbox.append(new NewEvent(
                FundStreams.DEAL,
                FundStreams.DEAL.type("moved"),
                1,
                id,
                new Announced(
                        id,
                        fund.id(),
                        after.creditCode(),
                        request.move(),
                        before.stage(),
                        after.stage(),
                        after.standing(),
                        after.round(),
                        request.effectiveDate(),
                        request.reason(),
                        check),
                request.effectiveDate(),
                fund.dataScope()));
        audit.record("MOVE_DEAL", id.wire(), request.reason(), before, after);
        return after;
    }

    /** The last judgement at this gate; null where none is asked. */
    private @Nullable String pass(Deal deal) {
        List<Obstacle> open = gates.obstacles(deal);
        if (!open.isEmpty()) {
            throw refused(deal, open);
        }
        String check = null;
        for (PlannedAct act : gates.acts(deal)) {
            check = acts.foresee(act);
        }
        return check;
    }

    private void keep(DealView before, Deal deal, Request request, @Nullable String check) {
        BallotId ballot = request.move().passesGate()
                ? ballots.last(deal.id(), before.round(), before.stage())
                        .map(Ballots.BallotView::id)
                        .orElse(null)
                : null;
        sql.update(
                "insert into deal_transition (id, deal_id, move, from_stage, to_stage, round, reason, effective_date,"
                        + " check_id, ballot_id, recorded_at, actor) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                deal.id().value(),
                request.move(),
                before.stage(),
                deal.stage(),
                deal.round(),
                request.reason(),
                request.effectiveDate(),
                check,
                ballot == null ? null : ballot.value(),
                clock.instant(),
                call.caller().userId());
    }

    private Problem refused(Deal deal, List<Obstacle> open) {
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record("REFUSE_DEAL_MOVE", deal.id().wire(), null, deal.view(), open));
        return FundProblem.FUND_DEAL_GATE_SHUT
                .problem(
                        deal.stage() + " 出口尚有 " + open.size() + " 项未满足",
                        open.size() + " things shut the gate of " + deal.stage())
                .withErrors(open.stream()
                        .map(one -> new FieldError("", one.code(), one.reason()))
                        .toList());
    }
}
