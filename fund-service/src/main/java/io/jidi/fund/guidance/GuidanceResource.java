package io.jidi.fund.guidance;

import io.jidi.fund.guidance.rules.MotherTerms;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The guidance system over HTTP. */
@Path("/api/v1/guidance")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class GuidanceResource {

    private final GuidanceSystem system;
    private final MotherTermsEditions editions;
    private final LeverageReport leverage;
    private final Clock clock;

    GuidanceResource(GuidanceSystem system, MotherTermsEditions editions, LeverageReport leverage, Clock clock) {
        this.system = system;
        this.editions = editions;
        this.leverage = leverage;
        this.clock = clock;
    }

    /** All editions of terms. */
    public record TermsList(List<MotherTerms> items) {}

    @GET
    @Operation(summary = "引导基金体系与16只母基金 | The guidance system and the sixteen mother funds")
    public GuidanceSystem.View system() {
        return system.view();
    }

    @GET
    @Path("/terms")
    @Operation(summary = "各母基金对子基金的条款 | Terms of the mother funds for their sub-funds")
    public TermsList terms() {
        return new TermsList(editions.all());
    }

    @GET
    @Path("/leverage")
    @Transactional
    @Operation(summary = "分层、分类放大倍数（两种口径并列） | Leverage by layer and class, both definitions side by side")
    public LeverageReport.View leverage(@Nullable @QueryParam("asOf") LocalDate asOf) {
        return leverage.of(asOf == null ? LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE) : asOf);
    }
}
