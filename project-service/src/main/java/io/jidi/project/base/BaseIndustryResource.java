package io.jidi.project.base;

import io.jidi.platform.command.Command;
import io.jidi.platform.security.Roles;
import io.jidi.project.BusinessDay;
import io.jidi.project.owner.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Carriers, members, leading industries, agglomeration and the yearly sheet of a base over HTTP. */
@Path("/api/v1/bases/{id}/industry")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "基地产业 | Industry of a base")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class BaseIndustryResource {

    private final BaseIndustry bases;
    private final BusinessDay day;
    private final AddCarrier addCarrier;
    private final EndCarrier endCarrier;
    private final AddLeadingIndustry addLeadingIndustry;
    private final BaseMembers members;
    private final AddMember addMember;
    private final EndMember endMember;
    private final ComputeAgglomeration computeAgglomeration;
    private final AssessBase assessBase;

    BaseIndustryResource(
            BaseIndustry bases,
            BusinessDay day,
            AddCarrier addCarrier,
            EndCarrier endCarrier,
            AddLeadingIndustry addLeadingIndustry,
            BaseMembers members,
            AddMember addMember,
            EndMember endMember,
            ComputeAgglomeration computeAgglomeration,
            AssessBase assessBase) {
        this.bases = bases;
        this.day = day;
        this.addCarrier = addCarrier;
        this.endCarrier = endCarrier;
        this.addLeadingIndustry = addLeadingIndustry;
        this.members = members;
        this.addMember = addMember;
        this.endMember = endMember;
        this.computeAgglomeration = computeAgglomeration;
        this.assessBase = assessBase;
    }

    /** Latest revision of every year and definition. */
    public record Values(List<BaseIndustry.Value> items) {}

    /** By name. */
    @Schema(name = "BaseMemberCandidates")
    public record Candidates(List<Registration> items) {}

    @GET
    @Transactional
    @Operation(summary = "某日的载体、主导产业和成员 | Carriers, leading industries and members on a day")
    public BaseIndustry.Parts parts(@PathParam("id") BaseId id, @Nullable @QueryParam("asOf") LocalDate asOf) {
        bases.base(id);
        return bases.parts(id, Objects.requireNonNullElse(asOf, day.today()));
    }

    @POST
    @Path("/carriers")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.BASE_OFFICE})
    @Operation(summary = "登记载体及其边界 | Add a carrier with its limits")
    @APIResponseSchema(value = BaseIndustry.Parts.class, responseCode = "201")
    public Response carrier(@PathParam("id") BaseId id, @Valid @NotNull AddCarrier.Request request) {
        addCarrier.execute(id, request);
        return changed(id);
    }

    @POST
    @Path("/carriers/end")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.BASE_OFFICE})
    @Operation(summary = "终止载体 | End a carrier")
    @APIResponseSchema(value = BaseIndustry.Parts.class, responseCode = "201")
    public Response endCarrier(@PathParam("id") BaseId id, @Valid @NotNull EndCarrier.Request request) {
        endCarrier.execute(id, request);
        return changed(id);
    }

    @POST
    @Path("/leading-industries")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.BASE_OFFICE})
    @Operation(summary = "登记主导产业 | Name a leading industry")
    @APIResponseSchema(value = BaseIndustry.Parts.class, responseCode = "201")
    public Response leading(@PathParam("id") BaseId id, @Valid @NotNull AddLeadingIndustry.Request request) {
        addLeadingIndustry.execute(id, request);
        return changed(id);
    }

    @POST
    @Path("/members")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.BASE_OFFICE})
    @Operation(summary = "登记基地成员企业 | Enter a member of the base")
    @APIResponseSchema(value = BaseIndustry.Parts.class, responseCode = "201")
    public Response member(@PathParam("id") BaseId id, @Valid @NotNull AddMember.Request request) {
        addMember.execute(id, request);
        return changed(id);
    }

    @POST
    @Path("/members/end")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.BASE_OFFICE})
    @Operation(summary = "终止成员资格 | End a membership")
    @APIResponseSchema(value = BaseIndustry.Parts.class, responseCode = "201")
    public Response endMember(@PathParam("id") BaseId id, @Valid @NotNull EndMember.Request request) {
        endMember.execute(id, request);
        return changed(id);
    }

    @GET
    @Path("/members/candidates")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.BASE_OFFICE, Roles.AUDITOR})
    @Operation(
            summary = "名录列入该基地而尚非成员的企业 | Enterprises that the registry places in the base and that are no members",
            description = "随企业事件更新，只列数据范围内的企业 | Follows the enterprises' events; only those within the caller's scope")
    public Candidates candidates(@PathParam("id") BaseId id) {
        return new Candidates(members.candidates(bases.base(id).code(), id, day.today()));
    }

    @POST
    @Path("/agglomerations")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.BASE_OFFICE})
    @Operation(
            summary = "报送载体数据并计算集聚度 | File figures and compute agglomeration",
            description = "AGG-A、AGG-B、AGG-C 均计算；政策未定义集聚度 | All three: the policy does not define it")
    @APIResponseSchema(value = Values.class, responseCode = "201")
    public Response compute(@PathParam("id") BaseId id, @Valid @NotNull ComputeAgglomeration.Request request) {
        computeAgglomeration.execute(id, request);
        return created(id, new Values(bases.values(id, request.year())));
    }

    @GET
    @Path("/agglomerations")
    @Transactional
    @Operation(summary = "基地集聚度及目标完成 | Agglomeration of a base against its target")
    public Values values(@PathParam("id") BaseId id) {
        bases.base(id);
        return new Values(bases.values(id, null));
    }

    @POST
    @Path("/assessments")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(
            summary = "年度考核 | Assess a base for a year",
            description = "重大事故一票否决；连续两年 D 提出退出建议 | A major accident is a veto")
    @APIResponseSchema(value = AssessBase.Outcome.class, responseCode = "201")
    public Response assess(@PathParam("id") BaseId id, @Valid @NotNull AssessBase.Request request) {
        return created(id, assessBase.execute(id, request));
    }

    private Response changed(BaseId id) {
        return created(id, bases.parts(id, day.today()));
    }

    private static Response created(BaseId id, Object entity) {
        return Response.created(URI.create("/api/v1/bases/" + id + "/industry"))
                .entity(entity)
                .build();
    }
}
