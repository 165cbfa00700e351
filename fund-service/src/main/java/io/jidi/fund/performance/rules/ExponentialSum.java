package io.jidi.fund.performance.rules;

/**
 * f(v) = Σ a·e^(−d·v) over days d, v being the logarithm of growth per day. Looked at through
 * h = ln(sum of its positive terms) − ln(sum of its negative ones): the sign and the zeros are those of f, but h is nearly
 * a straight line where f spans hundreds of decades, and its rounding error has a bound.
 */
final class ExponentialSum {

    private final long[] days;
    private final double[] amounts;
    private final int depth;

    /**
     * A sum.
     *
     * @param days ascending, distinct
     * @param amounts none zero
     */
    ExponentialSum(long[] days, double[] amounts) {
        this(days, amounts, 0);
    }

    private ExponentialSum(long[] days, double[] amounts, int depth) {
        this.days = days;
        this.amounts = amounts;
        this.depth = depth;
    }

    int size() {
        return days.length;
    }

    int signChanges() {
        int changes = 0;
        for (int i = 1; i < amounts.length; i++) {
            changes += amounts[i] > 0 == amounts[i - 1] > 0 ? 0 : 1;
        }
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
     * h at a point.
     *
     * @param result {@code [0]} h, {@code [1]} its slope, {@code [2]} the bound of its rounding error
     */
    void evaluate(double v, double[] result) {
        int n = days.length;
        // The largest exponent is taken off, so that the largest term is one and nothing overflows.
        double largest = v >= 0 ? -days[0] * v : -days[n - 1] * v;
        double plus = 0;
        double minus = 0;
        double plusDays = 0;
        double minusDays = 0;
        for (int i = 0; i < n; i++) {
            double term = amounts[i] * Math.exp(-days[i] * v - largest);
            if (term > 0) {
                plus += term;
                plusDays += term * days[i];
            } else {
                minus -= term;
                minusDays -= term * days[i];
            }
        }
        // A side that vanishes beside the other is at least as small as the smallest number there is.
        plus = Math.max(plus, Double.MIN_NORMAL);
        minus = Math.max(minus, Double.MIN_NORMAL);
        result[0] = Math.log(plus / minus);
        result[1] = minusDays / minus - plusDays / plus;
        double reach = Math.abs(v) * (days[n - 1] - days[0]);
        result[2] = Math.ulp(1.0) * (16 + 2 * reach + n + 4 * depth);
    }

    /**
     * f over its largest term, added up with compensation, so that a thousand flows do not blur it.
     *
     * @param result {@code [0]} the value, {@code [1]} its slope
     */
    void value(double v, double[] result) {
        int n = days.length;
        double largest = v >= 0 ? -days[0] * v : -days[n - 1] * v;
        double sum = 0;
        double lost = 0;
        double slope = 0;
        double most = 0;
        for (int i = 0; i < n; i++) {
            double term = amounts[i] * Math.exp(-days[i] * v - largest);
            double next = sum + term;
            lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
            sum = next;
            slope -= term * days[i];
            most = Math.max(most, Math.abs(term));
        }
        result[0] = (sum + lost) / most;
        result[1] = slope / most;
    }

    /**
     * Whether the running balance of the terms keeps the sign of the first at a zero, until the last term brings it to nothing:
     * then that zero is the only one there is. Laguerre: to the right of v there are no more zeros than the running sums from
     * the first term change sign, to its left than those from the last, and at a zero the one are the other with the sign
     * turned. False also where rounding may hide a sign.
     */
    boolean keepsOneSignAt(double v) {
        int n = days.length;
        double largest = v >= 0 ? -days[0] * v : -days[n - 1] * v;
        double sign = Math.signum(amounts[0]);
        double balance = 0;
        double size = 0;
        for (int i = 0; i < n - 1; i++) {
            double term = amounts[i] * Math.exp(-days[i] * v - largest);
            balance += term;
            size += Math.abs(term);
            if (!(balance * sign > size * 1e-9)) {
                return false;
            }
        }
        return true;
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
        long twice = days[at - 1] + days[at];
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
