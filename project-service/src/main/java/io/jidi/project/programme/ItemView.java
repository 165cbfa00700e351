package io.jidi.project.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.project.library.ProjectId;
import io.jidi.project.programme.rules.ItemStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An item as shown.
 *
 * @param seedCode given to what the policy itself names
 * @param steps its way so far; empty in lists
 */
@Schema(name = "ItemView")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemView(
        ItemId id,
        @Nullable String seedCode,
        String kind,
        String name,
        ItemStatus status,

        @Schema(type = SchemaType.OBJECT) JsonNode attributes,

        List<String> tags,
        @Nullable String baseCode,
        @Nullable String measure,
        @Nullable String department,
        String regionCode,
        @Nullable Integer policyRow,
        @Nullable String ownerCreditCode,
        @Nullable ProjectId projectId,
        boolean restricted,
        String source,
        Instant updatedAt,
        List<Step> steps) {

    /** A change of status. */
    @Schema(name = "ItemStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            @Nullable ItemStatus from,
            ItemStatus to,
            String reason,
            List<String> evidence,
            LocalDate effectiveDate,
            String organisation,
            Instant recordedAt) {}
}
