package io.jidi.enterprise.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.enterprise.assessment.AssessEverybody;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run over the population as shown. */
@Schema(name = "PopulationRun", description = "对全部企业的测算或评估 | A run over the whole population")
public record RunView(
        RunId id,
        RunKind kind,

        @Schema(
                description = "WHAT_IF：PolicyQuestion；ASSESS_EVERYBODY：AssessEverybody | By kind",
                oneOf = {PolicyQuestion.class, EverybodyRequest.class})
        JsonNode question,

        RunState state,

        @Schema(description = "已处理企业数 | Enterprises judged so far")
        long done,

        @Nullable @Schema(description = "原规则的 SHA-256 | SHA-256 of the first rule")
        String beforeDigest,

        @Nullable @Schema(description = "新规则的 SHA-256 | SHA-256 of the second rule")
        String afterDigest,

        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,

        @Nullable
        @Schema(
                description =
                        "失败原因：PROCESS_LOST 多次中断未能完成，RULES_CHANGED 标准或草案已变，可重新提出 | Why it failed: PROCESS_LOST, it lost its"
                                + " process too often; RULES_CHANGED, an edition or draft is not what it was; ask again")
        String failure,

        @Nullable @Schema(oneOf = {Tally.Result.class, AssessEverybody.Counts.class})
        JsonNode result) {}
