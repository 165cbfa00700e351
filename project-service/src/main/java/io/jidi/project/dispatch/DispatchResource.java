package io.jidi.project.dispatch;

import io.jidi.platform.command.Command;
import io.jidi.platform.security.Roles;
import io.jidi.project.dispatch.rules.Exemption;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.ManualRating;
import io.jidi.project.dispatch.rules.SourceMoney;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.library.rules.FundSource;
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
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is planned, reported, excused and rated for one project, over HTTP. */
@Path("/api/v1/projects/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "调度 | Dispatch")
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
public class DispatchResource {

    private final Projects projects;
    private final Dossiers dossiers;
    private final LightEditions editions;
    private final MonthFunds monthFunds;
    private final EarnedValueTable earnedValueTable;
    private final ApprovePlan approvePlan;
    private final FileMonthlyReport fileMonthlyReport;
    private final ApproveExemption approveExemption;
    private final RateManually rateManually;
    private final RecordDesignOutput recordDesignOutput;

    DispatchResource(
            Projects projects,
            Dossiers dossiers,
            LightEditions editions,
            MonthFunds monthFunds,
            EarnedValueTable earnedValueTable,
            ApprovePlan approvePlan,
            FileMonthlyReport fileMonthlyReport,
            ApproveExemption approveExemption,
            RateManually rateManually,
            RecordDesignOutput recordDesignOutput) {
        this.projects = projects;
        this.dossiers = dossiers;
        this.editions = editions;
        this.monthFunds = monthFunds;
        this.earnedValueTable = earnedValueTable;
        this.approvePlan = approvePlan;
        this.fileMonthlyReport = fileMonthlyReport;
        this.approveExemption = approveExemption;
        this.rateManually = rateManually;
        this.recordDesignOutput = recordDesignOutput;
    }

    /** All plans of a project, by year and revision. */
    public record Plans(List<PlanView> items) {}

    /** All reports of a project with their corrections, by month and revision. */
    public record Reports(List<ReportView> items) {}

    /** 上期, 本期, 累计 of one source. */
    public record FundStanding(
            FundSource source, ReportView.Fund before, ReportView.Fund current, ReportView.Fund total) {}

    /** Every source that a report of the year names. */
    public record Funds(List<FundStanding> items) {}

    /** By month. */
    public record EarnedValues(List<EarnedValueTable.Row> items) {}

    /** The approved exemptions of a project, by month. */
    public record Exemptions(List<ExemptionView> items) {}

    /** An approved exemption as shown. */
    public record ExemptionView(YearMonth month, boolean coversRegistration, String reason) {
        static ExemptionView of(Exemption exemption) {
            return new ExemptionView(exemption.month(), exemption.coversRegistration(), exemption.reason());
        }
    }

    /** A manual rating as shown. */
    public record RatingView(YearMonth month, Light light, String reason) {}

    @POST
    @Path("/plans")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(
            summary = "批准年度计划或其修订 | Approve a plan or its revision",
            description =
                    "修订自批准次月起生效，已冻结的灯不变 | A revision counts from the month after its approval; frozen lights stay")
    @APIResponseSchema(value = PlanView.class, responseCode = "201")
    public Response approvePlan(@PathParam("id") ProjectId id, @Valid @NotNull ApprovePlan.Request request) {
        return created(id, "plans", PlanView.of(approvePlan.execute(id, request)));
    }

    @GET
    @Path("/plans")
    @Transactional
    @Operation(summary = "项目的年度计划及修订 | A project's plans and their revisions")
    public Plans plans(@PathParam("id") ProjectId id) {
        Project project = projects.visible(id);
        return new Plans(projects.plans(Set.of(project.id().value())).stream()
                .map(PlanView::of)
                .toList());
    }

    @POST
    @Path("/reports")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE, Roles.BASE_OFFICE, Roles.ENTERPRISE})
    @Operation(
            summary = "报送月报或更正 | File a monthly report or its correction",
            description = "更正为新的修订，不改已报内容 | A correction is a new revision; nothing filed is edited")
    @APIResponseSchema(value = ReportView.class, responseCode = "201")
    public Response fileReport(@PathParam("id") ProjectId id, @Valid @NotNull FileMonthlyReport.Request request) {
        return created(id, "reports", fileMonthlyReport.execute(id, request));
    }

    @GET
    @Path("/reports")
    @Transactional
    @Operation(summary = "项目的月报及更正 | A project's reports and their corrections")
    public Reports reports(@PathParam("id") ProjectId id) {
        Dossier dossier = dossiers.of(projects.visible(id));
        Map<UUID, List<SourceMoney>> parts = monthFunds.of(id);
        return new Reports(dossiers.filings(Set.of(id.value())).stream()
                .map(filing ->
                        ReportView.of(filing, dossier.reports(), editions, parts.getOrDefault(filing.id(), List.of())))
                .toList());
    }

    @GET
    @Path("/reports/{month}/funds")
    @Transactional
    @Operation(
            summary = "分来源资金到位、完成、支付 | Money by source: before, in and up to a month",
            description = "上期、本期、累计，均自当年1月起 | Each from January of the year")
    public Funds funds(@PathParam("id") ProjectId id, @PathParam("month") YearMonth month) {
        projects.visible(id);
        return new Funds(SourceMoney.standing(monthFunds.valid(id), month).stream()
                .map(one -> new FundStanding(
                        one.total().source(),
                        ReportView.Fund.of(one.before()),
                        ReportView.Fund.of(one.current()),
                        ReportView.Fund.of(one.total())))
                .toList());
    }

    @GET
    @Path("/earned-value")
    @Transactional
    @Operation(
            summary = "挣值与资金进度对照 | Earned value beside money progress",
            description = "只含填报了形象进度比例的月份 | Months whose report states the share of the year's work done")
    public EarnedValues earnedValue(@PathParam("id") ProjectId id) {
        return new EarnedValues(earnedValueTable.of(projects.visible(id)));
    }

    @POST
    @Path("/design-output")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "登记达产 | Record that a project runs at its design output")
    @APIResponseSchema(value = RecordDesignOutput.Request.class, responseCode = "201")
    public Response designOutput(@PathParam("id") ProjectId id, @Valid @NotNull RecordDesignOutput.Request request) {
        return created(id, "design-output", recordDesignOutput.execute(id, request));
    }

    @POST
    @Path("/exemptions")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(summary = "批准豁免月份 | Approve an exemption of a month")
    @APIResponseSchema(value = ExemptionView.class, responseCode = "201")
    public Response approveExemption(@PathParam("id") ProjectId id, @Valid @NotNull ApproveExemption.Request request) {
        return created(
                id,
                "exemptions",
                ExemptionView.of(approveExemption.execute(id, request).exemption()));
    }

    @GET
    @Path("/exemptions")
    @Transactional
    @Operation(summary = "项目的豁免月份 | A project's exemptions")
    public Exemptions exemptions(@PathParam("id") ProjectId id) {
        Project project = projects.visible(id);
        return new Exemptions(dossiers.exemptions(project.id()).stream()
                .map(one -> ExemptionView.of(one.exemption()))
                .toList());
    }

    @POST
    @Path("/manual-ratings")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "人工评定（只能调差） | Rate a month by hand, only worse")
    @APIResponseSchema(value = RatingView.class, responseCode = "201")
    public Response rate(@PathParam("id") ProjectId id, @Valid @NotNull RateManually.Request request) {
        ManualRating rating = rateManually.execute(id, request);
        return created(id, "lights", new RatingView(rating.month(), rating.colour(), rating.reason()));
    }

    private static Response created(ProjectId id, String child, Object entity) {
        return Response.created(URI.create("/api/v1/projects/" + id + "/" + child))
                .entity(entity)
                .build();
    }
}
