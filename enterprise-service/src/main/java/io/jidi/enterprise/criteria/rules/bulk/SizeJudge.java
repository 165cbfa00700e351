package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.FieldValue;
import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.Op;
import io.jidi.enterprise.criteria.rules.SizeClass;
import io.jidi.enterprise.criteria.rules.SizeStandard;
import io.jidi.enterprise.criteria.rules.SizeWithin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The size class by industry: limits of the industry's figures, three levels, unknown figures leaving several classes. */
final class SizeJudge implements Judge {

    private static final int LEVELS = 3;

    /** The figures of one industry: column and the three least values, large first. */
    private record Limits(int[] columns, long[][] least) {}

    private final Layout layout;
    private final SizeStandard standard;
    private final int industry;
    private final int allowed;
    private final Map<SizeStandard.Metric, FieldValue> figures;
    private final Map<SizeStandard.Metric, Integer> columns = new EnumMap<>(SizeStandard.Metric.class);
    private final byte[] out = new byte[Block.ROWS];
    private @Nullable Limits[] byCode = {};

    SizeJudge(Layout layout, AssessmentContext context, SizeWithin size) {
        this.layout = layout;
        standard = size.standard();
        industry = layout.single(size.industryCode());
        figures = size.figures();
        figures.forEach((metric, figure) ->
                columns.put(metric, layout.yearly(figure.field(), context.year(figure.year()), figure.accepted())));
        allowed = size.allowed().stream().mapToInt(each -> 1 << each.ordinal()).sum();
    }

    private @Nullable Limits limits(int code) {
        return standard.industry(layout.codes().text(code))
                .map(found -> {
                    List<SizeStandard.Metric> metrics =
                            new ArrayList<>(found.limits().keySet());
                    long[][] least = new long[metrics.size()][];
                    int[] places = new int[metrics.size()];
                    for (int i = 0; i < places.length; i++) {
                        SizeStandard.Metric metric = metrics.get(i);
                        places[i] = columns.getOrDefault(metric, 0);
                        FieldValue figure = figures.get(metric);
                        if (figure == null) {
                            throw new IllegalStateException("No figure for " + metric);
                        }
                        Fraction written = figure.field().unit().written(Fraction.ONE);
                        least[i] = found.limits().getOrDefault(metric, List.of()).stream()
                                .mapToLong(limit -> Range.of(
                                                Op.AT_LEAST,
                                                limit.times(written).times(Scaled.ONE))
                                        .low())
                                .toArray();
                    }
                    return new Limits(places, least);
                })
                .orElse(null);
    }

    @Override
    public byte[] over(Block block) {
        extend();
        Column codes = block.column(industry);
        for (int row = 0, rows = block.size(); row < rows; row++) {
            Limits limits = codes.states[row] == Column.KNOWN ? byCode[(int) codes.values[row]] : null;
            out[row] = limits == null ? Verdict.UNKNOWN : judged(block, row, limits);
        }
        return out;
    }

    private byte judged(Block block, int row, Limits limits) {
        int possible = 0;
        int level = 0;
        for (; level < LEVELS; level++) {
            byte reached = Verdict.MET;
            for (int i = 0; i < limits.columns().length; i++) {
                Column figure = block.column(limits.columns()[i]);
                byte each = figure.states[row] != Column.KNOWN
                        ? Verdict.UNKNOWN
                        : figure.values[row] >= limits.least()[i][level] ? Verdict.MET : Verdict.NOT_MET;
                reached = (byte) Math.max(reached, each);
            }
            if (reached != Verdict.NOT_MET) {
                possible |= 1 << level;
            }
            if (reached == Verdict.MET) {
                break;
            }
        }
        if (level == LEVELS) {
            possible |= 1 << SizeClass.MICRO.ordinal();
        }
        if ((possible & ~allowed) == 0) {
            return Verdict.MET;
        }
        return (possible & allowed) == 0 ? Verdict.NOT_MET : Verdict.UNKNOWN;
    }

    private void extend() {
        int known = byCode.length;
        if (layout.codes().size() > known) {
            byCode = Arrays.copyOf(byCode, layout.codes().size());
            for (int code = known; code < byCode.length; code++) {
                byCode[code] = limits(code);
            }
        }
    }
}
