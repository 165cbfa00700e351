package io.jidi.fund.performance.rules;

import io.jidi.fund.fund.rules.DayCount;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The yearly rate at which dated flows are worth nothing together (fund.md 4.2), with the proof of how many such rates
 * there are. Flows of one day are added exactly, zeros are left out, order does not matter.
 *
 * <p>Never an unexplained answer: where there is no rate, or more than one, the status says so.
 */
public final class Xirr {

    /** Decimals to keep of a rate. */
    public static final int STORED_SCALE = 10;

    /** What of a floating point number is worth writing down. */
    private static final MathContext SHOWN = new MathContext(16, RoundingMode.HALF_EVEN);

    private Xirr() {}

    /** Money on a day: negative out of the investor's pocket, positive back into it. */
    public record Flow(LocalDate day, BigDecimal amount) {}

    /** What the answer is worth. */
    public enum Status {
        /** Exactly one rate. */
        UNIQUE(true, Text.of("唯一解", "Exactly one rate")),
        /** More than one; the one nearest to zero growth is chosen, all are told. */
        MULTIPLE(true, Text.of("多个解，取最接近零增长者", "More than one rate; the nearest to zero growth is chosen")),
        /** The value touches zero without crossing it. */
        TANGENT(true, Text.of("净现值与零相切", "The value touches zero without crossing it")),
        /** No rate makes these flows worth nothing. */
        NO_ROOT(false, Text.of("无解", "No rate makes these flows worth nothing")),
        /** There is a rate, but below −1 + 1e−13 or above 1e86: nothing a person would call one. */
        RATE_OUT_OF_RANGE(false, Text.of("解超出可用范围", "The only rates are out of range")),
        INVALID_EMPTY(false, Text.of("没有非零现金流", "There are no flows")),
        INVALID_SINGLE_DATE(false, Text.of("现金流在同一天", "All flows are on one day")),
        NO_SIGN_CHANGE_NEGATIVE(false, Text.of("只有流出，没有流入或估值", "Only money out: no return and no value recorded")),
        NO_SIGN_CHANGE_POSITIVE(false, Text.of("只有流入，没有流出", "Only money in: nothing was invested")),
        /** Only money out, and a value of zero recorded at the end: −100 % by policy. */
        TOTAL_LOSS(true, Text.of("全部损失，约定为 −100%", "Everything is lost: −100 % by policy"));

        private final boolean hasRate;
        private final Text reason;

        Status(boolean hasRate, Text reason) {
            this.hasRate = hasRate;
            this.reason = reason;
        }

        public boolean hasRate() {
            return hasRate;
        }

        public Text reason() {
            return reason;
        }
    }

    /**
     * The answer.
     *
     * @param roots every rate in the range, ascending
     * @param chosen {@code 0.08} is 8 %; null exactly where the status has no rate
     * @param signChanges in the order of days: no more rates than this exist (Descartes)
     * @param certified whether the number of rates is proven; the value of each always is
     * @param residual value at the chosen rate over its largest term, or a bound of that; at most 1e−12
     */
    public record Result(
            Status status,
            List<BigDecimal> roots,
            @Nullable BigDecimal chosen,
            int signChanges,
            boolean certified,
            @Nullable BigDecimal residual) {

        /** The chosen rate with ten decimals; a rate above −100 % never becomes −100 %. */
        public @Nullable BigDecimal stored() {
            if (chosen == null || status == Status.TOTAL_LOSS) {
                return chosen;
            }
            BigDecimal rounded = chosen.setScale(STORED_SCALE, RoundingMode.HALF_EVEN);
            return rounded.compareTo(BigDecimal.ONE.negate()) > 0
                    ? rounded
                    : chosen.setScale(STORED_SCALE, RoundingMode.CEILING);
        }
    }

    /**
     * Solves.
     *
     * @param dayCount with years of one length
     */
    public static Result solve(List<Flow> flows, DayCount dayCount) {
        Merged merged = Merged.of(flows);
        int n = merged.days.length;
        if (n == 0) {
            return none(Status.INVALID_EMPTY);
        }
        if (n == 1 && !(merged.amounts[0] < 0 && merged.endsInZero)) {
            return none(Status.INVALID_SINGLE_DATE);
        }
        ExponentialSum sum = new ExponentialSum(merged.days, merged.amounts);
        int changes = sum.signChanges();
        if (changes == 0) {
            return withoutSignChange(merged);
        }
        RootSearch search = new RootSearch(sum, dayCount.daysPerYear());
        return answer(search, changes, dayCount.daysPerYear());
    }

