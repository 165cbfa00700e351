package io.jidi.project.library;

import io.jidi.platform.security.Roles;
import io.jidi.project.library.rules.ProjectCode;
import io.jidi.project.library.rules.ProjectCodeCheck;
import io.jidi.project.rules.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Checks a project code before it is handed in; writes nothing. */
@Path("/api/v1/project-codes")
@Tag(name = "重点项目库 | Project library")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.FUND_MANAGER,
    Roles.ENTERPRISE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class ProjectCodeResource {

    private final LibraryEditions editions;

    ProjectCodeResource(LibraryEditions editions) {
        this.editions = editions;
    }

    /** A code to look at. */
    @Schema(name = "CheckProjectCode")
    public record Given(@NotBlank @Size(max = 100) String code) {}

    /**
     * @param refusal why it is invalid; absent if it is not
     * @param warnings remarks that refuse nothing
     * @param sector industry (legacy) or guiding department (current)
     */
    public record Checked(
            String code,
            ProjectCodeCheck.Verdict verdict,
            @Nullable Reason refusal,
            List<Reason> warnings,
            @Nullable Integer year,
            @Nullable YearMonth issuedMonth,
            @Nullable String regionCode,
            @Nullable String sector,
            @Nullable String type,
            @Nullable String serial,
            @Nullable Boolean checkDigitVerified) {}

    @POST
    @Path("/check")
    @Operation(summary = "校验项目代码 | Check a project code")
    public Checked check(@Valid @NotNull Given given) {
        ProjectCodeCheck check = editions.codes().check(given.code());
        ProjectCode code = check.code();
        if (code == null) {
            return new Checked(
                    given.code(),
                    check.verdict(),
                    check.refusal(),
                    check.warnings(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        return new Checked(
                code.text(),
                check.verdict(),
                null,
                check.warnings(),
                code.year(),
                code.month(),
                code.region(),
                code.sector(),
                code.type(),
                code.serial(),
                code.checkDigitVerified());
    }
}
