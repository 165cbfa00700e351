package io.jidi.fund.investment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.distribution.DistributionId;
import io.jidi.fund.distribution.ProposeDistribution;
import io.jidi.fund.fund.ActGate;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Posting;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sells an investment, or a part, or writes it off; what comes in is proposed for distribution at once (即退即分). */
@ApplicationScoped
class ExitInvestment {

    private final EntityManager entities;
    private final Funds funds;
    private final ActGate gate;
    private final Investments investments;
    private final ProposeDistribution proposing;
    private final Ledger ledger;
    private final Balances balances;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    ExitInvestment(
            EntityManager entities,
            Funds funds,
            ActGate gate,
            Investments investments,
            ProposeDistribution proposing,
            Ledger ledger,
            Balances balances,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.gate = gate;
        this.investments = investments;
        this.proposing = proposing;
        this.ledger = ledger;
        this.balances = balances;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A sale.
     *
     * @param cost of what is sold; null: all that is still held
     * @param proceeds zero for a write-off
     * @param recallable part of the returned capital that can be called again; null: none
     * @param distribute whether to propose a distribution at once; null: yes
     */
    record Request(
            @NotNull ExitRoute route,
            @NotNull LocalDate exitDate,

            @Nullable @Positive @Digits(integer = 20, fraction = 6)
            BigDecimal units,

            @Nullable Money cost,
            @NotNull Money proceeds,
            @Nullable Money recallable,
            @Nullable Boolean distribute) {}

    /** What was sold for how much; also what is announced. The gain is below zero for a loss. */
    public record Exited(
            InvestmentView investment,
            Money cost,
            Money proceeds,
            Money gain,
            LocalDate exitDate,
            @Nullable DistributionId distributionId) {}

    Exited execute(InvestmentId id, Request request) {
        Investment investment = investments.locked(id);
        Fund fund = funds.locked(investment.fundId());
        Money cost = request.cost() == null ? investment.costLeft() : request.cost();
        requireSense(fund, request, cost);
        gate.admit(PlannedAct.exit(
                fund.id(),
                request.exitDate(),
                request.proceeds(),
                id.wire(),
                request.route().name()));
        InvestmentView before = InvestmentView.of(investment);
        Money all = balances.ofInvestment(fund, investment.changeAccount(), id.value(), request.exitDate());
        Posting posting = posting(fund, investment, request, cost, changeOf(fund, investment, cost, all));
        investment.realise(cost, request.units(), request.proceeds().isZero());
        entities.flush();
        ExitId exit = new ExitId(ids.next());
        ledger.book(fund, posting, request.exitDate(), InvestmentFacts.reference(id, exit));
        Exited exited = record(fund, investment, exit, request, cost, null);
        investments.announce(fund, id, "exited", exited, request.exitDate());
        audit.record("EXIT_INVESTMENT", id.wire(), request.route().name(), before, exited);
        return exited;
    }

    /**
     * The row of a sale that is booked, and its distribution; also for a sale in the place of another.
     *
     * @param corrects the distribution of that other sale
     */
    Exited record(
            Fund fund,
            Investment investment,
            ExitId exit,
            Request request,
            Money cost,
            @Nullable DistributionId corrects) {
        InvestmentId id = investment.id();
        boolean distributed = !Boolean.FALSE.equals(request.distribute())
                && request.proceeds().isPositive();
        DistributionId proposed = distributed ? new DistributionId(ids.next()) : null;
        // First what is sold, then how its money is shared: a waterfall deal by deal counts this deal among the
        // realised.
        sql.update(
                "insert into investment_exit (id, investment_id, route, exit_date, units, cost, proceeds, distribution_id,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                exit.value(),
                id.value(),
                request.route(),
                request.exitDate(),
                request.units(),
                cost.amount(),
                request.proceeds().amount(),
                proposed == null ? null : proposed.value(),
                clock.instant());
        Money gain = request.proceeds().minus(cost);
        if (proposed != null) {
            propose(fund, new ProposeDistribution.Place(proposed, corrects), id, request, cost, gain);
        }
        return new Exited(InvestmentView.of(investment), cost, request.proceeds(), gain, request.exitDate(), proposed);
    }

    /** @param change the part of the change in fair value that belongs to what is sold */
    Posting posting(Fund fund, Investment investment, Request request, Money cost, Money change) {
        return Postings.exited(
                investment.costAccount(),
                investment.changeAccount(),
                investment.id().value(),
                request.proceeds(),
                cost,
                change,
                shares(fund, change, request),
                shares(fund, request.proceeds().minus(cost), request));
    }

    static void requireSense(Fund fund, Request request, Money cost) {
        fund.requireNotNegative("/proceeds", request.proceeds());
        if (request.proceeds().isZero()
                && request.route() != ExitRoute.WRITE_OFF
                && request.route() != ExitRoute.LIQUIDATION) {
            throw FundProblem.FUND_AMOUNT_NOT_POSITIVE.at(
                    "/proceeds/amount", "没有收入的退出为核销或清算", "Without proceeds it is a write-off or a liquidation");
        }
        fund.requirePositive("/cost", cost);
        fund.requireNotNegative("/recallable", request.recallable());
    }

    /**
     * The part of the change in fair value that belongs to what is sold; all of it when nothing is left.
     *
     * @param all the change before the sale
     */
    static Money changeOf(Fund fund, Investment investment, Money cost, Money all) {
        if (cost.compareTo(investment.costLeft()) >= 0) {
            return all;
        }
        BigDecimal part = all.amount()
                .multiply(cost.amount())
                .divide(investment.costLeft().amount(), MathContext.DECIMAL128);
        return Money.rounded(part, fund.currency());
    }

    private Map<UUID, Money> shares(Fund fund, Money amount, Request request) {
        return amount.isZero() ? Map.of() : balances.shares(fund, amount, request.exitDate());
    }

    private void propose(
            Fund fund, ProposeDistribution.Place place, InvestmentId id, Request request, Money cost, Money gain) {
        Money zero = Money.zero(fund.currency());
        Money capital = gain.isNegative() ? request.proceeds() : cost;
        proposing.propose(
                fund,
                place,
                new ProposeDistribution.Proceeds(
                        id,
                        request.route().name(),
                        capital,
                        gain.isNegative() ? zero : gain,
                        zero,
                        request.recallable() == null ? zero : request.recallable()),
                request.exitDate());
    }
}
