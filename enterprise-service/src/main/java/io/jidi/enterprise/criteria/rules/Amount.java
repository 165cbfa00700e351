package io.jidi.enterprise.criteria.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** A measured value that can be held against a threshold without losing anything. */
public sealed interface Amount permits Amount.Exact, Amount.Compound, Amount.Age, Amount.Between {

    /** MET, NOT_MET, or UNKNOWN when only bounds are known and they straddle the threshold. */
    Status satisfies(Op op, Fraction threshold);

    /** The number a reader sees: two decimals HALF_UP in the unit's writing. */
    Wording display(Unit unit);

    /** The value in the unit's writing, HALF_UP; absent for ages and bounds, which are not one number. */
    default @Nullable BigDecimal rounded(Unit unit, int decimals) {
        return null;
    }

    /** Loses nothing: decimals or a fraction, a root as {@code (a/b)^(1/n)-1}. In the unit's writing where it has one. */
    String exact(Unit unit);

    /** An exact number. */
    record Exact(Fraction value) implements Amount {
        @Override
        public Status satisfies(Op op, Fraction threshold) {
            return op.holds(value.compareTo(threshold)) ? Status.MET : Status.NOT_MET;
        }

        @Override
        public Wording display(Unit unit) {
            return unit.with(unit.display(rounded(unit, 2)));
        }

        @Override
        public BigDecimal rounded(Unit unit, int decimals) {
            return unit.written(value).rounded(decimals, RoundingMode.HALF_UP);
        }

        @Override
        public String exact(Unit unit) {
            return unit.written(value).exact();
        }
    }

    /**
     * A compound yearly rate: {@code growth^(1/years) − 1}. Compared as {@code growth ≥ (1+threshold)^years}, so a rate of
     * exactly five percent (10000 to 11025 in two years) is met.
     *
     * @param growth last value over first, not below zero
     */
    record Compound(Fraction growth, int years) implements Amount {

        /** Far more than the two decimals shown, so that truncating the root cannot change them. */
        private static final int ROOT_DECIMALS = 20;

        @Override
        public Status satisfies(Op op, Fraction threshold) {
            Fraction factor = Fraction.ONE.plus(threshold);
            return op.holds(growth.compareTo(factor.power(years))) ? Status.MET : Status.NOT_MET;
        }

        @Override
        public Wording display(Unit unit) {
            return unit.with(unit.display(rounded(unit, 2)));
        }

        @Override
        public BigDecimal rounded(Unit unit, int decimals) {
            BigInteger scaled = growth.numerator()
                    .multiply(BigInteger.TEN.pow(ROOT_DECIMALS * years))
                    .divide(growth.denominator());
            BigDecimal rate = new BigDecimal(root(scaled, years), ROOT_DECIMALS).subtract(BigDecimal.ONE);
            return unit.written(Fraction.of(rate)).rounded(decimals, RoundingMode.HALF_UP);
        }

        @Override
        public String exact(Unit unit) {
            return "(" + growth.exact() + ")^(1/" + years + ")-1";
        }

        /** Whole part of the n-th root, by bisection over bits. */
        private static BigInteger root(BigInteger value, int n) {
            BigInteger root = BigInteger.ZERO;
            for (int bit = value.bitLength() / n + 1; bit >= 0; bit--) {
                BigInteger candidate = root.setBit(bit);
                if (candidate.pow(n).compareTo(value) <= 0) {
                    root = candidate;
                }
            }
            return root;
        }
    }

    /**
     * A time since a day, exact to the day: five years and no days is "at most five", one day more is not. From
     * 29 February the anniversary in a common year is 28 February (Civil Code art. 202: last day of the month).
     */
    record Age(LocalDate from, LocalDate to) implements Amount {
        @Override
        public Status satisfies(Op op, Fraction threshold) {
            LocalDate anniversary = from.plusYears(threshold.floor().longValueExact());
            return op.holds(to.compareTo(anniversary)) ? Status.MET : Status.NOT_MET;
        }

        /** Whole years and the days since the last anniversary. */
        @Override
        public Wording display(Unit unit) {
            int years = Period.between(from, to).getYears();
            if (from.plusYears(years + 1L).compareTo(to) <= 0) {
                years++;
            }
            long days = to.toEpochDay() - from.plusYears(years).toEpochDay();
            return new Wording(
                    years + "年" + days + "天",
                    years + (years == 1 ? " year " : " years ") + days + (days == 1 ? " day" : " days"));
        }

        @Override
        public String exact(Unit unit) {
            return from + "/" + to;
        }
    }

    /**
     * Known only to lie between two bounds, because some parts are unknown.
     *
     * @param high absent when there is no upper bound
     */
    record Between(Fraction low, @Nullable Fraction high) implements Amount {

        /** Bounds that meet are an exact value. */
        static Amount of(Fraction low, @Nullable Fraction high) {
            return high != null && low.compareTo(high) == 0 ? new Exact(low) : new Between(low, high);
        }

        @Override
        public Status satisfies(Op op, Fraction threshold) {
            int lowest = low.compareTo(threshold);
            int highest = high == null ? 1 : high.compareTo(threshold);
            if (op == Op.EQUAL) {
                return lowest > 0 || highest < 0 ? Status.NOT_MET : Status.UNKNOWN;
            }
            boolean atLowest = op.holds(lowest);
            return atLowest != op.holds(highest) ? Status.UNKNOWN : atLowest ? Status.MET : Status.NOT_MET;
        }

        @Override
        public Wording display(Unit unit) {
            Wording least = new Exact(low).display(unit);
            if (high == null) {
                return new Wording("至少" + least.zh(), "at least " + least.en());
            }
            Wording most = new Exact(high).display(unit);
            return new Wording(least.zh() + "至" + most.zh(), least.en() + " to " + most.en());
        }

        @Override
        public String exact(Unit unit) {
            return unit.written(low).exact() + ".."
                    + (high == null ? "" : unit.written(high).exact());
        }
    }
}
