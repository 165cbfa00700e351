package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.AllOf;
import io.jidi.enterprise.criteria.rules.AnyOf;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.ByKind;
import io.jidi.enterprise.criteria.rules.CodeIn;
import io.jidi.enterprise.criteria.rules.Comparison;
import io.jidi.enterprise.criteria.rules.Condition;
import io.jidi.enterprise.criteria.rules.Criterion;
import io.jidi.enterprise.criteria.rules.CriterionRef;
import io.jidi.enterprise.criteria.rules.FieldValue;
import io.jidi.enterprise.criteria.rules.FlagIs;
import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.IndustryOutside;
import io.jidi.enterprise.criteria.rules.ItemFilter;
import io.jidi.enterprise.criteria.rules.Judged;
import io.jidi.enterprise.criteria.rules.LatestOfList;
import io.jidi.enterprise.criteria.rules.Op;
import io.jidi.enterprise.criteria.rules.PointsSum;
import io.jidi.enterprise.criteria.rules.Scored;
import io.jidi.enterprise.criteria.rules.SizeWithin;
import io.jidi.enterprise.criteria.rules.TotalOfList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Turns the conditions of one edition into loops over columns, criterion after criterion. */
final class Compiler {

    /** By the place against a single edge: unknown, reached, missed. */
    private static final byte[] OF_ONE_EDGE = {Verdict.UNKNOWN, Verdict.MET, Verdict.NOT_MET};

    /** A compiled criterion with its own array of verdicts, and its points where it is scored. */
    private record Compiled(
            Judge judge, byte[] verdicts, @Nullable Points points, boolean applies) {}

    private final Layout layout;
    private final AssessmentContext context;
    private final Meters meters;
    private final Scores scores;
    private final List<Compiled> criteria = new ArrayList<>();

    /** Rows that only the exact evaluator judges. */
    private final boolean[] exact;

    Compiler(Layout layout, AssessmentContext context, boolean[] exact) {
        this.layout = layout;
        this.context = context;
        this.exact = exact;
        meters = new Meters(layout, context);
        scores = new Scores(layout, context, meters, exact);
    }

    /** Compiles the next criterion; those before it can be referred to. */
    Judge next(Criterion criterion) {
        byte[] out = new byte[Block.ROWS];
        if (!criterion.appliesTo().contains(context.kind())) {
            Arrays.fill(out, Verdict.NOT_APPLICABLE);
            criteria.add(new Compiled(block -> out, out, null, false));
            return block -> out;
        }
        ScoredPoints points = criterion.test() instanceof Scored scored ? new ScoredPoints(scored) : null;
        Judge test = points == null ? condition(criterion.test()) : points::over;
        Condition when = criterion.when();
        Judge guard = when == null ? null : condition(when);
        Condition exemptIf = criterion.exemptIf();
        Judge exemption = exemptIf == null ? null : condition(exemptIf);
        boolean manual = criterion.manualWithoutEvidence();
        if (guard == null && exemption == null && !manual) {
            // The test's own array may be another criterion's: later ones refer to this one's.
            Judge plainly = block -> {
                System.arraycopy(test.over(block), 0, out, 0, block.size());
                return out;
            };
            criteria.add(new Compiled(plainly, out, points, true));
            return plainly;
        }
        Judge judge = block -> {
            byte[] tests = test.over(block);
            byte[] guards = guard == null ? null : guard.over(block);
            byte[] exemptions = exemption == null ? null : exemption.over(block);
            for (int row = 0, rows = block.size(); row < rows; row++) {
                byte verdict = tests[row];
                if (exemptions != null && verdict != Verdict.MET) {
                    verdict = exempted(verdict, exemptions[row]);
                }
                if (manual && verdict == Verdict.UNKNOWN && tests[row] == Verdict.UNKNOWN) {
                    verdict = Verdict.MANUAL;
                }
                out[row] = guards == null || guards[row] == Verdict.MET ? verdict : guarded(guards[row]);
            }
            return out;
        };
        // Points of a criterion behind a guard or an exemption are the guard's business: no shipped edition sums them.
        boolean plain = guard == null && exemption == null;
        criteria.add(new Compiled(judge, out, plain ? points : null, true));
        return judge;
    }

    private static byte exempted(byte verdict, byte exemption) {
        if (exemption == Verdict.MET) {
            return Verdict.NOT_APPLICABLE;
        }
        boolean open = exemption == Verdict.UNKNOWN || exemption == Verdict.MANUAL;
        return verdict == Verdict.NOT_MET && open ? exemption : verdict;
    }

    private static byte guarded(byte guard) {
        return guard == Verdict.NOT_MET ? Verdict.NOT_APPLICABLE : guard;
    }

