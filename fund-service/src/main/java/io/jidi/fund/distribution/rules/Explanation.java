package io.jidi.fund.distribution.rules;

import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a distribution into sentences, tier by tier. */
final class Explanation {

    private final List<TraceStep> steps = new ArrayList<>();
    private final Map<Tier, Money> tiers;
    private Money left;

    private Explanation(Map<Tier, Money> tiers, Money cash) {
        this.tiers = tiers;
        this.left = cash;
    }

    static List<TraceStep> of(
            WaterfallTerms terms, WaterfallState before, Money cash, Map<Tier, Money> tiers, BigDecimal catchUpNeed) {
        Explanation explanation = new Explanation(tiers, cash);
        String currency = cash.currency();
        explanation.step(
                Text.of("返还本金：未返还本金 {0}", "Return of capital: unreturned {0}")
                        .with(before.unreturned().plain()),
                before.unreturned(),
                Tier.CAPITAL);
        Money preferred = Money.rounded(
                before.hurdle().subtract(before.unreturned().amount()).max(BigDecimal.ZERO), currency);
        explanation.step(
                Text.of(
                                "门槛收益：年 {0}（{1}，{2}），截至 {3} 门槛账户 {4}，其中本金以外 {5}",
                                "Preferred return: {0} a year ({1}, {2}); hurdle account on {3} is {4}, of which"
                                        + " above capital {5}")
                        .with(
                                terms.hurdleRate().toPlainString(),
                                terms.hurdle(),
                                terms.dayCount(),
                                before.day(),
                                before.shortfall().plain(),
                                preferred.plain()),
                preferred,
                Tier.PREFERRED);
        Money need = Money.rounded(catchUpNeed, currency);
        explanation.step(
                terms.hasCatchUp()
                        ? Text.of(
                                        "追补：至业绩报酬占利润 {0} 尚需 {1}，其中 {2} 归业绩报酬",
                                        "Catch-up: {1} until the carry is {0} of profit, of which {2} to the carry")
                                .with(
                                        terms.carryRate().toPlainString(),
                                        need.plain(),
                                        terms.catchUpRate().toPlainString())
                        : Text.of("追补：条款无追补", "Catch-up: none in the terms"),
                need,
                Tier.CATCH_UP_CARRY,
                Tier.CATCH_UP_INVESTOR);
        explanation.step(
                Text.of("超额分成：余额 {0}，其中 {1} 归业绩报酬", "Split: {0} left, of which {1} to the carry")
                        .with(explanation.left.plain(), terms.carryRate().toPlainString()),
                explanation.left,
                Tier.SPLIT_INVESTOR,
                Tier.SPLIT_CARRY);
        return List.copyOf(explanation.steps);
    }

    private void step(Text text, Money due, Tier... lines) {
        Money paid = Money.zero(left.currency());
        for (Tier line : lines) {
            paid = paid.plus(tiers.getOrDefault(line, Money.zero(left.currency())));
        }
        left = left.minus(paid);
        steps.add(new TraceStep(text, due, paid, left));
    }
}
