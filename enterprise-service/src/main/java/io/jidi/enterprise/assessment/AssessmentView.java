package io.jidi.enterprise.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.enterprise.assessment.rules.StandingEffect;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.enterprise.EnterpriseId;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An assessment as shown. */
@Schema(name = "Assessment", description = "评估 | An assessment")
public record AssessmentView(
        AssessmentId id,
        EnterpriseId enterpriseId,
        String standard,
        String editionId,

        @Schema(description = "规则的 SHA-256 | SHA-256 of the rule")
        String editionDigest,

        @Nullable @Schema(examples = "MIIT") String ladder,
        ApplicationKind kind,
        LocalDate applicationDate,
        int referenceYear,
        TierOutcome outcome,

        @Nullable @Schema(description = "达到的最高层级 | Highest tier reached", examples = "SRDI")
        String reached,

        @Schema(description = "对层级的影响 | What it did to the standing")
        StandingEffect standingEffect,

        @Schema(description = "输入快照的 SHA-256 | SHA-256 of the inputs")
        String inputDigest,

        @Schema(description = "结果的 SHA-256 | SHA-256 of the result")
        String resultDigest,

        String assessedBy,
        Instant assessedAt,

        @Nullable
        @Schema(
                implementation = ExplainedResult.class,
                description = "逐条说明；列表中不返回 | Explained criterion by criterion; not in lists")
        JsonNode result) {

    static AssessmentView inList(StoredAssessment assessment) {
        return of(assessment, null);
    }

    static AssessmentView of(StoredAssessment assessment, @Nullable JsonNode result) {
        return new AssessmentView(
                assessment.id(),
                assessment.enterpriseId(),
                assessment.standard(),
                assessment.editionId(),
                assessment.editionDigest(),
                assessment.ladder(),
                assessment.kind(),
                assessment.applicationDate(),
                assessment.referenceYear(),
                assessment.outcome(),
                assessment.reached(),
                assessment.standingEffect(),
                assessment.inputDigest(),
                assessment.resultDigest(),
                assessment.assessedBy(),
                assessment.assessedAt(),
                result);
    }
}
