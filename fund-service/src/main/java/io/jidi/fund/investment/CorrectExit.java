package io.jidi.fund.investment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.distribution.DistributionId;
import io.jidi.fund.distribution.ProposedDistributions;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Posting;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sale was booked wrong: its journal is reversed and booked anew. A distribution that was only proposed from it is withdrawn
 * and proposed anew; one that was approved stands on it and is corrected first.
 */
@ApplicationScoped
class CorrectExit {

    private final EntityManager entities;
    private final Funds funds;
    private final Investments investments;
    private final InvestmentFacts facts;
    private final ExitInvestment exiting;
    private final ProposedDistributions distributions;
    private final Ledger ledger;
    private final Balances balances;
    private final AuditTrail audit;
    private final Uuid7 ids;

    CorrectExit(
            EntityManager entities,
            Funds funds,
            Investments investments,
            InvestmentFacts facts,
            ExitInvestment exiting,
            ProposedDistributions distributions,
            Ledger ledger,
            Balances balances,
            AuditTrail audit,
            Uuid7 ids) {
        this.entities = entities;
        this.funds = funds;
        this.investments = investments;
        this.facts = facts;
        this.exiting = exiting;
        this.distributions = distributions;
        this.ledger = ledger;
        this.balances = balances;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * What it should have been; null stays as it was.
     *
     * @param remove whether there was no such sale at all
     */
    record Request(
            @Nullable ExitRoute route,
            @Nullable LocalDate exitDate,

            @Nullable @Positive @Digits(integer = 20, fraction = 6)
            BigDecimal units,

            @Nullable Money cost,
            @Nullable Money proceeds,
            @Nullable Money recallable,
            @Nullable Boolean distribute,
            @Nullable Boolean remove,
            @NotBlank @Size(max = 500) String reason) {}

    InvestmentCorrected execute(InvestmentId id, ExitId wrongId, Request request) {
        Investment investment = investments.locked(id);
        Fund fund = funds.locked(investment.fundId());
        InvestmentView before = InvestmentView.of(investment);
        List<InvestmentFacts.Exit> exits = facts.exits(investment);
        InvestmentFacts.Exit wrong =
                InvestmentFacts.found(exits, one -> one.id().equals(wrongId));
        InvestmentFacts.requireStanding(wrong.corrected());
        ExitInvestment.Request right = Boolean.TRUE.equals(request.remove()) ? null : right(wrong, request);
        requireNothingStandsOnIt(fund, investment, exits, wrong, right);
        distributions.withdrawProposed(fund, wrong.distributionId(), request.reason());

        List<JournalId> journals = investments.journals(id, wrongId);
        LocalDate day = right == null ? wrong.exitDate() : right.exitDate();
        Money all = balances.ofInvestment(fund, investment.changeAccount(), id.value(), day);
        if (!wrong.exitDate().isAfter(day)) {
            all = all.minus(balances.ofJournal(fund, investment.changeAccount(), journals.get(0)));
        }
        investment.unrealise(wrong.cost(), wrong.units());
        Posting posting = right == null ? null : realise(fund, investment, right, all);
        entities.flush();
        ExitId replacement = right == null ? null : new ExitId(ids.next());
        facts.correct(id, wrongId, replacement, request.reason());
        Ledger.Correction booked = ledger.correct(
                fund,
                journals,
                posting,
                day,
                InvestmentFacts.reference(id, replacement == null ? wrongId : replacement),
                request.reason());
        DistributionId proposed = null;
        if (right != null && replacement != null) {
            proposed = exiting.record(
                            fund,
                            investment,
                            replacement,
                            right,
                            Objects.requireNonNull(right.cost()),
                            wrong.distributionId())
                    .distributionId();
        }
        InvestmentCorrected corrected =
                InvestmentCorrected.of(InvestmentView.of(investment), wrongId, replacement, booked, day, proposed);
        investments.announce(fund, id, "corrected", corrected, day);
        audit.record("CORRECT_EXIT", id.wire(), request.reason(), before, corrected);
        return corrected;
    }

    private Posting realise(Fund fund, Investment investment, ExitInvestment.Request right, Money all) {
        Money cost = Objects.requireNonNull(right.cost());
        ExitInvestment.requireSense(fund, right, cost);
        Money change = ExitInvestment.changeOf(fund, investment, cost, all);
        Posting posting = exiting.posting(fund, investment, right, cost, change);
        investment.realise(cost, right.units(), right.proceeds().isZero());
        return posting;
    }

    private static ExitInvestment.Request right(InvestmentFacts.Exit wrong, Request request) {
        return new ExitInvestment.Request(
                Objects.requireNonNullElse(request.route(), wrong.route()),
                Objects.requireNonNullElse(request.exitDate(), wrong.exitDate()),
                request.units() == null ? wrong.units() : request.units(),
                Objects.requireNonNullElse(request.cost(), wrong.cost()),
                Objects.requireNonNullElse(request.proceeds(), wrong.proceeds()),
                request.recallable(),
                request.distribute());
    }

    private void requireNothingStandsOnIt(
            Fund fund,
            Investment investment,
            List<InvestmentFacts.Exit> exits,
            InvestmentFacts.Exit wrong,
            ExitInvestment.@Nullable Request right) {
        if (exits.stream()
                .anyMatch(exit -> !exit.corrected() && exit.recordedAt().isAfter(wrong.recordedAt()))) {
            throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                    "此后还有退出，请从最后一次更正起", "There is a later sale; correct the last one first");
        }
        LocalDate first =
                right == null || wrong.exitDate().isBefore(right.exitDate()) ? wrong.exitDate() : right.exitDate();
        facts.requireNoValuationFrom(investment, first);
        facts.requireNoTransferSince(fund, wrong.recordedAt());
        distributions.requireNoneApproved(wrong.distributionId());
    }
}
