package io.jidi.fund.investment;

import io.jidi.fund.FundProblem;
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
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment into an investment was booked wrong: its journal is reversed and booked anew, and the cost with it. Where a sale
 * or a fair value stands on it, that is corrected first.
 */
@ApplicationScoped
class CorrectFunding {

    private final EntityManager entities;
    private final Funds funds;
    private final Investments investments;
    private final InvestmentFacts facts;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    CorrectFunding(
            EntityManager entities,
            Funds funds,
            Investments investments,
            InvestmentFacts facts,
            Ledger ledger,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.investments = investments;
        this.facts = facts;
        this.ledger = ledger;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What it should have been; null stays as it was.
     *
     * @param remove whether there was no such payment at all
     */
    record Request(
            @Nullable Money amount,
            @Nullable LocalDate fundedDate,

            @Nullable @Positive @Digits(integer = 20, fraction = 6)
            BigDecimal units,

            @Nullable Boolean remove,
            @NotBlank @Size(max = 500) String reason) {}

    InvestmentCorrected execute(InvestmentId id, FundingId wrongId, Request request) {
        Investment investment = investments.locked(id);
        Fund fund = funds.locked(investment.fundId());
        InvestmentView before = InvestmentView.of(investment);
        InvestmentFacts.Funding wrong = InvestmentFacts.found(
                facts.fundings(investment), one -> one.id().equals(wrongId));
        InvestmentFacts.requireStanding(wrong.corrected());
        boolean removed = Boolean.TRUE.equals(request.remove());
        InvestmentFacts.Funding right = removed ? null : right(wrong, request);
        requireNothingStandsOnIt(investment, wrong, right);
        if (right != null) {
            fund.requirePositive("/amount", right.amount());
        }
        investment.correctFunding(
                wrong.amount(),
                wrong.units(),
                right == null ? null : right.amount(),
                right == null ? null : right.units());
        entities.flush();
        facts.correct(id, wrongId, right == null ? null : right.id(), request.reason());
        if (right != null) {
            insert(id, right);
        }
        LocalDate day = right == null ? wrong.fundedDate() : right.fundedDate();
        Ledger.Correction booked = ledger.correct(
                fund,
                investments.journals(id, wrongId),
                right == null ? null : Postings.bought(investment.costAccount(), id.value(), right.amount()),
                day,
                InvestmentFacts.reference(id, right == null ? wrongId : right.id()),
                request.reason());
        InvestmentCorrected corrected = InvestmentCorrected.of(
                InvestmentView.of(investment), wrongId, right == null ? null : right.id(), booked, day, null);
        investments.announce(fund, id, "corrected", corrected, day);
        audit.record("CORRECT_FUNDING", id.wire(), request.reason(), before, corrected);
        return corrected;
    }

    private InvestmentFacts.Funding right(InvestmentFacts.Funding wrong, Request request) {
        return new InvestmentFacts.Funding(
                new FundingId(ids.next()),
                Objects.requireNonNullElse(request.amount(), wrong.amount()),
                request.units() == null ? wrong.units() : request.units(),
                Objects.requireNonNullElse(request.fundedDate(), wrong.fundedDate()),
                wrong.bankReference(),
                clock.instant(),
                false);
    }

    private void requireNothingStandsOnIt(
            Investment investment, InvestmentFacts.Funding wrong, InvestmentFacts.@Nullable Funding right) {
        boolean sold = facts.exits(investment).stream().anyMatch(exit -> !exit.corrected());
        if (sold) {
            throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                    "该笔投资已有退出，请先更正退出", "A part of the investment is sold; correct the sale first");
        }
        LocalDate first = right == null || wrong.fundedDate().isBefore(right.fundedDate())
                ? wrong.fundedDate()
                : right.fundedDate();
        facts.requireNoValuationFrom(investment, first);
    }

    private void insert(InvestmentId id, InvestmentFacts.Funding right) {
        sql.update(
                "insert into investment_funding (id, investment_id, amount, units, funded_date, bank_reference, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                right.id().value(),
                id.value(),
                right.amount().amount(),
                right.units(),
                right.fundedDate(),
                right.bankReference(),
                right.recordedAt());
    }
}
