package io.jidi.fund.investment;

import io.jidi.fund.distribution.DistributionId;
import io.jidi.fund.distribution.ProposedDistributions;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An income of an investment was booked wrong: its journal is reversed and booked anew. A distribution that was only proposed
 * from it is withdrawn and proposed anew; one that was approved stands on it and is corrected first.
 */
@ApplicationScoped
class CorrectIncome {

    private final Funds funds;
    private final Investments investments;
    private final InvestmentFacts facts;
    private final ReceiveIncome receiving;
    private final ProposedDistributions distributions;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Uuid7 ids;

    CorrectIncome(
            Funds funds,
            Investments investments,
            InvestmentFacts facts,
            ReceiveIncome receiving,
            ProposedDistributions distributions,
            Ledger ledger,
            AuditTrail audit,
            Uuid7 ids) {
        this.funds = funds;
        this.investments = investments;
        this.facts = facts;
        this.receiving = receiving;
        this.distributions = distributions;
        this.ledger = ledger;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * What it should have been; null stays as it was.
     *
     * @param remove whether there was no such income at all
     */
    record Request(
            ReceiveIncome.@Nullable Kind kind,
            @Nullable Money amount,
            @Nullable LocalDate receivedDate,
            @Nullable Boolean distribute,
            @Nullable Boolean remove,
            @NotBlank @Size(max = 500) String reason) {}

    InvestmentCorrected execute(InvestmentId id, IncomeId wrongId, Request request) {
        Investment investment = investments.locked(id);
        Fund fund = funds.locked(investment.fundId());
        InvestmentFacts.Income wrong =
                InvestmentFacts.found(facts.incomes(investment), one -> one.id().equals(wrongId));
        InvestmentFacts.requireStanding(wrong.corrected());
        facts.requireNoTransferSince(fund, wrong.recordedAt());
        distributions.requireNoneApproved(wrong.distributionId());
        distributions.withdrawProposed(fund, wrong.distributionId(), request.reason());
        ReceiveIncome.Request right = Boolean.TRUE.equals(request.remove())
                ? null
                : new ReceiveIncome.Request(
                        Objects.requireNonNullElse(request.kind(), wrong.kind()),
                        Objects.requireNonNullElse(request.amount(), wrong.amount()),
                        Objects.requireNonNullElse(request.receivedDate(), wrong.receivedDate()),
                        request.distribute());
        LocalDate day = right == null ? wrong.receivedDate() : right.receivedDate();
        IncomeId replacement = right == null ? null : new IncomeId(ids.next());
        facts.correct(id, wrongId, replacement, request.reason());
        Ledger.Correction booked = ledger.correct(
                fund,
                investments.journals(id, wrongId),
                right == null ? null : receiving.posting(fund, right),
                day,
                InvestmentFacts.reference(id, replacement == null ? wrongId : replacement),
                request.reason());
        DistributionId proposed = right == null || replacement == null
                ? null
                : receiving.record(fund, id, replacement, right, wrong.distributionId());
        InvestmentCorrected corrected =
                InvestmentCorrected.of(InvestmentView.of(investment), wrongId, replacement, booked, day, proposed);
        investments.announce(fund, id, "corrected", corrected, day);
        audit.record("CORRECT_INCOME", id.wire(), request.reason(), wrong, corrected);
        return corrected;
    }
}
