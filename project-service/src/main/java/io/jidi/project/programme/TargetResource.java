package io.jidi.project.programme;

import io.jidi.platform.security.Roles;
import io.jidi.project.programme.rules.TargetRule;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The targets of 2022 and 2025 over HTTP. */
@Path("/api/v1/targets")
@Tag(name = "方案台账 | Programme register")
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
public class TargetResource {

    private final Targets targets;

    TargetResource(Targets targets) {
        this.targets = targets;
    }

    /** Every target and subject, those without data included. */
    public record TargetList(List<Targets.Standing> items) {}

    @GET
    @Transactional
    @Operation(summary = "目标完成情况，含无数据的目标 | How the targets stand; those without data are listed too")
    public TargetList list(
            @Nullable @QueryParam("year") Integer year, @QueryParam("state") TargetRule.@Nullable State state) {
        return new TargetList(targets.all().stream()
                .filter(one -> year == null || one.year() == year)
                .filter(one -> state == null || one.state() == state)
                .toList());
    }
}
