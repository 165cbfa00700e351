package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Catalogue;
import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.compliance.rules.Headroom;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.distribution.CarryAccounts;
import io.jidi.fund.fund.ActKind;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundState;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.guidance.Enrolments;
import io.jidi.fund.reinvestment.ReinvestmentStanding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of an act and asks the catalogue. Writes nothing. */
@ApplicationScoped
class Judge {

    private static final Set<FundState> ENDING = EnumSet.of(FundState.LIQUIDATING, FundState.CLOSED);

    private final Catalogues catalogues;
    private final Enrolments enrolments;
    private final Targets targets;
    private final FundFacts fundFacts;
    private final MoneyFacts moneyFacts;
    private final InvestmentFacts investmentFacts;
    private final MonitorFacts monitorFacts;
    private final CarryAccounts carry;
    private final Funds funds;
    private final ReinvestmentStanding reinvestment;
    private final Evidence evidence;
    private final KeyFieldLists keyFields;

    Judge(
            Catalogues catalogues,
            Enrolments enrolments,
            Targets targets,
            FundFacts fundFacts,
            MoneyFacts moneyFacts,
            InvestmentFacts investmentFacts,
            MonitorFacts monitorFacts,
            CarryAccounts carry,
            Funds funds,
            ReinvestmentStanding reinvestment,
            Evidence evidence,
            KeyFieldLists keyFields) {
        this.catalogues = catalogues;
        this.enrolments = enrolments;
        this.targets = targets;
        this.fundFacts = fundFacts;
        this.moneyFacts = moneyFacts;
        this.investmentFacts = investmentFacts;
        this.monitorFacts = monitorFacts;
        this.carry = carry;
        this.funds = funds;
        this.reinvestment = reinvestment;
        this.evidence = evidence;
        this.keyFields = keyFields;
    }

    /**
     * The act as the rules see it.
     *
     * @param assumed recorded facts that a planner supposes, by key; empty for a real act
     */
    Judged judge(Fund fund, PlannedAct act, Map<Fact, String> assumed) {
        String target = targets.of(act).orElse(null);
        Facts facts = evidence.add(books(fund, act, target), act.fundId(), target, act.day());
        for (Map.Entry<Fact, String> one : assumed.entrySet()) {
            facts = facts.with(one.getKey(), one.getValue(), "ASSUMED");
        }
        facts = assumed.containsKey(Fact.IN_PROVINCIAL_LIST) ? facts : keyFields.add(facts, act.day());
        Optional<Enrolments.Enrolment> enrolment = enrolments.of(act.fundId(), act.day());
        return judged(act, facts, enrolment.map(Enrolments.Enrolment::termsId).orElse(null), enrolment.isPresent());
    }

    private Facts books(Fund fund, PlannedAct act, @Nullable String target) {
        Facts facts = moneyFacts.add(fundFacts.of(fund, act.day(), act.subFundId() != null), act);
        return switch (act.kind()) {
            case INVESTMENT -> investmentFacts.add(facts, act, target);
            case EXIT -> facts.with(Fact.EXIT_ROUTE, act.exitRoute());
            case CONCESSION -> concession(facts, fund, act);
            case TERMS -> facts.with(Fact.TERM_END_BEFORE, fundFacts.endBefore(fund, act.day()));
            case DAILY -> monitorFacts.of(fund, act.day());
            default -> facts;
        };
    }

    /** R29 from the books: what the waterfall has paid, what the register has recognised, what state the fund is in. */
    private Facts concession(Facts facts, Fund fund, PlannedAct act) {
        boolean agreed = funds.editions(fund).stream()
                .filter(one -> !one.validFromDate().isAfter(act.day()))
                .findFirst()
                .flatMap(one -> one.terms().agreedWaterfall())
                .isPresent();
        Facts known = facts.with(Fact.AT_LIQUIDATION, ENDING.contains(fund.state()))
                .with(
                        Fact.REINVESTMENT_MET,
                        reinvestment.met(fund, act.day()).map(String::valueOf).orElse(null));
        if (!agreed) {
            return known;
        }
        CarryAccounts.Standing standing = carry.standing(fund, act.day());
        return known.with(
                Fact.HURDLE_MET,
                standing.shortfall().isZero() && standing.profit().isPositive());
    }

    /** From facts that are given; the same facts give the same verdicts. */
    Judged judged(PlannedAct act, Facts facts, @Nullable String termsId, boolean enforced) {
        return new Judged(
                act,
                catalogues.current().id(),
                catalogues.digest(),
                termsId,
                enforced,
                facts,
                verdicts(catalogues.current(), act.kind(), act.day(), facts, termsId));
    }

    List<Verdict> verdicts(Catalogue catalogue, ActKind kind, LocalDate day, Facts facts, @Nullable String termsId) {
        return catalogue.judge(kind, day, enrolments.parameters(termsId), facts);
    }

    /** How large an act may still be, from what was judged of it while it amounts to nothing. */
    Headroom headroom(Judged nothing) {
        return Headroom.of(
                catalogues.current(),
                nothing.act().kind(),
                nothing.act().day(),
                enrolments.parameters(nothing.termsId()),
                nothing.facts());
    }
}
