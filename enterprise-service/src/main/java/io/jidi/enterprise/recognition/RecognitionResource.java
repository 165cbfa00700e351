package io.jidi.enterprise.recognition;

import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.Action;
import io.jidi.enterprise.recognition.rules.Procedure;
import io.jidi.enterprise.recognition.rules.Procedures;
import io.jidi.enterprise.recognition.rules.Stage;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.enterprise.recognition.rules.Workflow;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Applications for titles over HTTP. */
@Path("/api/v1/recognitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "认定 | Recognition")
public class RecognitionResource {

    private static final String PATH = "/api/v1/recognitions/";

    private static final ListSpec<Recognition> LIST = ListSpec.of(Recognition.class)
            .reference("enterpriseId", "e.enterpriseId", EnterpriseId.PREFIX)
            .choice("title", "e.title", Title.class)
            .choice("kind", "e.kind", Recognition.Kind.class)
            .choice("stage", "e.stage", Stage.class)
            .instant("createdAt", "e.createdAt")
            .instant("updatedAt", "e.updatedAt")
            .sortedBy("updatedAt");

    private final OpenRecognition open;
    private final ActOnRecognition act;
    private final Recognitions recognitions;
    private final RecognitionSteps steps;
    private final EnterpriseRegistry registry;
    private final Procedures procedures;
    private final Desk desk;
    private final Lists lists;

    RecognitionResource(
            OpenRecognition open,
            ActOnRecognition act,
            Recognitions recognitions,
            RecognitionSteps steps,
            EnterpriseRegistry registry,
            Procedures procedures,
            Desk desk,
            Lists lists) {
        this.open = open;
        this.act = act;
        this.recognitions = recognitions;
        this.steps = steps;
        this.registry = registry;
        this.procedures = procedures;
        this.desk = desk;
        this.lists = lists;
    }

    /** A step as shown. */
    @Schema(name = "RecognitionStep")
    public record StepView(
            int number,
            Action action,
            Stage from,
            Stage to,
            String actor,
            String organisation,
            List<String> levels,
            @Nullable String reason,
            @Nullable LocalDate until,

            @Nullable
            @Schema(
                    description = "当时最近一次评估及其结论 | The latest assessment at that time and what it had found",
                    examples = "ELIGIBLE")
            String outcome,

            LocalDate on,
            Instant at) {
        static StepView of(RecognitionStep step) {
            return new StepView(
                    step.number(),
                    step.action(),
                    step.from(),
                    step.to(),
                    step.actor(),
                    step.organisation(),
                    step.levels(),
                    step.reason(),
                    step.until(),
                    step.outcome(),
                    step.on(),
                    step.at());
        }
    }

    /** An application as shown. */
    @Schema(name = "Recognition", description = "认定申请 | An application for a title")
    public record View(
            RecognitionId id,
            EnterpriseId enterpriseId,
            Title title,
            Recognition.Kind kind,
            String procedureId,
            Stage stage,

            @Nullable @Schema(description = "补正期限或公示截止日 | Day to come again by, or last day of the notice")
            LocalDate until,

            @Nullable TitleId titleId,

            @Nullable @Schema(description = "您现在可办理的事项，列表中不返回 | What you can do now; not in lists")
            List<Action> openActions,

            @Nullable @Schema(description = "办理过程，列表中不返回 | What was done; not in lists")
            List<StepView> steps,

            Instant createdAt,
            Instant updatedAt) {
        static View of(
                Recognition recognition, @Nullable List<Action> openActions, @Nullable List<RecognitionStep> steps) {
            return new View(
                    recognition.id(),
                    recognition.enterpriseId(),
                    recognition.title(),
                    recognition.kind(),
                    recognition.procedureId(),
                    recognition.stage(),
                    recognition.until(),
                    recognition.givenTitle(),
                    openActions,
                    steps == null ? null : steps.stream().map(StepView::of).toList(),
                    recognition.createdAt(),
                    recognition.updatedAt());
        }
    }

    @POST
    @Command
    @RolesAllowed({Roles.ENTERPRISE})
    @Operation(summary = "企业发起认定或复核申请 | Open an application for a title or its re-assessment")
    @APIResponseSchema(value = View.class, responseCode = "201")
    public Response openOne(@Valid @NotNull OpenRecognition.Request request) {
        Recognition recognition = open.execute(request);
        return Response.created(URI.create(PATH + recognition.id()))
                .tag(Versions.tag(recognition.version()))
                .entity(full(recognition))
                .build();
    }

    @POST
    @Path("/{id}/steps")
    @Command
    @RolesAllowed({Roles.ENTERPRISE, Roles.CITY_OFFICE, Roles.PROVINCE_OFFICE})
    @Operation(
            summary = "办理认定申请的一个环节 | Take an application one step on",
            description = "县区由数据范围为该县区的 CITY_OFFICE 办理；国家认定结果由省级录入 | The county acts as CITY_OFFICE with the"
                    + " county as its scope; the ministry's decision is recorded by the province")
    @APIResponseSchema(value = View.class, responseCode = "200")
    public Response step(
            @PathParam("id") RecognitionId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ActOnRecognition.Request request) {
        return shown(act.execute(id, ifMatch, request));
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "查询认定申请 | List applications")
    public Page<View> list(UriInfo uri) {
        return lists.page(LIST, uri, registry.visibleIn("e.enterpriseId"), (Recognition r) -> View.of(r, null, null));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "查看认定申请及办理过程 | Show an application with its steps")
    @APIResponseSchema(value = View.class, responseCode = "200")
    public Response one(@PathParam("id") RecognitionId id) {
        return shown(recognitions.get(id, LockModeType.NONE));
    }

    private Response shown(Recognition recognition) {
        return Response.ok(full(recognition))
                .tag(Versions.tag(recognition.version()))
                .build();
    }

    private View full(Recognition recognition) {
        EnterpriseRegistry.Registered enterprise = registry.get(recognition.enterpriseId());
        List<RecognitionStep> done = steps.of(recognition.id());
        Procedure procedure = procedures.find(recognition.procedureId()).orElseThrow();
        List<Action> open = new Workflow(procedure)
                .open(Recognitions.file(recognition, enterprise, RecognitionSteps.round(done)), desk.of(enterprise));
        return View.of(recognition, open, done);
    }
}
