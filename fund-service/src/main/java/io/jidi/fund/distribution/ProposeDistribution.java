package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proposes how cash goes to the partners. The door of this feature for what brings cash in: an exit, an income. */
@ApplicationScoped
public class ProposeDistribution {

    private final EntityManager entities;
    private final Funds funds;
    private final Waterfalls waterfalls;
    private final DistributionLines lines;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;
    private final CallContext call;

    ProposeDistribution(
            EntityManager entities,
            Funds funds,
            Waterfalls waterfalls,
            DistributionLines lines,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.funds = funds;
        this.waterfalls = waterfalls;
        this.lines = lines;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
        this.call = call;
    }

    /**
     * Cash to distribute, by its nature.
     *
     * @param recallable part of the capital that the partners may be asked for again
     */
    public record Proceeds(
            @Nullable InvestmentId investment,
            String description,
            Money capital,
            Money gain,
            Money income,
            Money recallable) {}

    /**
     * Which distribution it becomes.
     *
     * @param id that the caller's own row names already
     * @param corrects in whose place it stands; null: none
     */
    public record Place(DistributionId id, @Nullable DistributionId corrects) {}

    /** Proposes; nothing is booked until a second person approves. */
    public void propose(Fund fund, Place place, Proceeds proceeds, LocalDate valueDate) {
        propose(fund, place, List.of(proceeds), valueDate, proceeds.description());
    }

    Distribution propose(Fund fund, List<Proceeds> proceeds, LocalDate valueDate, String reason) {
        return propose(fund, new Place(new DistributionId(ids.next()), null), proceeds, valueDate, reason);
    }

    Distribution propose(Fund fund, Place place, List<Proceeds> proceeds, LocalDate valueDate, String reason) {
        Money recallable = sum(fund, proceeds.stream().map(Proceeds::recallable).toList());
        requireRecyclable(fund, proceeds, recallable, valueDate);
        List<DistributionView.Source> sources = proceeds.stream()
                .map(one -> new DistributionView.Source(
                        one.investment(), one.description(), one.capital(), one.gain(), one.income()))
                .toList();
        Money cash =
                sum(fund, sources.stream().map(DistributionView.Source::cash).toList());
        FundWaterfall.Proposal proposal = waterfalls.propose(fund, valueDate, cash);
        List<SharedOut.Line> shared = share(fund, proposal, sources, recallable);
        Money again = sum(fund, shared.stream().map(SharedOut.Line::recallable).toList());
        Distribution distribution = new Distribution(
                place,
                fund.id(),
                fund.nextDistributionNumber(),
                cash,
                again,
                valueDate,
                reason,
                call.caller().userId(),
                clock.instant());
        entities.persist(distribution);
        entities.flush();
        lines.writeSources(distribution.id(), sources);
        lines.write(distribution.id(), shared, proposal, Map.of());
        DistributionView view = lines.view(distribution);
        outbox.append(new NewEvent(
                FundStreams.DISTRIBUTION,
                FundStreams.DISTRIBUTION.type("proposed"),
                1,
                distribution.id(),
                view,
                valueDate,
                fund.dataScope()));
        audit.record("PROPOSE_DISTRIBUTION", distribution.id().wire(), reason, null, view);
        return distribution;
    }

    /** By nature, from what a waterfall says; also used when a proposal is computed again. */
    List<SharedOut.Line> share(
            Fund fund, FundWaterfall.Proposal proposal, List<DistributionView.Source> sources, Money recallable) {
        return SharedOut.of(
                proposal,
                sum(fund, sources.stream().map(DistributionView.Source::capital).toList()),
                sum(fund, sources.stream().map(DistributionView.Source::gain).toList()),
                recallable);
    }

    /** Only what the agreement lets be recycled: a part of the commitments over the whole life, and only what came back soon. */
    private void requireRecyclable(Fund fund, List<Proceeds> proceeds, Money recallable, LocalDate day) {
        if (!recallable.isPositive()) {
            return;
        }
        FundTerms.Recycling recycling = funds.termsOn(fund, day).recycling();
        if (recycling == null) {
            throw FundProblem.FUND_RECYCLING_EXCEEDED.at("/recallable", "条款未约定循环投资", "The terms agree no recycling");
        }
        BigDecimal committed = number("select coalesce(sum(amount), 0) from commitment where fund_id = ?", fund);
        BigDecimal before = number(
                "select coalesce(sum(recallable), 0) from distribution where fund_id = ?"
                        + " and state in ('PROPOSED', 'APPROVED', 'PAID')",
                fund);
        Money room = Money.rounded(
                committed.multiply(recycling.limitRate()).subtract(before).max(BigDecimal.ZERO), fund.currency());
        if (recallable.compareTo(room) > 0) {
            throw FundProblem.FUND_RECYCLING_EXCEEDED.at(
                    "/recallable", "可召回额度尚余 " + room.plain(), "What may still be recalled is " + room.plain());
        }
        LocalDate investedFrom = day.minusMonths(recycling.months());
        for (Proceeds one : proceeds) {
            Money soon = Money.rounded(investedSince(one.investment(), investedFrom), fund.currency());
            if (one.recallable().compareTo(soon) > 0) {
                throw FundProblem.FUND_RECYCLING_EXCEEDED.at(
                        "/recallable",
                        "仅投出后 " + recycling.months() + " 个月内收回的本金可召回，其中 " + soon.plain() + " 在此期限内投出",
                        "Only capital that comes back within " + recycling.months()
                                + " months of its investment can be recalled; " + soon.plain() + " was invested since");
            }
        }
    }

    /** Capital of no investment came from none and was not invested soon. */
    private BigDecimal investedSince(@Nullable InvestmentId investment, LocalDate from) {
        if (investment == null) {
            return BigDecimal.ZERO;
        }
        return sql.first(
                        "select coalesce(sum(amount), 0) from investment_funding_standing where investment_id = ? and funded_date >= ?",
                        row -> row.getBigDecimal(1),
                        investment.value(),
                        from)
                .orElseThrow();
    }

    private BigDecimal number(String query, Fund fund) {
        UUID id = fund.id().value();
        return sql.first(query, row -> row.getBigDecimal(1), id).orElseThrow();
    }

    static Money sum(Fund fund, List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(fund.currency()), Money::plus);
    }
}
