package io.jidi.fund.deal;

import io.jidi.fund.deal.rules.BallotRules;
import io.jidi.fund.deal.rules.Condition;
import io.jidi.fund.deal.rules.Entered;
import io.jidi.fund.deal.rules.Gate;
import io.jidi.fund.deal.rules.Obstacle;
import io.jidi.fund.deal.rules.StageSpec;
import io.jidi.fund.deal.rules.TermSheet;
import io.jidi.fund.fund.ActGate;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.fund.RuleStanding;
import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the gate in front of a deal: its entries, its conditions, and the policy rules that belong to it. */
@ApplicationScoped
class Gates {

    private final Plans plans;
    private final Deals deals;
    private final Entries entries;
    private final TermSheets terms;
    private final Ballots ballots;
    private final Duplicates duplicates;
    private final DealMoney money;
    private final Reviews reviews;
    private final ActGate gate;

    Gates(
            Plans plans,
            Deals deals,
            Entries entries,
            TermSheets terms,
            Ballots ballots,
            Duplicates duplicates,
            DealMoney money,
            Reviews reviews,
            ActGate gate) {
        this.plans = plans;
        this.deals = deals;
        this.entries = entries;
        this.terms = terms;
        this.ballots = ballots;
        this.duplicates = duplicates;
        this.money = money;
        this.reviews = reviews;
        this.gate = gate;
    }

    /** What still shuts the gate, without the judgement of the act that comes next. */
    List<Obstacle> obstacles(Deal deal) {
        StageSpec spec = plans.current().stage(deal.stage());
        Map<String, Entered> entered = entries.standing(deal.id(), deal.round());
        List<Obstacle> open = new ArrayList<>(Gate.entries(spec, entered));
        for (Condition condition : Condition.values()) {
            if (spec.conditions().contains(condition)) {
                open.addAll(ask(condition, deal, entered));
            }
        }
        if (!spec.rules().isEmpty()) {
            open.addAll(refusing(spec.rules(), gate.look(planned(deal, entered))));
        }
        return open;
    }

    /** The acts that the policy rules judge at this gate; empty where the stage asks for no judgement. */
    List<PlannedAct> acts(Deal deal) {
        if (!plans.current().stage(deal.stage()).conditions().contains(Condition.NO_OPEN_RULE)) {
            return List.of();
        }
        Map<String, Entered> entered = entries.standing(deal.id(), deal.round());
        return deal.stage() == DealStage.INVESTED ? exits(deal, entered) : List.of(planned(deal, entered));
    }

    private List<Obstacle> ask(Condition condition, Deal deal, Map<String, Entered> entered) {
        return switch (condition) {
            case DUPLICATES_SEEN -> seen(deal, entered);
            case VOTE -> vote(deal, entered);
            case TERMS_SOUND ->
                terms.standing(deal.id(), deal.round())
                        .map(TermSheet::faults)
                        .orElseGet(() -> List.of(no("TERMS_SOUND", "尚无投资条款", "There are no terms yet")));
            case TERMS_AS_VOTED -> asVoted(deal);
            case MONEY_PAID ->
                money.paid(deal)
                        ? List.of()
                        : List.of(no("MONEY_PAID", "约定的投资款尚未全部支付", "What was agreed is not paid in full"));
            case REVIEWED ->
                reviews.isRecent(deal.id(), gate.today())
                        ? List.of()
                        : List.of(no("REVIEWED", "近两个季度没有投后评估", "There is no review of the last two quarters"));
            case EXIT_CHECKED -> exitChecked(deal, entered);
            case PROCEEDS_DISTRIBUTED ->
                money.distributed(deal)
                        ? List.of()
                        : List.of(no(
                                "PROCEEDS_DISTRIBUTED",
                                "尚有未退出的投资或未分配的退出收入",
                                "Something is still held, or proceeds are not distributed"));
            // Judged for itself when the gate is passed, so that the judgement is kept.
            case NO_OPEN_RULE -> List.of();
        };
    }

    private List<Obstacle> seen(Deal deal, Map<String, Entered> entered) {
        int others = duplicates.of(deal).total();
        return others == 0 || entered.containsKey(RecordEntry.DUPLICATES_SEEN)
                ? List.of()
                : List.of(new Obstacle(
                        RecordEntry.DUPLICATES_SEEN,
                        Text.of(
                                        "另有 {0} 个基金项目涉及同一企业，须说明",
                                        "{0} deals of other funds with the firm: say that they were seen")
                                .with(others)));
    }

