package io.jidi.project.cityscore;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.project.cityscore.rules.Scheme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A round as shown.
 *
 * @param standings as published last; as of now while it is open
 * @param schemeChanged whether the shipped weights are no longer those of the round
 */
@Schema(name = "ScoreRound")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScoreRoundView(
        ScoreRoundId id,
        int year,
        String scheme,
        boolean schemeChanged,
        ScoreRound.Status status,
        @Nullable LocalDate appealUntil,
        Instant recordedAt,
        List<Scheme.Standing> standings,
        List<Appeal> appeals) {

    @Schema(name = "ScoreAppeal")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Appeal(
            UUID id,
            String regionCode,
            String indicator,
            String grounds,
            String evidence,
            @Nullable String outcome,
            @Nullable String answer) {}
}
