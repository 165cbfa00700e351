package io.jidi.enterprise.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.enterprise.assessment.rules.StandingEffect;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.command.Command;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The assessments of one enterprise over HTTP. */
@Path("/api/v1/enterprises/{id}/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "评估 | Assessments")
public class EnterpriseAssessmentResource {

    private final AssessEnterprise assess;
    private final Assessments assessments;
    private final EnterpriseRegistry registry;
    private final Lists lists;

    EnterpriseAssessmentResource(
            AssessEnterprise assess, Assessments assessments, EnterpriseRegistry registry, Lists lists) {
        this.assess = assess;
        this.assessments = assessments;
        this.registry = registry;
        this.lists = lists;
    }

    /** What an assessment would come to. */
    @Schema(name = "AssessmentPreview")
    public record PreviewView(
            String editionId,
            TierOutcome outcome,
            @Nullable String reached,
            StandingEffect standingEffect,

            @Nullable @Schema(description = "将处的层级，无则不返回 | Tier it would stand on; absent for none")
            String standing,

            @Schema(implementation = ExplainedResult.class) JsonNode result) {}

    @POST
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "评估企业 | Assess an enterprise")
    @APIResponseSchema(value = AssessmentView.class, responseCode = "201")
    public Response assess(@PathParam("id") EnterpriseId id, @Valid @NotNull AssessmentRequest request) {
        StoredAssessment assessment = assess.execute(id, request);
        return Response.created(URI.create("/api/v1/assessments/" + assessment.id()))
                .entity(assessments.explained(assessment))
                .build();
    }

    @POST
    @Path("/preview")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE})
    @Operation(summary = "预评估，不写入 | Preview an assessment; writes nothing")
    public PreviewView preview(@PathParam("id") EnterpriseId id, @Valid @NotNull AssessmentRequest request) {
        return shown(assess.preview(id, request));
    }

    @POST
    @Path("/what-if")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE})
    @Operation(summary = "假设指标变动后的预评估，不写入 | Preview an assessment with supposed figures; writes nothing")
    public PreviewView suppose(@PathParam("id") EnterpriseId id, @Valid @NotNull SupposedAssessment question) {
        return shown(assess.preview(id, question));
    }

    private PreviewView shown(AssessEnterprise.Preview preview) {
        Judged judged = preview.judged();
        return new PreviewView(
                judged.edition().id(),
                judged.assessment().outcome(),
                judged.reached(),
                preview.standing().effect(),
                preview.standing().tier(),
                assessments.tree(judged.result()));
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "查询企业的评估 | List an enterprise's assessments")
    public Page<AssessmentView> ofEnterprise(@PathParam("id") EnterpriseId id, UriInfo uri) {
        registry.get(id);
        return lists.page(
                AssessmentResource.LIST,
                uri,
                Where.of("e.enterpriseId = :enterprise", "enterprise", id.value()),
                AssessmentView::inList);
    }
}
