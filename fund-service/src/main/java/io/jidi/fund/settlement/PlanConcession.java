package io.jidi.fund.settlement;

import io.jidi.fund.FundProblem;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.commitment.GovernmentTier;
import io.jidi.fund.commitment.MoneySource;
import io.jidi.fund.commitment.Partner;
import io.jidi.fund.commitment.PartnerKind;
import io.jidi.fund.distribution.CarryAccounts;
import io.jidi.fund.distribution.rules.Concession;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Works out what the guidance money concedes at liquidation (R29), or names every gate that is shut; writes nothing. */
@ApplicationScoped
class PlanConcession {

    private static final Set<MoneySource> GUIDANCE = EnumSet.of(MoneySource.FISCAL, MoneySource.GUIDANCE_FUND);

    private final Funds funds;
    private final Commitments commitments;
    private final CarryAccounts accounts;

    PlanConcession(Funds funds, Commitments commitments, CarryAccounts accounts) {
        this.funds = funds;
        this.commitments = commitments;
        this.accounts = accounts;
    }

    /**
     * 返投 as the approving authority found it. Of a fund that is held to the rules, the register of reinvestment is asked
     * too before a concession is approved (R29).
     *
     * @param evidence number of the document that recognises it
     */
    record Reinvestment(
            @NotNull Money required,
            @NotNull Money recognised,
            @NotBlank @Size(max = 100) String evidence) {}

    /** @param approval document of the approving authority; null while there is none */
    Plan plan(Fund fund, @Nullable String approval, @Nullable Reinvestment reinvestment, LocalDate day) {
        CarryAccounts.Standing standing = accounts.standing(fund, day);
        FundTerms.ConcessionClause clause = funds.termsOn(fund, day).concession();
        List<Partner> partners = commitments.partners(fund);
        Map<UUID, Money> all = accounts.excess(fund, day);
        Map<UUID, Money> excess = new TreeMap<>();
        Map<UUID, BigDecimal> managers = new TreeMap<>();
        Map<UUID, BigDecimal> social = new TreeMap<>();
        for (Partner partner : partners) {
            UUID id = partner.id().value();
            if (partner.kind() == PartnerKind.GP) {
                managers.put(id, BigDecimal.ONE);
            } else if (GUIDANCE.contains(partner.moneySource())) {
                excess.put(id, all.getOrDefault(id, Money.zero(fund.currency())));
            } else if (partner.governmentTier() == GovernmentTier.NONE) {
                social.put(id, standing.investors().getOrDefault(id, BigDecimal.ZERO));
            }
        }
        Concession.Decision decision = Concession.decide(new Concession.Input(
                PlanClawback.ENDING.contains(fund.state()),
                standing.shortfall().isZero() && standing.profit().isPositive(),
                done(fund, reinvestment),
                approval,
                clause == null ? null : new Concession.Terms(clause.rate(), clause.managerRate()),
                excess,
                managers,
                social));
        if (decision instanceof Concession.Refused refused) {
            throw FundProblem.FUND_CONCESSION_GATED
                    .problem()
                    .withErrors(refused.gates().stream()
                            .map(gate -> new FieldError("", gate.name(), gate.reason()))
                            .toList());
        }
        return plan(fund, (Concession.Granted) decision, excess, reinvestment);
    }

    private static boolean done(Fund fund, @Nullable Reinvestment reinvestment) {
        if (reinvestment == null) {
            return false;
        }
        fund.requirePositive("/reinvestment/required", reinvestment.required());
        fund.requireNotNegative("/reinvestment/recognised", reinvestment.recognised());
        return reinvestment.recognised().compareTo(reinvestment.required()) >= 0;
    }

    private static Plan plan(
            Fund fund, Concession.Granted granted, Map<UUID, Money> excess, @Nullable Reinvestment reinvestment) {
        Money zero = Money.zero(fund.currency());
        Map<UUID, Plan.Debt> debts = new TreeMap<>();
        granted.givers().forEach((partner, part) -> {
            if (part.isPositive()) {
                debts.put(partner, new Plan.Debt(zero, part));
            }
        });
        Text done = Text.of("返投已认定，依据 {0}", "Reinvestment recognised by {0}")
                .with(reinvestment == null ? "" : reinvestment.evidence());
        return new Plan(
                SettlementKind.CONCESSION,
                granted.amount(),
                Plan.lines(fund.currency(), debts, granted.receivers()),
                Map.of(),
                List.of(
                        new Plan.Step(
                                Text.of(
                                        "财政出资本金与门槛收益以上的所得",
                                        "What the guidance money received above capital and hurdle"),
                                excess.values().stream().reduce(zero, Money::plus)),
                        new Plan.Step(done, reinvestment == null ? zero : reinvestment.recognised()),
                        new Plan.Step(Text.of("让利", "Conceded"), granted.amount())));
    }
}