    private static Result withoutSignChange(Merged merged) {
        if (merged.amounts[0] > 0) {
            return none(Status.NO_SIGN_CHANGE_POSITIVE);
        }
        if (!merged.endsInZero) {
            return none(Status.NO_SIGN_CHANGE_NEGATIVE);
        }
        BigDecimal all = BigDecimal.ONE.negate();
        return new Result(Status.TOTAL_LOSS, List.of(), all, 0, true, null);
    }

    private static Result answer(RootSearch search, int changes, int daysPerYear) {
        double[] found = search.roots();
        if (found.length == 0) {
            Status status = search.rootsOutside() ? Status.RATE_OUT_OF_RANGE : Status.NO_ROOT;
            return new Result(status, List.of(), null, changes, search.certified(), null);
        }
        if (found.length == 1) {
            BigDecimal rate = rate(found[0] * daysPerYear);
            Status only = search.touches() ? Status.TANGENT : Status.UNIQUE;
            return new Result(only, List.of(rate), rate, changes, search.certified(), decimal(search.residual(0)));
        }
        List<BigDecimal> rates = new ArrayList<>(found.length);
        int chosen = 0;
        for (int i = 0; i < found.length; i++) {
            rates.add(rate(found[i] * daysPerYear));
            chosen = Math.abs(found[i]) < Math.abs(found[chosen]) ? i : chosen;
        }
        BigDecimal residual = decimal(search.residual(chosen));
        return new Result(
                Status.MULTIPLE, List.copyOf(rates), rates.get(chosen), changes, search.certified(), residual);
    }

    private static BigDecimal rate(double logarithm) {
        return decimal(Math.expm1(logarithm));
    }

    /** Sixteen decimals are all that a rate of usual size has; as a whole number it is written out many times as fast. */
    private static BigDecimal decimal(double number) {
        double size = Math.abs(number);
        if (size < 1e-12) {
            return BigDecimal.valueOf(Math.round(number * 1e24), 24);
        }
        return size >= 1e-3 && size < 900
                ? BigDecimal.valueOf(Math.round(number * 1e16), 16)
                : BigDecimal.valueOf(number).round(SHOWN);
    }

    private static Result none(Status status) {
        return new Result(status, List.of(), null, 0, true, null);
    }

    /** Flows by day: days from the first, amounts added exactly before they become floating point. */
    private static final class Merged {
        private final double[] days;
        private final double[] amounts;
        private final boolean endsInZero;

        private Merged(double[] days, double[] amounts, boolean endsInZero) {
            this.days = days;
            this.amounts = amounts;
            this.endsInZero = endsInZero;
        }

        static Merged of(List<Flow> flows) {
            Merged merged = inOrder(flows);
            return merged != null
                    ? merged
                    : Objects.requireNonNull(inOrder(flows.stream()
                            .sorted(Comparator.comparing(Flow::day))
                            .toList()));
        }

        /** Null where a day comes before the one that it follows in the list. */
        private static @Nullable Merged inOrder(List<Flow> flows) {
            int size = flows.size();
            double[] days = new double[size];
            double[] amounts = new double[size];
            int n = 0;
            boolean endsInZero = false;
            Flow next = size == 0 ? null : flows.get(0);
            long nextDay = next == null ? 0 : next.day().toEpochDay();
            for (int i = 1; next != null; i++) {
                long day = nextDay;
                BigDecimal amount = next.amount();
                next = i < size ? flows.get(i) : null;
                while (next != null && (nextDay = next.day().toEpochDay()) == day) {
                    amount = amount.add(next.amount());
                    i++;
                    next = i < size ? flows.get(i) : null;
                }
                if (next != null && nextDay < day) {
                    return null;
                }
                endsInZero = amount.signum() == 0;
                if (!endsInZero) {
                    days[n] = day;
                    amounts[n] = amount.doubleValue();
                    n++;
                }
            }
            // The first comes last, since all others are counted from it.
            for (int i = n - 1; i >= 0; i--) {
                days[i] -= days[0];
            }
            return new Merged(
                    n == size ? days : Arrays.copyOf(days, n),
                    n == size ? amounts : Arrays.copyOf(amounts, n),
                    endsInZero);
        }
    }
}
