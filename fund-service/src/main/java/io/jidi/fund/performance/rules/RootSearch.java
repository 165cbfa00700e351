package io.jidi.fund.performance.rules;

import java.util.Arrays;

/**
 * Every zero of an exponential sum between the growth factors 1e−13 and 1e86, and whether their number is proven.
 */
final class RootSearch {

    /** Newton on a nearly straight line takes four; halving alone would take sixty. */
    private static final int MOST_STEPS = 200;
    /** Every so often a halving, so that a bad slope cannot hold the search up. */
    private static final int HALVING = 8;
    /** Sign changes × sign changes × flows up to which the proof stays below a second. */
    private static final long MOST_PROOF = 4_000_000;

    private static final int GRID = 100_000;

    private final ExponentialSum sum;
    private final int daysPerYear;
    private final double[] scratch = new double[3];
    private final double[] roots;
    private final double[] residuals;
    private boolean touches;
    private boolean certified = true;
    private boolean rootsOutside;

    RootSearch(ExponentialSum sum, int daysPerYear) {
        this.sum = sum;
        this.daysPerYear = daysPerYear;
        roots = found();
        residuals = new double[roots.length];
        for (int i = 0; i < roots.length; i++) {
            polish(i);
            // fund.md 4.2, 8.
            certified &= residuals[i] <= 1e-12;
        }
    }

    private double[] found() {
        int changes = sum.signChanges();
        if (changes == 1) {
            return single(sum);
        }
        double only = onlyOne();
        if (!Double.isNaN(only)) {
            return new double[] {only};
        }
        if ((long) changes * changes * sum.size() <= MOST_PROOF) {
            return between(sum, criticalPoints(sum), true);
        }
        certified = false;
        return between(sum, grid(), true);
    }

    /**
     * The zero of flows that change their sign often and still have only one, as those of most funds: far cheaper to find and
     * to prove than all of them. NaN where that is not the case or cannot be told.
     */
    private double onlyOne() {
        double left = sum.signAtMinusInfinity();
        double low = low();
        double high = high();
        if (left == sum.signAtInfinity() || sign(sum, low) != left || sign(sum, high) != -left) {
            return Double.NaN;
        }
        double root = cross(sum, low, high, left, 0);
        return sum.keepsOneSignAt(root) ? root : Double.NaN;
    }

    /** Logarithms of growth per day, ascending. */
    double[] roots() {
        return roots.clone();
    }

    /** Whether some zero is touched and not crossed. */
    boolean touches() {
        return touches;
    }

    boolean certified() {
        return certified;
    }

    /** Whether there is a zero beyond the range, seen from the signs at its ends. */
    boolean rootsOutside() {
        return rootsOutside;
    }

    private double low() {
        return Math.log(1e-13) / daysPerYear;
    }

    private double high() {
        return Math.log(1e86) / daysPerYear;
    }

    /** f at a zero over its largest term. */
    double residual(int root) {
        return residuals[root];
    }

    private double[] rootsOf(ExponentialSum of) {
        return of.signChanges() == 1 ? single(of) : between(of, criticalPoints(of), false);
    }

    private double[] criticalPoints(ExponentialSum of) {
        ExponentialSum derivative = of.derivative();
        return derivative.signChanges() == 0 ? new double[0] : rootsOf(derivative);
    }

    /** With one sign change there is exactly one zero; only whether it is in range must be looked at. */
    private double[] single(ExponentialSum of) {
        double low = low();
        double high = high();
        double left = of.signAtMinusInfinity();
        double root = cross(of, low, high, left, 0);
        double edge = (high - low) * 1e-3;
        if (root - low < edge && sign(of, low) != left || high - root < edge && sign(of, high) != -left) {
            rootsOutside |= of == sum;
            return new double[0];
        }
        return new double[] {root};
    }

    /** Zeros between neighbouring points, between which there is at most one. */
    private double[] between(ExponentialSum of, double[] points, boolean top) {
        double[] found = new double[points.length + 1];
        int count = 0;
        double low = low();
        double high = high();
        double left = low;
        double leftSign = sign(of, low);
        if (top) {
            rootsOutside = leftSign != of.signAtMinusInfinity() || sign(of, high) != of.signAtInfinity();
        }
        for (int i = 0; i <= points.length; i++) {
            double right = i < points.length ? points[i] : high;
            double rightSign = sign(of, right);
            if (rightSign == 0) {
                found[count++] = right;
                // Within rounding: one zero that is touched, or two or three that nothing can tell apart.
                certified &= !top;
                touches |= top && leftSign == signAfter(of, points, i);
            } else if (leftSign != 0 && leftSign != rightSign) {
                found[count++] = cross(of, left, right, leftSign, (left + right) / 2);
            }
            left = right;
            leftSign = rightSign;
        }
        return Arrays.copyOf(found, count);
    }

    private double signAfter(ExponentialSum of, double[] points, int at) {
        for (int i = at + 1; i < points.length; i++) {
            double sign = sign(of, points[i]);
            if (sign != 0) {
                return sign;
            }
        }
        return sign(of, high());
    }

    /** −1, 0 or 1; zero also where rounding may hide the sign. */
    private double sign(ExponentialSum of, double v) {
        of.evaluate(v, scratch);
        return Math.abs(scratch[0]) <= scratch[2] ? 0 : Math.signum(scratch[0]);
    }

    /** Newton, kept between points of opposite sign. */
    private double cross(ExponentialSum of, double from, double to, double signAtFrom, double start) {
        double a = from;
        double b = to;
        double x = start;
        for (int step = 1; step <= MOST_STEPS; step++) {
            of.evaluate(x, scratch);
            double h = scratch[0];
            if (h == 0) {
                return x;
            }
            if (Math.signum(h) == signAtFrom) {
                a = x;
            } else {
                b = x;
            }
            double next = x - h / scratch[1];
            if (!(next > a && next < b) || step % HALVING == 0) {
                next = (a + b) / 2;
            } else if (of == sum && Math.abs(next - x) <= 1e-8 * Math.abs(x)) {
                // A step of Newton this short doubles its digits: what is left is less than a rounding. Polished later.
                return next;
            }
            if (Math.abs(next - x) <= 4 * Math.ulp(x)
                    || Math.abs(h) <= scratch[2] && Math.abs(next - x) <= 1e-9 * Math.abs(x)) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** One more step of Newton on the sum itself, taken if it brings the sum nearer to nothing. */
    private void polish(int i) {
        double root = roots[i];
        sum.value(root, scratch);
        double before = Math.abs(scratch[0]);
        double next = root - scratch[0] / scratch[1];
        residuals[i] = before;
        if (before > 1e-15 && Math.abs(next - root) <= 1e-6 * Math.abs(root)) {
            sum.value(next, scratch);
            double after = Math.abs(scratch[0]);
            if (after < before) {
                roots[i] = next;
                residuals[i] = after;
            }
        }
    }

    private double[] grid() {
        double low = low();
        double high = high();
        double[] points = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            points[i] = low + (high - low) * (i + 1) / (GRID + 1);
        }
        return points;
    }
}
