package io.jidi.fund.performance.rules;

import static io.jidi.fund.performance.rules.ExponentialSum.BEND;
import static io.jidi.fund.performance.rules.ExponentialSum.ERROR;
import static io.jidi.fund.performance.rules.ExponentialSum.MINUS_DAY;
import static io.jidi.fund.performance.rules.ExponentialSum.PLACES;
import static io.jidi.fund.performance.rules.ExponentialSum.PLUS_DAY;
import static io.jidi.fund.performance.rules.ExponentialSum.SLOPE;
import static io.jidi.fund.performance.rules.ExponentialSum.VALUE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every zero of an exponential sum between the growth factors 1e−13 and 1e86, and whether their number is proven.
 */
final class RootSearch {

    /** Growth factors between which a rate is one, as logarithms (fund.md 4.2). */
    private static final double[] RANGE = {Math.log(1e-13), Math.log(1e86)};
    /** Newton on a nearly straight line takes four; halving alone would take sixty. */
    private static final int MOST_STEPS = 200;
    /** Every so often a halving, so that a bad slope cannot hold the search up. */
    private static final int HALVING = 8;
    /** A search that needs more steps than these is left to the one that keeps its zero between two points. */
    private static final int MOST_QUICK = 6;
    /** Zeros far apart need a few dozen cells; more than these are needed only where two nearly touch. */
    private static final int MOST_CELLS = 400;
    /** Newton doubles the digits: from three to all of them. */
    private static final int MOST_POLISH = 4;
    /** As near to nothing as rounding lets a sum of a few dozen terms come. */
    private static final double[] SHARP = {1e-14};
    /** Value at a rate over its largest term (fund.md 4.2, 8). */
    private static final double[] BOUND = {1e-12};
    /** Sign changes × sign changes × flows up to which the proof stays below a second. */
    private static final long MOST_PROOF = 4_000_000;

    private static final int GRID = 100_000;

    private final ExponentialSum sum;
    private final int daysPerYear;
    private final double[] scratch = new double[PLACES];
    private final double[] roots;
    private final double[] residuals;
    private boolean touches;
    private boolean certified = true;
    private boolean rootsOutside;
    /** Whether the running balance at the zero that was polished last keeps its sign. */
    private boolean oneSign;

    RootSearch(ExponentialSum sum, int daysPerYear) {
        this.sum = sum;
        this.daysPerYear = daysPerYear;
        double[] quick = {quick()};
        double[] residual = new double[1];
        if (!Double.isNaN(quick[0])) {
            residual[0] = polish(quick, 0);
        }
        // Descartes: with one sign change there is one zero. Laguerre: nor is there another one where the balance keeps
        // its sign.
        boolean proven = !Double.isNaN(quick[0]) && (sum.signChanges() == 1 || oneSign) && residual[0] <= BOUND[0];
        roots = proven ? quick : found();
        residuals = proven ? residual : new double[roots.length];
        for (int i = 0; i < roots.length && !proven; i++) {
            residuals[i] = polish(roots, i);
            certified &= residuals[i] <= BOUND[0];
        }
    }

    /**
     * A zero well inside the range, by Halley's steps from zero growth, where no power is needed: two or three more take all
     * digits. NaN where they lead nowhere.
     */
    private double quick() {
        double edge = (high() - low()) * 1e-3;
        double x = 0;
        for (int step = 0; step < MOST_QUICK; step++) {
            sum.evaluate(x, scratch);
            double h = scratch[VALUE];
            double slope = scratch[SLOPE];
            double bent = 2 * slope * slope - h * scratch[BEND];
            double by = bent > 0 ? -2 * h * slope / bent : -h / slope;
            x += by;
            if (!(x > low() + edge && x < high() - edge)) {
                return Double.NaN;
            }
            // What is left after a step this short is its cube; polished later.
            if (Math.abs(by) * sum.span() < 5e-3) {
                return x;
            }
        }
        return Double.NaN;
    }

    private double[] found() {
        int changes = sum.signChanges();
        if (changes == 1) {
            return single(sum);
        }
        double[] isolated = new Cells().zeros();
        if (isolated != null) {
            return isolated;
        }
        if ((long) changes * changes * sum.size() <= MOST_PROOF) {
            return between(sum, criticalPoints(sum), true);
        }
        certified = false;
        return between(sum, grid(), true);
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
        return RANGE[0] / daysPerYear;
    }

    private double high() {
        return RANGE[1] / daysPerYear;
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
        return signOf(scratch);
    }

    private static double signOf(double[] at) {
        return Math.abs(at[VALUE]) <= at[ERROR] ? 0 : Math.signum(at[VALUE]);
    }

