package io.jidi.enterprise.assessment;

import io.jidi.enterprise.assessment.rules.Ladder;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.page.Page;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The steps on which one enterprise stands and stood. */
@Path("/api/v1/enterprises/{id}/tiers")
@Tag(name = "层级 | Tiers")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
public class EnterpriseTierResource {

    private final Standings standings;
    private final EnterpriseRegistry registry;
    private final Clock clock;

    EnterpriseTierResource(Standings standings, EnterpriseRegistry registry, Clock clock) {
        this.standings = standings;
        this.registry = registry;
        this.clock = clock;
    }

    /** A stay on a step. */
    @Schema(name = "TierPeriod")
    public record PeriodView(
            Ladder ladder,
            String tier,
            Wording name,
            LocalDate fromDate,

            @Nullable
            @Schema(
                    description = "自该日起不再处于该层级；现处层级没有 | First day on which it no longer held; absent"
                            + " for the present one")
            LocalDate toDate,

            String editionId,
            AssessmentId openedBy,
            @Nullable AssessmentId closedBy) {}

    @GET
    @Transactional
    @Operation(summary = "查看企业的层级历史 | Show an enterprise's tiers over time")
    public Page<PeriodView> history(@PathParam("id") EnterpriseId id) {
        registry.get(id);
        List<PeriodView> periods = standings.history(id).stream()
                .map(period -> new PeriodView(
                        period.ladder(),
                        period.tier(),
                        standings.nameOf(period.tier(), period.editionId()),
                        period.fromDate(),
                        period.toDate(),
                        period.editionId(),
                        period.openedBy(),
                        period.closedBy()))
                .toList();
        return new Page<>(periods, null, clock.instant(), null);
    }
}
