package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.function.Consumer;

/**
 * Points by bracket. Brackets stand best first and include their edge, so that a value on the edge of two takes the
 * higher points (63号 annex 4: "以上/以下" include the number); only one written "above" leaves its edge out.
 *
 * @param bands best first, all in one direction
 * @param otherwise points when no bracket is reached
 */
public record Banded(Quantity of, List<Band> bands, int otherwise) implements Quantity {

    /**
     * @param edge exact value at which these points are reached
     * @param points the points, or the most of them where the text leaves a range to an expert
     * @param least the least of them; equal to the points where the text leaves no range
     */
    public record Band(Op op, Fraction edge, int points, int least) {
        public Band {
            if (least > points) {
                throw new Refused(
                        points + " 分的档位不能至少给 " + least + " 分",
                        "a bracket of " + points + " points cannot give at least " + least);
            }
        }
    }

    public Banded {
        bands = List.copyOf(bands);
        if (bands.isEmpty()) {
            throw new Refused("计分至少要有一个档位", "a score needs at least one bracket");
        }
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            int next = i + 1 < bands.size() ? bands.get(i + 1).points() : otherwise;
            if (band.op() != Op.AT_LEAST && band.op() != Op.AT_MOST && band.op() != Op.MORE_THAN) {
                throw new Refused(
                        "档位应为下限或上限，不能是“" + band.op().symbol() + "”",
                        "a bracket has a least or a highest value, not " + band.op());
            }
            if (band.least() <= next) {
                throw new Refused(
                        "档位应从高到低排列，但 " + band.least() + " 分之后是 " + next + " 分",
                        "brackets stand best first, but " + band.least() + " points are followed by " + next);
            }
            if (i > 0) {
                int step = band.edge().compareTo(bands.get(i - 1).edge());
                boolean rising = band.op().wantsMore();
                if (rising != bands.get(0).op().wantsMore() || (rising ? step >= 0 : step <= 0)) {
                    throw new Refused(
                            band.points() + " 分的档位落在前一档之内或方向相反",
                            "bracket of " + band.points()
                                    + " points lies inside the one before or turns the direction");
                }
            }
        }
    }

    public int most() {
        return bands.get(0).points();
    }

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public Measured measure(Scope scope) {
        Measured measured = of.measure(scope);
        Amount amount = measured.amount();
        if (amount == null) {
            return new Measured(
                    Amount.Between.of(Fraction.whole(otherwise), Fraction.whole(most())), measured.doubts());
        }
        int high = -1;
        for (Band band : bands) {
            Status status = amount.satisfies(band.op(), band.edge());
            if (status == Status.MET) {
                return points(band.least(), Math.max(high, band.points()), measured.doubts());
            }
            if (status == Status.UNKNOWN && high < 0) {
                high = band.points();
            }
        }
        return points(otherwise, high, measured.doubts());
    }

    private static Measured points(int low, int high, List<Doubt> doubts) {
        return new Measured(Amount.Between.of(Fraction.whole(low), Fraction.whole(Math.max(low, high))), doubts);
    }

    @Override
    public Wording name(AssessmentContext context) {
        return of.name(context);
    }

    @Override
    public String formula(Scope scope) {
        Amount amount = of.measure(scope).amount();
        String shown = amount == null ? "?" : amount.display(of.unit()).zh();
        String formula = of.formula(scope);
        return formula.isEmpty() ? shown : shown + "=" + formula;
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        of.inputs(scope, sink);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        of.reads(sink);
    }
}