    Judge condition(Condition condition) {
        if (condition instanceof AllOf all) {
            return all(all.parts());
        }
        if (condition instanceof AnyOf any) {
            return any(any.parts());
        }
        if (condition instanceof ByKind byKind) {
            return condition(byKind.of(context.kind()));
        }
        if (condition instanceof CriterionRef ref) {
            byte[] verdicts = criteria.get(ref.position()).verdicts();
            return block -> verdicts;
        }
        if (condition instanceof Comparison comparison) {
            return comparison(comparison);
        }
        if (condition instanceof Scored scored) {
            return new ScoredPoints(scored)::over;
        }
        return leaf(condition);
    }

    private Judge leaf(Condition condition) {
        if (condition instanceof FlagIs flag) {
            return table(
                    layout.single(flag.field()), Verdict.UNKNOWN, new Codes(2, id -> id == (flag.expected() ? 1 : 0)));
        }
        if (condition instanceof Judged judged) {
            return table(layout.single(judged.field()), Verdict.MANUAL, new Codes(2, id -> id == 1));
        }
        if (condition instanceof CodeIn in) {
            return table(
                    layout.single(in.field()),
                    Verdict.UNKNOWN,
                    new Codes(-1, id -> in.codes().contains(layout.codes().text(id))));
        }
        if (condition instanceof IndustryOutside outside) {
            return table(layout.single(outside.field()), Verdict.UNKNOWN, new Codes(outside));
        }
        if (condition instanceof SizeWithin size) {
            return new SizeJudge(layout, context, size);
        }
        throw new Unsupported(condition);
    }

    /** Verdicts by code, filled as codes turn up. */
    private final class Codes {
        private final int fixed;
        private final IntFunction<Byte> verdict;
        private byte[] table = {};

        Codes(int fixed, IntPredicate holds) {
            this.fixed = fixed;
            this.verdict = id -> holds.test(id) ? Verdict.MET : Verdict.NOT_MET;
        }

        Codes(IndustryOutside outside) {
            this.fixed = -1;
            this.verdict = id -> layout.codes().text(id).isEmpty()
                    ? Verdict.UNKNOWN
                    : Verdict.of(outside.of(layout.codes().text(id)));
        }

        byte[] table() {
            int size = fixed < 0 ? layout.codes().size() : fixed;
            int known = table.length;
            if (size > known) {
                table = Arrays.copyOf(table, size);
                for (int id = known; id < size; id++) {
                    table[id] = verdict.apply(id);
                }
            }
            return table;
        }
    }

    private static Judge table(int column, byte missing, Codes codes) {
        byte[] out = new byte[Block.ROWS];
        return block -> {
            byte[] table = codes.table();
            Column values = block.column(column);
            for (int row = 0, rows = block.size(); row < rows; row++) {
                out[row] = values.states[row] == Column.KNOWN ? table[(int) values.values[row]] : missing;
            }
            return out;
        };
    }

    private Judge all(List<Condition> parts) {
        Judge[] judges = parts.stream().map(this::condition).toArray(Judge[]::new);
        byte[] out = new byte[Block.ROWS];
        return block -> {
            gather(block, judges, out);
            for (int row = 0, rows = block.size(); row < rows; row++) {
                out[row] = Verdict.ofAll(out[row]);
            }
            return out;
        };
    }

    private Judge any(List<Condition> parts) {
        Judge[] judges = parts.stream().map(this::condition).toArray(Judge[]::new);
        byte[] out = new byte[Block.ROWS];
        return block -> {
            gather(block, judges, out);
            for (int row = 0, rows = block.size(); row < rows; row++) {
                out[row] = Verdict.ofAny(out[row]);
            }
            return out;
        };
    }

    /** Which verdicts there are among the parts, a bit each. */
    private static void gather(Block block, Judge[] judges, byte[] out) {
        int rows = block.size();
        Arrays.fill(out, 0, rows, Verdict.NOT_APPLICABLE);
        for (Judge judge : judges) {
            byte[] each = judge.over(block);
            for (int row = 0; row < rows; row++) {
                out[row] |= each[row];
            }
        }
    }

    private Judge comparison(Comparison comparison) {
        Op op = comparison.op();
        Fraction threshold = comparison.threshold().held();
        if (comparison.quantity() instanceof LatestOfList latest) {
            return money(latest.filter(), Verdict.UNKNOWN);
        }
        if (comparison.quantity() instanceof TotalOfList total) {
            boolean holds = op.holds(Fraction.ZERO.compareTo(threshold));
            return money(total.filter(), holds ? Verdict.MET : Verdict.NOT_MET);
        }
        Meter meter = meters.of(comparison.quantity(), List.of(new Meters.Edge(op, threshold)));
        if (meter != null) {
            byte[] out = new byte[Block.ROWS];
            return block -> {
                meter.place(block, out);
                for (int row = 0, rows = block.size(); row < rows; row++) {
                    out[row] = OF_ONE_EDGE[out[row] - Meter.UNKNOWN];
                }
                return out;
            };
        }
        Points points = comparison.quantity() instanceof PointsSum sum ? sum(sum) : scores.of(comparison.quantity());
        if (points == null) {
            throw new Unsupported(comparison.quantity());
        }
        return against(points, op, threshold);
    }

