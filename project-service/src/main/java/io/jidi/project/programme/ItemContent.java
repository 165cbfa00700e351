package io.jidi.project.programme;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.project.Territory;
import io.jidi.project.library.ProjectId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an item says.
 *
 * @param attributes as the kind's JSON Schema allows
 * @param regionCode absent: the province, open to everybody
 * @param policyRow row of the policy's list that it serves
 * @param restricted civil-military and the like (row 81): shown to the provincial office and auditors only
 * @param source where this is known from
 */
@Schema(name = "RegisterItem")
public record ItemContent(
        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,63}") String kind,
        @NotBlank @Size(max = 200) String name,

        @NotNull @Schema(type = SchemaType.OBJECT) JsonNode attributes,

        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> tags,
        @Nullable @Size(max = 32) String baseCode,
        @Nullable @Size(max = 4) String measure,
        @Nullable @Size(max = 64) String department,
        @Nullable @Pattern(regexp = "[0-9]{6}") String regionCode,

        @Nullable @Min(1) @Max(ShippedProgramme.ROWS) Integer policyRow,

        @Nullable @Pattern(regexp = "[0-9A-Z]{18}") String ownerCreditCode,
        @Nullable ProjectId projectId,
        @Nullable Boolean restricted,
        @NotBlank @Size(max = 500) String source) {

    String region() {
        return regionCode == null ? Territory.PROVINCE : regionCode;
    }
}
