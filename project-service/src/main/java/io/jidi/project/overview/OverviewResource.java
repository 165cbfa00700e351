package io.jidi.project.overview;

import io.jidi.platform.security.Roles;
import io.jidi.project.BusinessDay;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The overview over HTTP. */
@Path("/api/v1/overview")
@Tag(name = "总览 | Overview")
public class OverviewResource {

    private final Counting counting;
    private final BusinessDay day;

    OverviewResource(Counting counting, BusinessDay day) {
        this.counting = counting;
        this.day = day;
    }

    /** @param asOf when the figures were counted */
    @Schema(name = "Overview", description = "调用者可见范围内的数字 | Figures over what the caller may see")
    public record Overview(Instant asOf, List<Panel> panels) {}

    @GET
    @Transactional
    @RolesAllowed({
        Roles.PROVINCE_OFFICE,
        Roles.DEPARTMENT,
        Roles.CITY_OFFICE,
        Roles.BASE_OFFICE,
        Roles.FUND_MANAGER,
        Roles.INVESTMENT_COMMITTEE,
        Roles.ENTERPRISE,
        Roles.AUDITOR,
        Roles.DATA_PLATFORM
    })
    @Operation(
            summary = "总览数字 | Figures of the overview",
            description = "每个数字附口径和列出其全部行的路径 | Each figure with its definition and the path that lists its rows")
    public Overview overview() {
        return new Overview(day.now(), counting.panels());
    }
}
