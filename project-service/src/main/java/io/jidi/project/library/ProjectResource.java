package io.jidi.project.library;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import io.jidi.project.library.rules.ProjectKind;
import io.jidi.project.library.rules.ProjectStatus;
import io.jidi.project.rules.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The library over HTTP. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "重点项目库 | Project library")
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
public class ProjectResource {

    private static final ListSpec<Project> LIST = ListSpec.of(Project.class)
            .text("code", "e.code")
            .text("name", "e.name")
            .text("baseCode", "e.baseCode")
            .text("regionCode", "e.regionCode")
            .text("ownerCreditCode", "e.ownerCreditCode")
            .choice("kind", "e.kind", ProjectKind.class)
            .choice("status", "e.status", ProjectStatus.class)
            .flag("continuing", "e.classes.continuing")
            .flag("plannedStart", "e.classes.plannedStart")
            .flag("plannedCompletion", "e.classes.plannedCompletion")
            .flag("reserve", "e.classes.reserve")
            .flag("restricted", "e.restricted")
            .decimal("totalInvestment", "e.totalInvestment")
            .date("admittedDate", "e.admittedDate")
            .instant("updatedAt", "e.updatedAt")
            .month("dispatchedFromMonth", "e.dispatchedFrom")
            .month("lastReportedMonth", Projects.LAST_REPORTED)
            .search(text -> Where.containing(text, "e.name"))
            .sortedBy("code");

    private final Projects projects;
    private final ProjectViews views;
    private final Lists lists;
    private final AdmitProject admitProject;
    private final ChangeProject changeProject;
    private final MoveProject moveProject;
    private final HandOverProject handOverProject;
    private final RestrictProject restrictProject;
    private final KeepProfile keepProfile;
    private final Profiles profiles;

    ProjectResource(
            Projects projects,
            ProjectViews views,
            Lists lists,
            AdmitProject admitProject,
            ChangeProject changeProject,
            MoveProject moveProject,
            HandOverProject handOverProject,
            RestrictProject restrictProject,
            KeepProfile keepProfile,
            Profiles profiles) {
        this.projects = projects;
        this.views = views;
        this.lists = lists;
        this.admitProject = admitProject;
        this.changeProject = changeProject;
        this.moveProject = moveProject;
        this.handOverProject = handOverProject;
        this.restrictProject = restrictProject;
        this.keepProfile = keepProfile;
        this.profiles = profiles;
    }

    /** The steps of a project. */
    public record Trail(List<ProjectView.Step> items) {}

    /** Revisions of a record, oldest first. */
    public record ProfileHistory(List<Profiles.Kept> items) {}

    /** @param refusal why this caller may not take it there now; absent if they may */
    public record Way(
            ProjectStatus to, boolean allowed, @Nullable Reason refusal) {}

    /** Every status with whether the caller may take the project there. */
    public record Ways(List<Way> items) {}

    @POST
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(
            summary = "申请入库 | Admit a project",
            description = "审核清单 C1–C8 决定入库、转储备或退回；退回为 422，逐条列明原因"
                    + " | The checklist C1–C8 admits, reserves or returns; a return is a 422 with every reason")
    @APIResponseSchema(value = ProjectView.class, responseCode = "201")
    public Response admit(@Valid @NotNull AdmitProject.Request request) {
        Project project = admitProject.execute(request);
        return Response.created(URI.create("/api/v1/projects/" + project.id()))
                .tag(Versions.tag(project.version()))
                .entity(views.whole(project))
                .build();
    }

    @GET
    @Operation(summary = "查询项目 | List projects")
    public Page<ProjectView> list(UriInfo uri) {
        return lists.page(LIST, uri, projects.visibleProjects(), ProjectView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "读取一个项目 | Read a project")
    @APIResponseSchema(value = ProjectView.class, responseCode = "200")
    public Response one(@PathParam("id") ProjectId id) {
        return answer(projects.visible(id));
    }

    @PATCH
    @Path("/{id}")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "变更项目信息 | Change a project's record")
    @APIResponseSchema(value = ProjectView.class, responseCode = "200")
    public Response change(
            @PathParam("id") ProjectId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ChangeProject.Request request) {
        return answer(changeProject.execute(id, ifMatch, request));
    }

