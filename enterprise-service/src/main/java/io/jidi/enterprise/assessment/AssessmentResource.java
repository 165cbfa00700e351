package io.jidi.enterprise.assessment;

import io.jidi.enterprise.assessment.rules.StandingEffect;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All assessments over HTTP. */
@Path("/api/v1/assessments")
@Tag(name = "评估 | Assessments")
public class AssessmentResource {

    static final ListSpec<StoredAssessment> LIST = ListSpec.of(StoredAssessment.class)
            .reference("enterpriseId", "e.enterpriseId", EnterpriseId.PREFIX)
            .text("standard", "e.standard")
            .text("editionId", "e.editionId")
            .text("ladder", "e.ladder")
            .text("reached", "coalesce(e.reached, '')")
            .choice("kind", "e.kind", ApplicationKind.class)
            .choice("outcome", "e.outcome", TierOutcome.class)
            .choice("standingEffect", "e.standingEffect", StandingEffect.class)
            .date("applicationDate", "e.applicationDate")
            .instant("assessedAt", "e.assessedAt")
            .sortedBy("-assessedAt");

    private final Assessments assessments;
    private final EnterpriseRegistry registry;
    private final Lists lists;

    AssessmentResource(Assessments assessments, EnterpriseRegistry registry, Lists lists) {
        this.assessments = assessments;
        this.registry = registry;
        this.lists = lists;
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "查询评估 | List assessments")
    public Page<AssessmentView> list(UriInfo uri) {
        return lists.page(LIST, uri, registry.visibleIn("e.enterpriseId"), AssessmentView::inList);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "查看评估及逐条说明 | Show an assessment, explained criterion by criterion")
    public AssessmentView one(@PathParam("id") AssessmentId id) {
        return assessments.explained(assessments.get(id));
    }

    @POST
    @Path("/{id}/replay")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(summary = "以存档输入重算，验证结果一致 | Compute again from the stored inputs and prove the result")
    public Assessments.Replay replay(@PathParam("id") AssessmentId id) {
        return assessments.replay(id);
    }
}
