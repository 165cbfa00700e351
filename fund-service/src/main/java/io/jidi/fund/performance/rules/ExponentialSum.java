package io.jidi.fund.performance.rules;

/**
 * f(v) = Σ a·e^(−d·v) over days d, v being the logarithm of growth per day. Looked at through
 * h = ln(sum of its positive terms) − ln(sum of its negative ones): the sign and the zeros are those of f, but h is nearly
 * a straight line where f spans hundreds of decades, and its rounding error has a bound.
 */
final class ExponentialSum {

    /** Where {@link #evaluate} writes: h, its slope and its bend, the bound of its rounding error, the two mean days. */
    static final int VALUE = 0;

    static final int SLOPE = 1;
    static final int BEND = 2;
    static final int ERROR = 3;
    static final int PLUS_DAY = 4;
    static final int MINUS_DAY = 5;
    static final int PLACES = 6;

    /** Whole numbers, kept as what they are multiplied with. */
    private final double[] days;

    private final double[] amounts;
    private final Side plus;
    private final Side minus;
    private final int depth;
    private final int changes;

    /**
     * A sum.
     *
     * @param days ascending, distinct, whole
     * @param amounts none zero
     */
    ExponentialSum(double[] days, double[] amounts) {
        this(days, amounts, 0);
    }

    private ExponentialSum(double[] days, double[] amounts, int depth) {
        this.days = days;
        this.amounts = amounts;
        this.depth = depth;
        plus = new Side(amounts.length);
        minus = new Side(amounts.length);
        int count = 0;
        int before = amounts[0] > 0 ? 1 : 0;
        for (int i = 0; i < amounts.length; i++) {
            int positive = amounts[i] > 0 ? 1 : 0;
            count += positive ^ before;
            before = positive;
            plus.add(days[i], amounts[i], positive);
            minus.add(days[i], -amounts[i], 1 - positive);
        }
        changes = count;
    }

    /** The terms of one sign: gone through without a question at each of them, which no processor could foresee. */
    private static final class Side {
        private final double[] days;
        private final double[] sizes;
        private int size;

        Side(int most) {
            days = new double[most];
            sizes = new double[most];
        }

        /** @param kept 1, or 0 for a term of the other side, which the next one is written over */
        void add(double day, double amount, int kept) {
            days[size] = day;
            sizes[size] = amount;
            size += kept;
        }

        /**
         * The terms, their mean day and the square of their deviation from it.
         *
         * @param most the exponent to be taken off
         */
        void moments(double v, double most, double[] result) {
            double sum = 0;
            double first = 0;
            double second = 0;
            for (int i = 0; i < size; i++) {
                double term = v == 0 ? sizes[i] : sizes[i] * Exponential.of(-days[i] * v - most);
                double moment = term * days[i];
                sum += term;
                first += moment;
                second += moment * days[i];
            }
            // A side that vanishes beside the other is at least as small as the smallest number there is.
            sum = Math.max(sum, Double.MIN_NORMAL);
            double mean = first / sum;
            result[VALUE] = sum;
            result[SLOPE] = mean;
            result[BEND] = second / sum - mean * mean;
        }
    }

    int size() {
        return days.length;
    }

    /** Days from the first to the last. */
    double span() {
        return days[days.length - 1] - days[0];
    }

    int signChanges() {
        return changes;
    }

    /** The sign far below every rate: that of the last flow. */
    double signAtMinusInfinity() {
        return Math.signum(amounts[amounts.length - 1]);
    }

    /** The sign far above every rate: that of the first flow. */
    double signAtInfinity() {
        return Math.signum(amounts[0]);
    }

    /**
     * h at a point. The mean day of the positive terms, as that of the negative ones, falls while v grows, and the slope is
     * the difference of the two: from its ends the slope within any interval has bounds.
     *
     * @param result takes {@link #PLACES} numbers
     */
    void evaluate(double v, double[] result) {
        double largest = largest(v);
        plus.moments(v, largest, result);
        double sum = result[VALUE];
        double plusDay = result[SLOPE];
        double plusBend = result[BEND];
        minus.moments(v, largest, result);
        double minusDay = result[SLOPE];
        result[VALUE] = Math.log(sum / result[VALUE]);
        result[SLOPE] = minusDay - plusDay;
        result[BEND] = plusBend - result[BEND];
        result[ERROR] = Math.ulp(1.0) * (16 + 2 * Math.abs(v) * span() + days.length + 4 * depth);
        result[PLUS_DAY] = plusDay;
        result[MINUS_DAY] = minusDay;
    }

    /** The largest exponent is taken off, so that the largest power is one and nothing overflows. */
    private double largest(double v) {
        return v >= 0 ? -days[0] * v : -days[days.length - 1] * v;
    }

    /**
     * f over its largest term, added up with compensation, so that a thousand flows do not blur it.
     *
     * @param result {@link #VALUE} and {@link #SLOPE} of that
     * @return whether the running balance of the terms keeps the sign of the first, until the last term brings it to nothing:
     *     then a zero here is the only one there is. Laguerre: to the right of v there are no more zeros than the running sums
     *     from the first term change sign, to its left than those from the last, and at a zero the one are the other with the
     *     sign turned. False also where rounding may hide a sign
     */
    boolean value(double v, double[] result) {
        double largest = largest(v);
        double sign = signAtInfinity();
        double sum = amounts[0] * Exponential.of(-days[0] * v - largest);
        double slope = -sum * days[0];
        double size = Math.abs(sum);
        double most = size;
        double lost = 0;
        boolean one = true;
        for (int i = 1; i < days.length; i++) {
            one &= sum * sign > size * 1e-7;
            double term = amounts[i] * Exponential.of(-days[i] * v - largest);
            double absolute = Math.abs(term);
            double next = sum + term;
            double added = next - sum;
            lost += (sum - (next - added)) + (term - added);
            sum = next;
            slope -= term * days[i];
            size += absolute;
            most = absolute > most ? absolute : most;
        }
        result[VALUE] = (sum + lost) / most;
        result[SLOPE] = slope / most;
        return one;
    }

    /**
     * The derivative of f·e^(s·v), s half a day from a sign change: it has all sign changes of f but that one, and between
     * two neighbouring zeros of it f crosses zero at most once (Rolle). This is the proof of Descartes' rule, run as a
     * program: as many steps as sign changes, however many flows.
     */
    ExponentialSum derivative() {
        int skip = signChanges() / 2;
        int at = 0;
        for (int i = 1; i < amounts.length; i++) {
            if (amounts[i] > 0 != amounts[i - 1] > 0 && skip-- == 0) {
                at = i;
                break;
            }
        }
        double[] derived = new double[amounts.length];
        double most = 0;
        // Twice the distance in days is a whole number, so no digit is lost.
        double twice = days[at - 1] + days[at];
        for (int i = 0; i < amounts.length; i++) {
            derived[i] = amounts[i] * (twice - 2 * days[i]);
            most = Math.max(most, Math.abs(derived[i]));
        }
        for (int i = 0; i < derived.length; i++) {
            derived[i] /= most;
        }
        return new ExponentialSum(days, derived, depth + 1);
    }
}