    private List<Obstacle> vote(Deal deal, Map<String, Entered> entered) {
        Optional<Ballots.BallotView> ballot = ballots.current(deal);
        Optional<BallotRules.Outcome> outcome = ballot.flatMap(one -> Optional.ofNullable(one.outcome()));
        if (ballot.isEmpty() || outcome.isEmpty()) {
            return List.of(no("VOTE", "投委会尚未作出决定", "The committee has not decided"));
        }
        if (outcome.get() != BallotRules.Outcome.CARRIED) {
            return List.of(no("VOTE", "投委会未通过：" + outcome.get(), "The committee did not carry it: " + outcome.get()));
        }
        return sameFile(deal, ballot.get().file(), entered)
                ? List.of()
                : List.of(no("FILE_AS_VOTED", "表决后材料或条款有变，须重新表决", "The file changed after the vote; vote again"));
    }

    /** Whether what lay before the committee is what lies there now: all up to this stage; who confirmed it does not matter. */
    private boolean sameFile(Deal deal, Ballots.BallotFile voted, Map<String, Entered> entered) {
        boolean entries = entered.entrySet().stream()
                .filter(one -> plans.current()
                        .stageOf(one.getKey())
                        .filter(stage -> !deal.stage().isBefore(stage))
                        .isPresent())
                .allMatch(one -> one.getValue().sameAs(voted.entries().get(one.getKey())));
        TermSheet before = voted.terms();
        return entries
                && terms.standing(deal.id(), deal.round())
                        .map(now -> before != null && now.sameAs(before))
                        .orElse(before == null);
    }

    private List<Obstacle> asVoted(Deal deal) {
        Optional<TermSheet> voted = ballots.last(deal.id(), deal.round(), DealStage.COMMITTEE)
                .flatMap(ballot -> Optional.ofNullable(ballot.file().terms()));
        Optional<TermSheet> now = terms.standing(deal.id(), deal.round());
        boolean same = voted.isPresent() && now.isPresent() && voted.get().sameAs(now.get());
        return same
                ? List.of()
                : List.of(no(
                        "TERMS_AS_VOTED",
                        "条款与投决时不一致，须退回投决",
                        "The terms are not those that were voted on; return to the committee"));
    }

    private List<Obstacle> exitChecked(Deal deal, Map<String, Entered> entered) {
        Entered route = entered.get("exitRoute");
        if (route == null || route.value().equals("WRITE_OFF")) {
            return List.of();
        }
        Optional<String> outcome = money.exitCheck(deal, route.value());
        if (outcome.isEmpty()) {
            return List.of(no("EXIT_CHECKED", "尚未核查该退出方式", "The route was not checked"));
        }
        return outcome.get().equals("FAIL")
                ? List.of(no("EXIT_CHECKED", "退出方式核查未通过", "The check of the route failed"))
                : List.of();
    }

    private PlannedAct planned(Deal deal, Map<String, Entered> entered) {
        Fund fund = deals.fundOf(deal);
        Optional<TermSheet> agreed = terms.standing(deal.id(), deal.round());
        Money amount = agreed.map(TermSheet::amount).orElseGet(() -> asked(fund, entered, "ask"));
        return PlannedAct.investment(
                fund.id(),
                gate.today(),
                amount,
                agreed.map(TermSheet::instrument).orElse("EQUITY"),
                deal.id().wire(),
                null);
    }

    private List<PlannedAct> exits(Deal deal, Map<String, Entered> entered) {
        Fund fund = deals.fundOf(deal);
        Money proceeds = asked(fund, entered, "exitProceeds");
        String route = Optional.ofNullable(entered.get("exitRoute"))
                .map(Entered::value)
                .orElse("SHARE_TRANSFER");
        return money.held(deal).stream()
                .map(one -> PlannedAct.exit(
                        fund.id(),
                        gate.today(),
                        one.partOf(proceeds),
                        one.investment().wire(),
                        route))
                .toList();
    }

    private static Money asked(Fund fund, Map<String, Entered> entered, String item) {
        return Optional.ofNullable(entered.get(item))
                .map(one -> new Money(new BigDecimal(one.value()), fund.currency()))
                .orElse(Money.zero(fund.currency()));
    }

    private static List<Obstacle> refusing(List<String> asked, List<RuleStanding> standings) {
        return standings.stream()
                .filter(one -> one.refuses() && asked.contains(one.rule()))
                .map(one -> new Obstacle(one.rule(), one.reason()))
                .toList();
    }

    private static Obstacle no(String code, String zh, String en) {
        return new Obstacle(code, Text.of(zh, en));
    }
}
