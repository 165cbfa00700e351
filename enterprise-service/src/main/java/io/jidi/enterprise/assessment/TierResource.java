package io.jidi.enterprise.assessment;

import io.jidi.enterprise.assessment.rules.Ladder;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which enterprises stand where now. */
@Path("/api/v1/tiers")
@Tag(name = "层级 | Tiers")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
public class TierResource {

    private static final ListSpec<TierStanding> STANDINGS = ListSpec.of(TierStanding.class)
            .reference("enterpriseId", "e.enterpriseId", EnterpriseId.PREFIX)
            .choice("ladder", "e.ladder", Ladder.class)
            .text("tier", "e.tier")
            .text("name", "e.name")
            .text("creditCode", "e.creditCode")
            .text("regionCode", "e.regionCode")
            .text("baseCode", "coalesce(e.baseCode, '')")
            .text("editionId", "e.editionId")
            .date("fromDate", "e.fromDate")
            .sortedBy("-fromDate");

    private final Standings standings;
    private final EnterpriseRegistry registry;
    private final Lists lists;

    TierResource(Standings standings, EnterpriseRegistry registry, Lists lists) {
        this.standings = standings;
        this.registry = registry;
        this.lists = lists;
    }

    /** An enterprise and the step it stands on. */
    @Schema(name = "TierStanding")
    public record StandingView(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            @Nullable String baseCode,
            Ladder ladder,
            String tier,
            Wording tierName,
            LocalDate fromDate,
            String editionId,
            AssessmentId assessmentId) {}

    @GET
    @Operation(summary = "查询现处各层级的企业 | List enterprises by the tier they stand on")
    public Page<StandingView> standing(UriInfo uri) {
        return lists.page(STANDINGS, uri, registry.visibleRows("e"), this::view);
    }

    private StandingView view(TierStanding standing) {
        return new StandingView(
                standing.enterpriseId(),
                standing.creditCode(),
                standing.name(),
                standing.regionCode(),
                standing.baseCode(),
                standing.ladder(),
                standing.tier(),
                standings.nameOf(standing.tier(), standing.editionId()),
                standing.fromDate(),
                standing.editionId(),
                standing.openedBy());
    }
}
