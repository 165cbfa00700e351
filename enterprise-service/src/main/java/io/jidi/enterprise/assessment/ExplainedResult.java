package io.jidi.enterprise.assessment;

import io.jidi.platform.text.Text;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shape of the stored result, for readers of the API; the bytes themselves are written by the engine. */
@Schema(name = "ExplainedResult", description = "逐条说明的结果 | The result, explained criterion by criterion")
public record ExplainedResult(
        String edition,
        String editionDigest,
        Context context,
        String inputsDigest,
        String outcome,
        @Nullable String reached,
        @Schema(description = "由高到低 | Highest first") List<Tier> tiers,
        List<Criterion> criteria,

        @Schema(description = "依据中未经文件证实的参数 | Parameters not confirmed by a document that was read")
        List<String> unconfirmedParameters) {

    /** For what was assessed. */
    @Schema(name = "ExplainedContext")
    public record Context(
            String applicationDate,
            String kind,
            String referenceDate,
            int referenceYear,
            Map<String, String> yuanPerUnit) {}

    /** How one tier came out. */
    @Schema(name = "ExplainedTier")
    public record Tier(String tier, Text name, String outcome, List<String> criteria, List<Part> parts) {}

    /** How one criterion came out. */
    @Schema(name = "ExplainedCriterion")
    public record Criterion(
            String id,
            Text name,
            String mode,

            @Schema(examples = {"MET", "NOT_MET", "UNKNOWN", "MANUAL", "NOT_APPLICABLE"})
            String status,

            String ground,
            List<Part> parts,
            List<Doubt> doubts,
            @Schema(description = "一句话说明 | One sentence") Text explanation,
            Basis basis,
            @Nullable Text note) {}

    /** One requirement with what was found. */
    @Schema(name = "ExplainedPart")
    public record Part(
            Text label,
            String status,
            Text requirement,
            @Nullable String op,
            @Nullable String threshold,
            @Nullable String parameter,
            @Nullable String unit,
            @Nullable Text value,
            @Nullable String exact,
            @Nullable String formula,
            List<Input> inputs,
            @Nullable Gap gap,
            List<Doubt> doubts) {}

    /** A recorded value that went in. */
    @Schema(name = "ExplainedInput")
    public record Input(
            String field, @Nullable Integer year, @Nullable String exact, Text value, String source) {}

    /** How far it is from being met. */
    @Schema(name = "ExplainedGap")
    public record Gap(String amount, String target, String unit, String direction, boolean strict, Text text) {}

    /** Why something is open. */
    @Schema(name = "ExplainedDoubt")
    public record Doubt(
            String reason, @Nullable String field, @Nullable Integer year, Text text) {}

    /** The document it rests on. */
    @Schema(name = "ExplainedBasis")
    public record Basis(
            Text document,
            Text number,
            Text annex,
            Text item,
            @Nullable String url) {}
}