    private static Judge against(Points points, Op op, Fraction threshold) {
        Range range = Range.of(op, threshold);
        Range above = Range.of(Op.MORE_THAN, threshold);
        Range below = Range.of(Op.LESS_THAN, threshold);
        byte[] out = new byte[Block.ROWS];
        return block -> {
            points.measure(block);
            for (int row = 0, rows = block.size(); row < rows; row++) {
                int low = points.low[row];
                int high = points.high[row];
                boolean atLow = Counts.holds(op, range, low);
                if ((points.marks[row] & Points.NONE) != 0) {
                    out[row] = Verdict.UNKNOWN;
                } else if (op == Op.EQUAL && low != high) {
                    boolean outside = above.holds(low) || (high != Points.ENDLESS && below.holds(high));
                    out[row] = outside ? Verdict.NOT_MET : Verdict.UNKNOWN;
                } else if (atLow != Counts.holds(op, range, high)) {
                    out[row] = Verdict.UNKNOWN;
                } else {
                    out[row] = atLow ? Verdict.MET : Verdict.NOT_MET;
                }
            }
            return out;
        };
    }

    /** Money of a list, which may have to be converted: where there are items, the exact evaluator judges. */
    private Judge money(ItemFilter filter, byte ofNothing) {
        int list = layout.list(filter.list());
        byte[] out = new byte[Block.ROWS];
        return block -> {
            ListColumn items = block.list(list);
            for (int row = 0, rows = block.size(); row < rows; row++) {
                boolean some = items.from[row] < items.from[row + 1];
                exact[row] |= some;
                out[row] = items.known[row] && !some ? ofNothing : Verdict.UNKNOWN;
            }
            return out;
        };
    }

    /** A score held between zero and its most. */
    private final class ScoredPoints extends Points {
        private final Points of;
        private final int most;
        private final byte[] out = new byte[Block.ROWS];

        ScoredPoints(Scored scored) {
            Points points =
                    scored.points() instanceof FieldValue value ? scores.recorded(value) : scores.of(scored.points());
            if (points == null) {
                throw new Unsupported(scored.points());
            }
            of = points;
            most = scored.most();
        }

        /** What the criterion found last: a total reads it without judging again. */
        @Override
        void measure(Block block) {}

        byte[] over(Block block) {
            of.measure(block);
            int[] lows = of.low;
            int[] highs = of.high;
            byte[] given = of.marks;
            for (int row = 0, rows = block.size(); row < rows; row++) {
                boolean known = (given[row] & NONE) == 0;
                int least = known ? Math.min(Math.max(lows[row], 0), most) : 0;
                int highest = known ? Math.min(Math.max(highs[row], 0), most) : most;
                low[row] = least;
                high[row] = highest;
                marks[row] = (byte) (given[row] & DOUBT);
                if (least == highest) {
                    out[row] = least > 0 ? Verdict.MET : Verdict.NOT_MET;
                } else {
                    out[row] = marks[row] == 0 ? Verdict.MANUAL : Verdict.UNKNOWN;
                }
            }
            return out;
        }
    }

    /** The points of criteria judged before; of several routes to the same points the best. */
    private Points sum(PointsSum sum) {
        List<List<Compiled>> terms = sum.terms().stream()
                .map(term -> term.choices().stream()
                        .map(choice -> scored(choice.position()))
                        .filter(Compiled::applies)
                        .toList())
                .toList();
        Points total = new Points() {
            @Override
            void measure(Block block) {
                Arrays.fill(low, 0, block.size(), 0);
                Arrays.fill(high, 0, block.size(), 0);
                for (List<Compiled> choices : terms) {
                    add(block.size(), choices);
                }
            }

            private void add(int rows, List<Compiled> choices) {
                Points only = choices.size() == 1 ? choices.get(0).points() : null;
                if (only != null) {
                    int[] lows = only.low;
                    int[] highs = only.high;
                    for (int row = 0; row < rows; row++) {
                        low[row] += lows[row];
                        high[row] += highs[row];
                    }
                    return;
                }
                for (int row = 0; row < rows; row++) {
                    int least = 0;
                    int most = 0;
                    for (int i = 0; i < choices.size(); i++) {
                        Points points = choices.get(i).points();
                        if (points != null) {
                            least = Math.max(least, points.low[row]);
                            most = Math.max(most, points.high[row]);
                        }
                    }
                    low[row] += least;
                    high[row] += most;
                }
            }
        };
        return total;
    }

    private Compiled scored(int position) {
        Compiled compiled = criteria.get(position);
        if (compiled.applies() && compiled.points() == null) {
            throw new Unsupported(compiled);
        }
        return compiled;
    }
}
