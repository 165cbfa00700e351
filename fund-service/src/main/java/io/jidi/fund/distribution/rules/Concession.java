package io.jidi.fund.distribution.rules;

import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 让利: at liquidation the guidance money may give part of its excess to managers and social investors (fund.md 2.5, R29;
 * 财预〔2015〕210号 art. 13 lets profit go, never principal or a promised return). The percentage is in no published
 * document, so it is a term of the agreement; without it nothing is conceded.
 */
public final class Concession {

    private Concession() {}

    /**
     * The facts at liquidation.
     *
     * @param hurdleMet of the whole fund
     * @param reinvestmentDone 返投 recognised in full
     * @param approval document of the approving authority; null: none yet
     * @param rate part of the excess that is conceded, 0 to 1; null while not agreed
     * @param excess what the guidance money received above capital and preferred return, over the fund's life
     * @param receivers managers and social investors by weight
     */
    public record Input(
            boolean liquidating,
            boolean hurdleMet,
            boolean reinvestmentDone,
            @Nullable String approval,
            @Nullable BigDecimal rate,
            Money excess,
            Map<UUID, BigDecimal> receivers) {
        public Input {
            if (rate != null && (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0)) {
                throw new IllegalArgumentException("a concession rate is between 0 and 1: " + rate);
            }
        }
    }

    /** A gate that is shut. */
    public enum Gate {
        NOT_LIQUIDATING(Text.of("基金未进入清算", "The fund is not in liquidation")),
        HURDLE_NOT_MET(Text.of("未达到门槛收益", "The hurdle is not met")),
        REINVESTMENT_NOT_DONE(Text.of("返投任务未完成", "The reinvestment duty is not fulfilled")),
        APPROVAL_MISSING(Text.of("缺少让利批复文件", "The approving document is missing")),
        RATE_NOT_AGREED(Text.of("合伙协议未约定让利比例", "The agreement sets no concession rate")),
        NO_RECEIVERS(Text.of("没有让利受益方", "Nobody is named to receive it"));

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

    /** Together the amount, to the fen; zero if there is no excess. */
    public record Granted(Money amount, Map<UUID, Money> parts) implements Decision {}

    /** Not empty. */
    public record Refused(List<Gate> gates) implements Decision {}

    public static Decision decide(Input input) {
        List<Gate> shut = new ArrayList<>();
        require(shut, input.liquidating(), Gate.NOT_LIQUIDATING);
        require(shut, input.hurdleMet(), Gate.HURDLE_NOT_MET);
        require(shut, input.reinvestmentDone(), Gate.REINVESTMENT_NOT_DONE);
        require(shut, input.approval() != null && !input.approval().isBlank(), Gate.APPROVAL_MISSING);
        require(shut, input.rate() != null, Gate.RATE_NOT_AGREED);
        require(shut, input.receivers().values().stream().anyMatch(weight -> weight.signum() > 0), Gate.NO_RECEIVERS);
        if (!shut.isEmpty() || input.rate() == null) {
            return new Refused(List.copyOf(shut));
        }
        BigDecimal excess = input.excess().amount().max(BigDecimal.ZERO);
        Money amount =
                Money.rounded(excess.multiply(input.rate()), input.excess().currency());
        return new Granted(amount, Allocation.largestRemainder(amount, input.receivers()));
    }

    private static void require(List<Gate> shut, boolean open, Gate gate) {
        if (!open) {
            shut.add(gate);
        }
    }
}
