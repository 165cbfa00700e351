package io.jidi.fund.distribution.rules;

import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 让利: at liquidation the guidance money may give part of its excess to managers and social investors (fund.md 2.5, R29;
 * 财预〔2015〕210号 art. 13 lets profit go, never principal or a promised return). The percentages are in no published
 * document, so they are terms of the agreement; without them nothing is conceded.
 */
public final class Concession {

    private Concession() {}

    /**
     * What was agreed.
     *
     * @param rate part of the excess that is conceded, 0 to 1
     * @param managerRate part of that for the managers, 0 to 1; the social investors have the rest
     */
    public record Terms(BigDecimal rate, BigDecimal managerRate) {
        public Terms {
            for (BigDecimal one : List.of(rate, managerRate)) {
                if (one.signum() < 0 || one.compareTo(BigDecimal.ONE) > 0) {
                    throw new IllegalArgumentException("a concession rate is between 0 and 1: " + one);
                }
            }
        }
    }

    /**
     * The facts at liquidation.
     *
     * @param hurdleMet of the whole fund
     * @param reinvestmentDone 返投 recognised in full
     * @param approval document of the approving authority; null: none yet
     * @param terms null while not agreed
     * @param excess what each guidance investor received above capital and preferred return, over the fund's life
     * @param managers by weight
     * @param social social investors by weight
     */
    public record Input(
            boolean liquidating,
            boolean hurdleMet,
            boolean reinvestmentDone,
            @Nullable String approval,
            @Nullable Terms terms,
            Map<UUID, Money> excess,
            Map<UUID, BigDecimal> managers,
            Map<UUID, BigDecimal> social) {}

    /** A gate that is shut. */
    public enum Gate {
        NOT_LIQUIDATING(Text.of("基金未进入清算", "The fund is not in liquidation")),
        HURDLE_NOT_MET(Text.of("未达到门槛收益", "The hurdle is not met")),
        REINVESTMENT_NOT_DONE(Text.of("返投任务未完成", "The reinvestment duty is not fulfilled")),
        APPROVAL_MISSING(Text.of("缺少让利批复文件", "The approving document is missing")),
        RATE_NOT_AGREED(Text.of("合伙协议未约定让利比例", "The agreement sets no concession rate")),
        NO_EXCESS(Text.of("财政出资没有超额收益", "The guidance money has no excess")),
        NO_RECEIVERS(Text.of("没有让利受益方", "Nobody is there to receive it"));

        private final Text reason;

        Gate(Text reason) {
            this.reason = reason;
        }

        public Text reason() {
            return reason;
        }
    }

    /** The concession, or every gate that is shut. */
    public sealed interface Decision permits Granted, Refused {}

    /** Who gives and who receives; both together the amount, to the fen, which is above zero. */
    public record Granted(Money amount, Map<UUID, Money> givers, Map<UUID, Money> receivers) implements Decision {}

    /** Not empty. */
    public record Refused(List<Gate> gates) implements Decision {}

    public static Decision decide(Input input) {
        Map<UUID, BigDecimal> excess = new TreeMap<>();
        input.excess().forEach((partner, amount) -> {
            if (amount.isPositive()) {
                excess.put(partner, amount.amount());
            }
        });
        boolean receivers = positive(input.managers()) || positive(input.social());
        List<Gate> shut = new ArrayList<>();
        require(shut, input.liquidating(), Gate.NOT_LIQUIDATING);
        require(shut, input.hurdleMet(), Gate.HURDLE_NOT_MET);
        require(shut, input.reinvestmentDone(), Gate.REINVESTMENT_NOT_DONE);
        require(shut, input.approval() != null && !input.approval().isBlank(), Gate.APPROVAL_MISSING);
        require(shut, input.terms() != null, Gate.RATE_NOT_AGREED);
        require(shut, !excess.isEmpty(), Gate.NO_EXCESS);
        require(shut, receivers, Gate.NO_RECEIVERS);
        if (!shut.isEmpty() || input.terms() == null) {
            return new Refused(List.copyOf(shut));
        }
        String currency = input.excess().values().iterator().next().currency();
        BigDecimal all = excess.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Money amount = Money.rounded(all.multiply(input.terms().rate()), currency);
        if (!amount.isPositive()) {
            return new Refused(List.of(Gate.NO_EXCESS));
        }
        return new Granted(
                amount, new TreeMap<>(Allocation.largestRemainder(amount, excess)), receivers(input, amount));
    }

    /** Where one side has nobody the other has all. */
    private static Map<UUID, Money> receivers(Input input, Money amount) {
        BigDecimal rate =
                input.terms() == null ? BigDecimal.ZERO : input.terms().managerRate();
        if (!positive(input.managers())) {
            rate = BigDecimal.ZERO;
        } else if (!positive(input.social())) {
            rate = BigDecimal.ONE;
        }
        Money managers = Money.rounded(amount.amount().multiply(rate), amount.currency());
        Map<UUID, Money> parts = new TreeMap<>();
        share(parts, managers, input.managers());
        share(parts, amount.minus(managers), input.social());
        return parts;
    }

    private static void share(Map<UUID, Money> parts, Money amount, Map<UUID, BigDecimal> weights) {
        if (amount.isPositive()) {
            Allocation.largestRemainder(amount, weights)
                    .forEach((partner, part) -> parts.merge(partner, part, Money::plus));
        }
    }

    private static boolean positive(Map<UUID, BigDecimal> weights) {
        return weights.values().stream().anyMatch(weight -> weight.signum() > 0);
    }

    private static void require(List<Gate> shut, boolean open, Gate gate) {
        if (!open) {
            shut.add(gate);
        }
    }
}
