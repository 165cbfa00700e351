package io.jidi.fund.investment;

import io.jidi.fund.distribution.DistributionId;
import io.jidi.fund.distribution.ProposeDistribution;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
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
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Books a dividend or interest of an investment and proposes to distribute it. */
@ApplicationScoped
class ReceiveIncome {

    private final Funds funds;
    private final Investments investments;
    private final ProposeDistribution proposing;
    private final Ledger ledger;
    private final Balances balances;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    ReceiveIncome(
            Funds funds,
            Investments investments,
            ProposeDistribution proposing,
            Ledger ledger,
            Balances balances,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.funds = funds;
        this.investments = investments;
        this.proposing = proposing;
        this.ledger = ledger;
        this.balances = balances;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /** What the income is. */
    enum Kind {
        DIVIDEND,
        INTEREST,
        OTHER
    }

    /** Income; {@code distribute} null: a distribution is proposed. */
    record Request(
            @NotNull Kind kind,
            @NotNull Money amount,
            @NotNull LocalDate receivedDate,
            @Nullable Boolean distribute) {}

    /** What came in; also what is announced. */
    public record Received(
            InvestmentView investment,
            Money amount,
            LocalDate receivedDate,
            @Nullable DistributionId distributionId) {}

    Received execute(InvestmentId id, Request request) {
        Investment investment = investments.locked(id);
        Fund fund = funds.locked(investment.fundId());
        IncomeId income = new IncomeId(ids.next());
        ledger.book(fund, posting(fund, request), request.receivedDate(), InvestmentFacts.reference(id, income));
        DistributionId proposed = record(fund, id, income, request, null);
        Received received =
                new Received(InvestmentView.of(investment), request.amount(), request.receivedDate(), proposed);
        investments.announce(fund, id, "income-received", received, request.receivedDate());
        audit.record("RECEIVE_INCOME", id.wire(), null, null, received);
        return received;
    }

    Posting posting(Fund fund, Request request) {
        fund.requirePositive("/amount", request.amount());
        return Postings.investmentIncome(
                request.amount(), balances.shares(fund, request.amount(), request.receivedDate()));
    }

    /**
     * The row of an income that is booked, and its distribution; also for one in the place of another.
     *
     * @param corrects the distribution of that other income
     */
    @Nullable
    DistributionId record(
            Fund fund, InvestmentId id, IncomeId income, Request request, @Nullable DistributionId corrects) {
        Money zero = Money.zero(fund.currency());
        DistributionId proposed = Boolean.FALSE.equals(request.distribute()) ? null : new DistributionId(ids.next());
        if (proposed != null) {
            proposing.propose(
                    fund,
                    new ProposeDistribution.Place(proposed, corrects),
                    new ProposeDistribution.Proceeds(id, request.kind().name(), zero, zero, request.amount(), zero),
                    request.receivedDate());
        }
        sql.update(
                "insert into investment_income (id, investment_id, kind, amount, received_date, distribution_id,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?)",
                income.value(),
                id.value(),
                request.kind(),
                request.amount().amount(),
                request.receivedDate(),
                proposed == null ? null : proposed.value(),
                clock.instant());
        return proposed;
    }
}
