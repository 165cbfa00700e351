package io.jidi.project.dispatch;

import io.jidi.platform.command.Command;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import io.jidi.project.dispatch.rules.Correction;
import io.jidi.project.dispatch.rules.FrozenLight;
import io.jidi.project.dispatch.rules.LightRules;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
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
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lights of one project over HTTP: frozen, and read with their evidence. */
@Path("/api/v1/projects/{id}/lights")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "红黄绿灯 | Lights")
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
public class ProjectLightResource {

    private final Projects projects;
    private final Dossiers dossiers;
    private final LightEditions editions;
    private final LightReplay replay;
    private final LightReading reading;
    private final FreezeLights freezeLights;

    ProjectLightResource(
            Projects projects,
            Dossiers dossiers,
            LightEditions editions,
            LightReplay replay,
            LightReading reading,
            FreezeLights freezeLights) {
        this.projects = projects;
        this.dossiers = dossiers;
        this.editions = editions;
        this.replay = replay;
        this.reading = reading;
        this.freezeLights = freezeLights;
    }

    /** @param correctedLater whether anything it was drawn from is known differently today */
    public record Row(LightView light, boolean correctedLater) {}

    /** All frozen lights of a project, by month. */
    public record Rows(List<Row> items) {}

    @POST
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(summary = "冻结一个项目一个月的灯 | Freeze a project's light of a month")
    @APIResponseSchema(value = LightView.class, responseCode = "201")
    public Response freezeOne(@PathParam("id") ProjectId id, @Valid @NotNull FreezeLights.Request request) {
        MonthLight light = freezeLights.one(id, request.month());
        return Response.created(URI.create("/api/v1/projects/" + id + "/lights/" + request.month()))
                .entity(reading.view(light))
                .build();
    }

    @GET
    @Transactional
    @Operation(summary = "一个项目各月的灯 | A project's lights, month by month")
    public Rows ofProject(@PathParam("id") ProjectId id) {
        Dossier dossier = dossiers.of(projects.visible(id));
        return new Rows(dossiers.frozenLights(id).stream()
                .map(light -> new Row(
                        reading.view(light),
                        !corrections(dossier, light.frozen()).isEmpty()))
                .toList());
    }

    @GET
    @Path("/{month}")
    @Transactional
    @Operation(
            summary = "一个月的灯及其依据 | The light of a month with its evidence",
            description = "附冻结时的输入、重算结果和此后的更正 | With the frozen inputs, a replay and what was corrected later")
    public LightDetail ofMonth(@PathParam("id") ProjectId id, @PathParam("month") YearMonth month) {
        Dossier dossier = dossiers.of(projects.visible(id));
        MonthLight light = dossiers.frozenLights(id).stream()
                .filter(one -> one.month().equals(month))
                .findFirst()
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        FrozenLight frozen = light.frozen();
        return LightDetail.of(reading.view(light), frozen, replay.replay(frozen), corrections(dossier, frozen));
    }

    private List<Correction> corrections(Dossier dossier, FrozenLight frozen) {
        return new LightRules(editions.byId(frozen.editionId()))
                .corrections(LightReplay.facts(frozen), dossier.facts(frozen.month(), LocalDate.MAX), frozen.month());
    }
}