    /** Newton, kept between points of opposite sign. */
    private double cross(ExponentialSum of, double from, double to, double signAtFrom, double start) {
        double a = from;
        double b = to;
        double x = start;
        for (int step = 1; step <= MOST_STEPS; step++) {
            of.evaluate(x, scratch);
            double h = scratch[VALUE];
            if (h == 0) {
                return x;
            }
            if (Math.signum(h) == signAtFrom) {
                a = x;
            } else {
                b = x;
            }
            double next = x - h / scratch[SLOPE];
            if (!(next > a && next < b) || step % HALVING == 0) {
                next = (a + b) / 2;
            } else if (of == sum && Math.abs(next - x) <= 1e-8 * Math.abs(x)) {
                // A step of Newton this short doubles its digits: what is left is less than a rounding. Polished later.
                return next;
            }
            if (Math.abs(next - x) <= 4 * Math.ulp(x)
                    || Math.abs(h) <= scratch[ERROR] && Math.abs(next - x) <= 1e-9 * Math.abs(x)) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /**
     * Steps of Newton on the sum itself, as long as they bring it nearer to nothing. After a short one the sum need not be added
     * up again: what it is worth there is at most half the square of the step, in spans, for each term (Taylor).
     *
     * @return the residual, or its bound
     */
    private double polish(double[] all, int i) {
        double residual = Double.POSITIVE_INFINITY;
        double x = all[i];
        for (int step = 0; step < MOST_POLISH; step++) {
            boolean one = sum.value(x, scratch);
            double found = Math.abs(scratch[VALUE]);
            if (!(found < residual)) {
                return residual;
            }
            all[i] = x;
            residual = found;
            oneSign = one;
            x -= scratch[VALUE] / scratch[SLOPE];
            double spans = Math.abs(x - all[i]) * sum.span();
            double bound = sum.size() * spans * spans / 2;
            if (bound <= SHARP[0] && residual > bound) {
                all[i] = x;
                return bound;
            }
            if (residual <= SHARP[0] || !(spans < 1e-3)) {
                return residual;
            }
        }
        return residual;
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

    /**
     * All zeros by dividing the range until each cell has none, or one and a slope that keeps its sign: the bounds of the slope
     * follow from the mean days at both ends ({@link ExponentialSum#evaluate}). A few dozen points instead of a search for
     * every derivative.
     */
    private final class Cells {

        private final List<Double> zeros = new ArrayList<>();
        private int left = MOST_CELLS;

        /** Ascending; null where that many cells do not tell, as where two zeros touch. */
        double @Nullable [] zeros() {
            double[] low = at(low());
            double[] high = at(high());
            rootsOutside = signOf(low) != sum.signAtMinusInfinity() || signOf(high) != sum.signAtInfinity();
            double[] middle = at(0);
            return told(low(), low, 0, middle) && told(0, middle, high(), high)
                    ? zeros.stream().mapToDouble(Double::doubleValue).toArray()
                    : null;
        }

        private double[] at(double v) {
            double[] at = new double[PLACES];
            sum.evaluate(v, at);
            return at;
        }

        private boolean told(double a, double[] atA, double b, double[] atB) {
            double signA = signOf(atA);
            double signB = signOf(atB);
            if (signA == 0 || signB == 0) {
                // A zero so near to an end that its side cannot be told.
                return false;
            }
            // Each mean day is as sharp as the terms it is made of.
            double blur = 4 * sum.span() * Math.max(atA[ERROR], atB[ERROR]);
            double least = atB[MINUS_DAY] - atA[PLUS_DAY] - blur;
            double most = atA[MINUS_DAY] - atB[PLUS_DAY] + blur;
            if (signA == signB && staysAway(atA, atB, b - a, signA > 0 ? least : -most, signA > 0 ? most : -least)) {
                return true;
            }
            if (least > 0 || most < 0) {
                if (signA != signB) {
                    zeros.add(cross(sum, a, b, signA, (a + b) / 2));
                }
                return true;
            }
            if (left-- == 0) {
                return false;
            }
            double middle = (a + b) / 2;
            double[] atMiddle = at(middle);
            return told(a, atA, middle, atMiddle) && told(middle, atMiddle, b, atB);
        }

        /** Whether a line of the least slope from one end and one of the largest to the other meet on their own side of zero. */
        private static boolean staysAway(double[] atA, double[] atB, double width, double least, double most) {
            double error = Math.max(atA[ERROR], atB[ERROR]);
            double atFirst = Math.abs(atA[VALUE]) - error;
            double atLast = Math.abs(atB[VALUE]) - error;
            if (least >= 0 || most <= 0) {
                return true;
            }
            double meet = (atLast - most * width - atFirst) / (least - most);
            return atFirst + least * Math.min(Math.max(meet, 0), width) > error;
        }
    }
}