    @GET
    @Path("/{id}/transitions")
    @Transactional
    @Operation(summary = "项目状态变更记录 | A project's way through the library")
    public Trail transitions(@PathParam("id") ProjectId id) {
        Project project = projects.visible(id);
        return new Trail(projects.transitions(project.id()).stream()
                .map(ProjectView.Step::of)
                .toList());
    }

    @GET
    @Path("/{id}/transitions/available")
    @Transactional
    @Operation(summary = "当前可作的状态变更 | Where the caller may take a project now, and why not elsewhere")
    public Ways available(@PathParam("id") ProjectId id) {
        Project project = projects.visible(id);
        List<Transition> trail = projects.transitions(id);
        return new Ways(Arrays.stream(ProjectStatus.values())
                .filter(to -> to != project.status())
                .map(to -> {
                    @Nullable
                    Reason refusal = moveProject.refusal(project, trail, to).orElse(null);
                    return new Way(to, refusal == null, refusal);
                })
                .toList());
    }

    @POST
    @Path("/{id}/transitions")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(
            summary = "变更项目状态 | Take a project to another status",
            description =
                    "出储备须重新过审核清单；退出由两人分别提出和决定"
                            + " | Out of the reserve leads the checklist; an exit is proposed by one person and decided by another")
    @APIResponseSchema(value = ProjectView.class, responseCode = "200")
    public Response move(
            @PathParam("id") ProjectId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull MoveProject.Request request) {
        return answer(moveProject.execute(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/responsibilities")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "变更责任主体 | Hand a project over to another unit")
    @APIResponseSchema(value = ProjectView.class, responseCode = "201")
    public Response handOver(@PathParam("id") ProjectId id, @Valid @NotNull ProjectContent.Responsible request) {
        Project project = handOverProject.execute(id, request);
        return Response.created(URI.create("/api/v1/projects/" + id))
                .entity(views.whole(project))
                .build();
    }

    @POST
    @Path("/{id}/restriction")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(
            summary = "设定或解除受限可见 | Restrict who sees a project, or lift it",
            description = "军民融合项目只对负责单位和审计可见 | Civil-military projects are seen by those who answer for them and audit")
    @APIResponseSchema(value = ProjectView.class, responseCode = "200")
    public Response restrict(
            @PathParam("id") ProjectId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull RestrictProject.Request request) {
        return answer(restrictProject.execute(id, ifMatch, request));
    }

    @GET
    @Path("/{id}/profile")
    @Transactional
    @Operation(summary = "项目完整信息 | A project's whole record")
    @APIResponseSchema(value = Profiles.Kept.class, responseCode = "200")
    public Response profile(@PathParam("id") ProjectId id) {
        return answer(profiles.latest(projects.visible(id)));
    }

    @GET
    @Path("/{id}/profile/history")
    @Transactional
    @Operation(summary = "项目完整信息的历次修订 | Every revision of a project's record")
    public ProfileHistory profileHistory(@PathParam("id") ProjectId id) {
        return new ProfileHistory(profiles.history(projects.visible(id)));
    }

    @PUT
    @Path("/{id}/profile")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE, Roles.ENTERPRISE})
    @Operation(
            summary = "填报项目完整信息 | Keep a project's whole record",
            description = "整份替换，形成新修订；首次填报的 If-Match 为 \"v0\" | Replaces the whole as a new revision; the first one"
                    + " carries If-Match \"v0\"")
    @APIResponseSchema(value = Profiles.Kept.class, responseCode = "200")
    public Response keepProfile(
            @PathParam("id") ProjectId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ProjectProfile request) {
        return answer(keepProfile.execute(id, ifMatch, request));
    }

    private static Response answer(Profiles.Kept kept) {
        return Response.ok(kept).tag(Versions.tag(kept.revision())).build();
    }

    private Response answer(Project project) {
        return Response.ok(views.whole(project))
                .tag(Versions.tag(project.version()))
                .build();
    }
}
