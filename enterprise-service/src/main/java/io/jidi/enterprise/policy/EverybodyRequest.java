package io.jidi.enterprise.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.enterprise.assessment.AssessmentRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Under what everybody is to be assessed, and where. */
@Schema(name = "AssessEverybody")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EverybodyRequest(
        @Valid @NotNull AssessmentRequest assessment,

        @Nullable
        @Pattern(regexp = "\\d{2}|\\d{4}|\\d{6}")
        @Schema(description = "行政区划代码前缀 | Prefix of the region code", examples = "3401")
        String regionPrefix) {

    String prefix() {
        return regionPrefix == null ? "" : regionPrefix;
    }
}
