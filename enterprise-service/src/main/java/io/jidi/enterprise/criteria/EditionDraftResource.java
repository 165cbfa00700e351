package io.jidi.enterprise.criteria;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Drafts of new editions over HTTP: checked, compared, approved by a second person. */
@Path("/api/v1/criteria/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "认定标准 | Standards")
public class EditionDraftResource {

    static final String YAML = "application/yaml";

    private static final ListSpec<EditionDraft> LIST = ListSpec.of(EditionDraft.class)
            .text("editionId", "e.editionId")
            .text("standard", "e.standard")
            .text("scope", "e.scope")
            .choice("state", "e.state", DraftState.class)
            .instant("createdAt", "e.createdAt")
            .sortedBy("-createdAt");

    private final DraftEdition drafting;
    private final DecideDraft decide;
    private final EditionRegistry registry;
    private final EntityManager entities;
    private final Lists lists;

    EditionDraftResource(
            DraftEdition drafting, DecideDraft decide, EditionRegistry registry, EntityManager entities, Lists lists) {
        this.drafting = drafting;
        this.decide = decide;
        this.registry = registry;
        this.entities = entities;
        this.lists = lists;
    }

    /** A remark of the person who approves. */
    @Schema(name = "ApproveEdition")
    public record Approval(@Nullable @Size(max = 500) String remark) {}

    /** Why a draft is withdrawn. */
    @Schema(name = "WithdrawEdition")
    public record Withdrawal(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Command
    @Consumes({YAML, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT})
    @WholeProvince
    @Operation(
            summary = "提交新版本草案（YAML 或 JSON） | Submit a draft of a new edition (YAML or JSON)",
            description = "整体校验；有误时指出位置 | Checked as a whole; a fault names its place")
    @APIResponseSchema(value = EditionDraftView.class, responseCode = "201")
    public Response draft(
            @RequestBody(content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING)))
                    byte[] body) {
        EditionDraft draft = drafting.execute(body);
        return Response.created(URI.create("/api/v1/criteria/drafts/" + draft.id()))
                .entity(EditionDraftView.of(draft))
                .build();
    }

    @POST
    @Path("/check")
    @Transactional
    @Consumes({YAML, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT})
    @Operation(summary = "校验草案，不写入 | Check a draft; writes nothing")
    public EditionView check(
            @RequestBody(content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING)))
                    byte[] body) {
        Edition edition = drafting.check(body);
        return EditionView.of(edition, context(edition), registry.current().indicators());
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.AUDITOR})
    @Operation(summary = "查询草案 | List drafts")
    public Page<EditionDraftView> list(UriInfo uri) {
        return lists.page(LIST, uri, Where.everything(), EditionDraftView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.AUDITOR})
    @Operation(summary = "查看草案 | Show a draft")
    public EditionDraftView one(@PathParam("id") DraftId id) {
        return EditionDraftView.of(get(id));
    }

    @GET
    @Path("/{id}/content")
    @Transactional
    @Produces(YAML)
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.AUDITOR})
    @Operation(summary = "下载草案原文 | Download a draft as it was submitted")
    @APIResponse(responseCode = "200", content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING)))
    public Response content(@PathParam("id") DraftId id) {
        return Response.ok(get(id).content(), YAML + "; charset=UTF-8").build();
    }

    @GET
    @Path("/{id}/comparison")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.AUDITOR})
    @Operation(summary = "与现行版本比较 | Compare a draft with what it replaces")
    public EditionComparison comparison(
            @PathParam("id") DraftId id,
            @Nullable @QueryParam("with") @Parameter(description = "缺省为其替代的版本 | Absent: the edition it replaces")
                    String with) {
        EditionDraft draft = get(id);
        Editions editions = registry.current();
        Edition edition = draft.state() == DraftState.APPROVED
                ? editions.find(draft.editionId()).orElseThrow(PlatformProblem.NOT_FOUND::problem)
                : drafting.read(draft.content());
        Edition before = with == null
                ? editions.predecessor(edition)
                        .orElseThrow(() -> EnterpriseProblem.ENTERPRISE_EDITION_UNKNOWN.at(
                                "?with",
                                "该草案不替代任何版本，请指定比较对象",
                                "The draft replaces no edition; name one to compare with"))
                : editions.find(with)
                        .orElseThrow(() -> EnterpriseProblem.ENTERPRISE_EDITION_UNKNOWN.at(
                                "?with", "没有版本“" + with + "”", "There is no edition \"" + with + "\""));
        return EditionComparison.of(before, edition, context(edition), editions.indicators());
    }

    @POST
    @Path("/{id}/approve")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @WholeProvince
    @Operation(summary = "批准草案（须非起草人） | Approve a draft; not by its author")
    @APIResponseSchema(value = EditionDraftView.class, responseCode = "200")
    public Response approve(@PathParam("id") DraftId id, @Valid @NotNull Approval approval) {
        return Response.ok(EditionDraftView.of(decide.approve(id, approval.remark())))
                .build();
    }

    @POST
    @Path("/{id}/withdraw")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT})
    @WholeProvince
    @Operation(summary = "撤回草案 | Withdraw a draft")
    @APIResponseSchema(value = EditionDraftView.class, responseCode = "200")
    public Response withdraw(@PathParam("id") DraftId id, @Valid @NotNull Withdrawal withdrawal) {
        return Response.ok(EditionDraftView.of(
                        decide.withdraw(id, withdrawal.reason().strip())))
                .build();
    }

    private EditionDraft get(DraftId id) {
        return Optional.ofNullable(entities.find(EditionDraft.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** Years in labels count from the first day of the draft. */
    private static AssessmentContext context(Edition edition) {
        return AssessmentContext.of(
                ApplicationKind.NEW, edition.validity().get(0).from());
    }
}
