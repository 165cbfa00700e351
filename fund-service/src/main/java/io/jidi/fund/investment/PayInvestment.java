package io.jidi.fund.investment;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Pays a part of an investment: Dr 1101 or 1103 Cr 1002. */
@ApplicationScoped
class PayInvestment {

    private final EntityManager entities;
    private final Funds funds;
    private final Investments investments;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    PayInvestment(
            EntityManager entities,
            Funds funds,
            Investments investments,
            Ledger ledger,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.investments = investments;
        this.ledger = ledger;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /** How much, when, for how many units. */
    record Request(
            @NotNull Money amount,
            @NotNull LocalDate fundedDate,

            @Nullable @Positive @Digits(integer = 20, fraction = 6)
            BigDecimal units,

            @NotBlank @Size(max = 80) String bankReference) {}

    /** What is announced. */
    record Announced(InvestmentView investment, Money amount, LocalDate fundedDate) {}

    Investment execute(InvestmentId id, Request request) {
        Investment investment = investments.locked(id);
        Fund fund = funds.locked(investment.fundId());
        fund.requirePositive("/amount", request.amount());
        InvestmentView before = InvestmentView.of(investment);
        investment.fund(request.amount(), request.units());
        entities.flush();
        FundingId funding = new FundingId(ids.next());
        sql.update(
                "insert into investment_funding (id, investment_id, amount, units, funded_date, bank_reference, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                funding.value(),
                id.value(),
                request.amount().amount(),
                request.units(),
                request.fundedDate(),
                request.bankReference(),
                clock.instant());
        ledger.book(
                fund,
                Postings.bought(investment.costAccount(), id.value(), request.amount()),
                request.fundedDate(),
                InvestmentFacts.reference(id, funding));
        InvestmentView after = InvestmentView.of(investment);
        investments.announce(
                fund, id, "funded", new Announced(after, request.amount(), request.fundedDate()), request.fundedDate());
        audit.record("PAY_INVESTMENT", id.wire(), null, before, after);
        return investment;
    }
}
