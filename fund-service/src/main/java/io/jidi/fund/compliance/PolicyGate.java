package io.jidi.fund.compliance;

import io.jidi.fund.FundProblem;
import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.fund.ActCondition;
import io.jidi.fund.fund.ActGate;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.fund.RuleStanding;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.time.ClockSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands before every act that moves money or a promise. A fund that is not enrolled is judged and the judgement kept; an
 * enrolled one is held to it. A refusal is kept in a transaction of its own: the act's is rolled back.
 */
@ApplicationScoped
class PolicyGate implements ActGate {

    private final Funds funds;
    private final Instance<ActCondition> conditions;
    private final Judge judge;
    private final Checks checks;
    private final Overrides overrides;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    PolicyGate(
            Funds funds,
            Instance<ActCondition> conditions,
            Judge judge,
            Checks checks,
            Overrides overrides,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.funds = funds;
        this.conditions = conditions;
        this.judge = judge;
        this.checks = checks;
        this.overrides = overrides;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }

    @Override
    public void admit(PlannedAct act) {
        Fund fund = funds.visible(act.fundId());
        conditions.forEach(condition -> condition.require(fund, act));
        Judged judged = judge.judge(fund, act, Map.of());
        if (!judged.enforced()) {
            checks.add(judged, Decision.OBSERVED);
            return;
        }
        List<OverrideId> used = requireOpen(fund, judged);
        Decision decision = used.isEmpty() ? Decision.PASSED : Decision.OVERRIDDEN;
        CheckId check = checks.add(judged, decision);
        used.forEach(override -> overrides.use(override, check));
        outbox.append(Announcement.of(fund, check, judged, decision));
    }

    @Override
    public String foresee(PlannedAct act) {
        Fund fund = funds.visible(act.fundId());
        Judged judged = judge.judge(fund, act, Map.of());
        if (!judged.enforced()) {
            return checks.add(judged, Decision.OBSERVED).wire();
        }
        requireOpen(fund, judged);
        CheckId check = checks.add(judged, Decision.FORESEEN);
        outbox.append(Announcement.of(fund, check, judged, Decision.FORESEEN));
        return check.wire();
    }

    @Override
    public List<RuleStanding> look(PlannedAct act) {
        Judged judged = judge.judge(funds.visible(act.fundId()), act, Map.of());
        return judged.verdicts().stream()
                .map(one -> new RuleStanding(
                        one.rule(),
                        one.outcome().name(),
                        judged.enforced() && one.consequence() == Consequence.REFUSE,
                        one.reason()))
                .toList();
    }

    /** The overrides without which the act would not pass. */
    private List<OverrideId> requireOpen(Fund fund, Judged judged) {
        List<Verdict> open = new ArrayList<>();
        List<OverrideId> used = new ArrayList<>();
        for (Verdict one : judged.verdicts()) {
            if (one.consequence() != Consequence.ALLOW) {
                Optional<OverrideId> override = one.consequence() == Consequence.NEEDS_OVERRIDE
                        ? overrides.unused(judged, one)
                        : Optional.empty();
                override.ifPresentOrElse(used::add, () -> open.add(one));
            }
        }
        if (!open.isEmpty()) {
            throw refusal(open, keepRefused(fund, judged));
        }
        return used;
    }

    private CheckId keepRefused(Fund fund, Judged judged) {
        return QuarkusTransaction.requiringNew().call(() -> {
            CheckId check = checks.add(judged, Decision.REFUSED);
            outbox.append(Announcement.of(fund, check, judged, Decision.REFUSED));
            audit.record("REFUSE_ACT", check.wire(), judged.act().kind().name(), null, judged.act());
            return check;
        });
    }

    private static Problem refusal(List<Verdict> open, CheckId check) {
        boolean refused = open.stream().anyMatch(one -> one.consequence() == Consequence.REFUSE);
        String rules = String.join("、", open.stream().map(Verdict::rule).toList());
        String rulesEn = String.join(", ", open.stream().map(Verdict::rule).toList());
        Problem problem = refused
                ? FundProblem.FUND_ACT_REFUSED.problem(
                        rules + " 不通过，判定记录 " + check, rulesEn + " stand in the way, see " + check)
                : FundProblem.FUND_ACT_NEEDS_OVERRIDE.problem(
                        rules + " 须放行，判定记录 " + check, rulesEn + " need an override, see " + check);
        return problem.withErrors(open.stream()
                .map(one -> new FieldError(
                        "",
                        one.rule(),
                        one.reason(),
                        Map.of(
                                "check", check.wire(),
                                "outcome", one.outcome().name(),
                                "consequence", one.consequence().name())))
                .toList());
    }
}
