package io.jidi.enterprise.cultivation;

import io.jidi.enterprise.criteria.rules.Basis;
import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.Gap;
import io.jidi.enterprise.criteria.rules.Shortfall;
import io.jidi.enterprise.criteria.rules.Status;
import io.jidi.enterprise.criteria.rules.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A shortfall as shown and kept.
 *
 * @param distance the farthest failing criterion's gap as a part of its target, rounded up; absent when one has no figure
 */
@Schema(name = "Nearness", description = "距该层级还差什么 | What stands between an enterprise and a tier")
public record Nearness(
        @Schema(description = "不满足的条件数 | Criteria that fail")
        int failing,

        @Schema(description = "缺数据的条件数 | Criteria that lack data")
        int unknown,

        @Schema(description = "待人工认定的条件数 | Criteria that await judgement")
        int manual,

        @Nullable @Schema(description = "最大差距占目标值的比例 | Largest gap as a part of its target", examples = "0.166667")
        BigDecimal distance,

        List<MissingView> missing) {

    /** Decimals of a distance: enough to sort a province's firms. */
    private static final int DECIMALS = 6;

    /** One criterion in the way. */
    @Schema(name = "MissingCriterion")
    public record MissingView(
            @Schema(examples = "P2b") String criterion,
            Wording name,
            Status status,
            Wording explanation,
            List<GapView> gaps,
            @Nullable Wording basis) {}

    /** What one figure lacks. */
    @Schema(name = "FigureGap")
    public record GapView(
            @Schema(description = "差额，按单位书写，精确值 | Exact amount in the unit", examples = "180")
            String amount,

            String target,
            String unit,

            @Schema(description = "true 需提高，false 需降低 | Whether the figure has to rise")
            boolean raise,

            Wording text) {}

    static Nearness of(Shortfall shortfall) {
        Fraction distance = shortfall.distance();
        return new Nearness(
                (int) shortfall.failing(),
                (int) shortfall.unknown(),
                (int) shortfall.manual(),
                distance == null ? null : distance.rounded(DECIMALS, RoundingMode.UP),
                shortfall.missing().stream().map(Nearness::view).toList());
    }

    /** Ids of the criteria in the way, each between blanks. */
    String criteria() {
        return missing.stream().map(MissingView::criterion).distinct().collect(Collectors.joining(" ", " ", " "));
    }

    private static MissingView view(Shortfall.Missing missing) {
        Basis basis = missing.basis();
        return new MissingView(
                missing.criterion(),
                missing.name(),
                missing.status(),
                missing.explanation(),
                missing.gaps().stream().map(Nearness::view).toList(),
                basis == null
                        ? null
                        : new Wording(
                                basis.number().zh() + " " + basis.annex().zh()
                                        + basis.item().zh(),
                                basis.number().en() + ", " + basis.annex().en() + " "
                                        + basis.item().en()));
    }

    private static GapView view(Gap gap) {
        return new GapView(
                gap.exactAmount(),
                gap.unit().written(gap.target()).exact(),
                gap.unit().symbol(),
                gap.raise(),
                gap.wording());
    }
}
