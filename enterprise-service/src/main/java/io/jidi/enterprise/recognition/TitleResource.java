package io.jidi.enterprise.recognition;

import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.Procedure;
import io.jidi.enterprise.recognition.rules.Procedures;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Titles over HTTP: certificates, what keeps them, what ends them, and where they differ from what is computed. */
@Path("/api/v1/titles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "称号 | Titles")
public class TitleResource {

    private static final String PATH = "/api/v1/titles/";

    private static final ListSpec<GivenTitle> TITLES = ListSpec.of(GivenTitle.class)
            .reference("enterpriseId", "e.enterpriseId", EnterpriseId.PREFIX)
            .choice("title", "e.title", Title.class)
            .text("certificateNo", "e.certificateNo")
            .text("documentNo", "e.documentNo")
            .date("validFrom", "e.validFrom")
            .date("validUntil", "e.validUntil")
            .sortedBy("validUntil");

    private static final ListSpec<GivenTitle> DUE = ListSpec.of(GivenTitle.class)
            .choice("title", "e.title", Title.class)
            .date("validUntil", "e.validUntil")
            .also("duty")
            .sortedBy("validUntil");

    private static final ListSpec<TitleComparison> DIFFERENCES = ListSpec.of(TitleComparison.class)
            .reference("enterpriseId", "e.enterpriseId", EnterpriseId.PREFIX)
            .choice("title", "e.title", Title.class)
            .text("regionCode", "e.regionCode")
            .text("baseCode", "coalesce(e.baseCode, '')")
            .text("name", "e.name")
            // Who has no title sorts behind everybody whose title ends.
            .date("validUntil", "coalesce(e.validUntil, cast('9999-12-31' as LocalDate))")
            .also("difference")
            .sortedBy("name");

    private static final String HELD = "(e.validUntil >= :today and (e.endedOn is null or e.endedOn > :today))";
    private static final String NOT_HELD = "(e.validUntil is null or e.validUntil < :today or e.endedOn <= :today)";

    private static final Map<TitleComparison.Difference, String> CONDITIONS = Map.of(
            TitleComparison.Difference.ELIGIBLE_WITHOUT_TITLE,
            "(e.outcome = 'ELIGIBLE' and " + NOT_HELD + ")",
            TitleComparison.Difference.TITLE_WITHOUT_ELIGIBILITY,
            "(e.outcome = 'NOT_ELIGIBLE' and " + HELD + ")",
            TitleComparison.Difference.TITLE_UNDECIDED,
            "((e.outcome is null or e.outcome in ('NEEDS_DATA', 'NEEDS_REVIEW')) and " + HELD + ")");

    private final RecordTitle record;
    private final KeepTitle keep;
    private final RevokeTitle revoke;
    private final Titles titles;
    private final EnterpriseRegistry registry;
    private final Procedures procedures;
    private final Lists lists;
    private final Clock clock;

    TitleResource(
            RecordTitle record,
            KeepTitle keep,
            RevokeTitle revoke,
            Titles titles,
            EnterpriseRegistry registry,
            Procedures procedures,
            Lists lists,
            Clock clock) {
        this.record = record;
        this.keep = keep;
        this.revoke = revoke;
        this.titles = titles;
        this.registry = registry;
        this.procedures = procedures;
        this.lists = lists;
        this.clock = clock;
    }

    /** What the holder of a title has to do soon. */
    @Schema(name = "TitleDutyKind")
    public enum Duty {
        /** Apply for re-assessment before the title ends. */
        REASSESS,
        /** Make the yearly update. */
        UPDATE
    }

    /** A duty with its day. */
    @Schema(name = "TitleDuty")
    public record DutyView(Duty duty, LocalDate due, TitleViews.View title) {}

    /** The year of an update. */
    @Schema(name = "UpdateTitle")
    public record UpdateRequest(@NotNull Integer year) {}

    /** Title and eligibility, side by side. */
    @Schema(name = "TitleComparison")
    public record ComparisonView(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            @Nullable String baseCode,
            Title title,
            TitleComparison.Difference difference,
            @Nullable Official official,
            @Nullable Computed computed) {

        /** The latest certificate. */
        @Schema(name = "OfficialTitle")
        public record Official(
                TitleId titleId,
                String certificateNo,
                LocalDate validFrom,
                LocalDate validUntil,
                @Nullable LocalDate endedOn,
                boolean held) {}

        /** The latest assessment. */
        @Schema(name = "ComputedEligibility")
        public record Computed(String assessmentId, String editionId, String outcome, LocalDate applicationDate) {}

        static ComparisonView of(TitleComparison c, LocalDate today) {
            TitleId titleId = c.titleId();
            String certificate = c.certificateNo();
            LocalDate from = c.validFrom();
            LocalDate until = c.validUntil();
            Official official = titleId == null || certificate == null || from == null || until == null
                    ? null
                    : new Official(titleId, certificate, from, until, c.endedOn(), c.isHeld(today));
            String assessment = c.assessmentId();
            String edition = c.editionId();
            String outcome = c.outcome();
            LocalDate applied = c.applicationDate();
            Computed computed = assessment == null || edition == null || outcome == null || applied == null
                    ? null
                    : new Computed(assessment, edition, outcome, applied);
            return new ComparisonView(
                    c.enterpriseId(),
                    c.creditCode(),
                    c.name(),
                    c.regionCode(),
                    c.baseCode(),
                    c.title(),
                    c.difference(today),
                    official,
                    computed);
        }
    }

    @POST
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE})
    @Operation(summary = "录入已公布的称号 | Record a title that was published before")
    @APIResponseSchema(value = TitleViews.View.class, responseCode = "201")
    public Response recordOne(@Valid @NotNull RecordTitle.Request request) {
        GivenTitle title = record.execute(request);
        return Response.created(URI.create(PATH + title.id()))
                .tag(Versions.tag(title.version()))
                .entity(full(title))
                .build();
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "查询称号及证书 | List titles")
    public Page<TitleViews.View> list(UriInfo uri) {
        LocalDate today = today();
        return lists.page(
                TITLES,
                uri,
                registry.visibleIn("e.enterpriseId"),
                (GivenTitle title) -> TitleViews.inList(title, today));
    }

    @GET
    @Path("/{id: ttl_[0-9a-z]+}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "查看称号 | Show a title")
    @APIResponseSchema(value = TitleViews.View.class, responseCode = "200")
    public Response one(@PathParam("id") TitleId id) {
        return shown(titles.get(id, LockModeType.NONE));
    }

    @POST
    @Path("/{id: ttl_[0-9a-z]+}/updates")
    @Command
    @RolesAllowed({Roles.ENTERPRISE, Roles.CITY_OFFICE, Roles.PROVINCE_OFFICE})
    @Operation(summary = "完成年度信息更新 | Make the yearly update")
    @APIResponseSchema(value = TitleViews.View.class, responseCode = "200")
    public Response update(@PathParam("id") TitleId id, @Valid @NotNull UpdateRequest request) {
        return shown(keep.update(id, request.year()));
    }

    @POST
    @Path("/changes")
    @Command
    @RolesAllowed({Roles.ENTERPRISE, Roles.CITY_OFFICE, Roles.PROVINCE_OFFICE})
    @Operation(summary = "报告重大变更 | Report a material change")
    @APIResponseSchema(value = KeepTitle.Reported.class, responseCode = "201")
    public Response report(@Valid @NotNull KeepTitle.ChangeRequest request) {
        KeepTitle.Reported reported = keep.report(request);
        return Response.created(URI.create("/api/v1/enterprises/" + reported.enterpriseId() + "/titles"))
                .entity(reported)
                .build();
    }

    @POST
    @Path("/{id: ttl_[0-9a-z]+}/revocations")
    @Command
    @RolesAllowed({Roles.CITY_OFFICE, Roles.PROVINCE_OFFICE})
    @Operation(summary = "建议撤销称号 | Propose to revoke a title")
    @APIResponseSchema(value = RevokeTitle.View.class, responseCode = "201")
    public Response propose(@PathParam("id") TitleId id, @Valid @NotNull RevokeTitle.Proposal proposal) {
        return Response.created(URI.create(PATH + id))
                .entity(revoke.propose(id, proposal))
                .build();
    }

    @POST
    @Path("/{id: ttl_[0-9a-z]+}/revocations/decision")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE})
    @Operation(summary = "决定是否撤销（非建议人） | Decide on the revocation; not by whoever proposed it")
    @APIResponseSchema(value = RevokeTitle.View.class, responseCode = "200")
    public Response decide(@PathParam("id") TitleId id, @Valid @NotNull RevokeTitle.Verdict verdict) {
        return Response.ok(revoke.decide(id, verdict)).build();
    }

    @GET
    @Path("/due")
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(
            summary = "到期提醒：待复核或待年度更新的称号 | Reminders: titles to be re-assessed or updated",
            description = "REASSESS：有效期将止且尚未延续；UPDATE：本年度尚未更新 | REASSESS: ends soon and is not yet extended."
                    + " UPDATE: not yet updated this year")
    public Page<DutyView> due(@QueryParam("duty") @Parameter(required = true) @Nullable Duty duty, UriInfo uri) {
        if (duty == null) {
            throw PlatformProblem.INVALID_PARAMETER.at("?duty", "应为 REASSESS 或 UPDATE", "Expected REASSESS or UPDATE");
        }
        LocalDate today = today();
        Procedure procedure = procedures
                .on(today)
                .orElse(procedures.editions().get(procedures.editions().size() - 1));
        LocalDate horizon = today.plusDays(procedure.reminderDays());
        Where alive = Where.of("(e.endedOn is null and e.validUntil >= :today)", "today", today);
        Where scope = registry.visibleIn("e.enterpriseId").and(alive);
        if (duty == Duty.REASSESS) {
            Where ending = Where.of(
                    "(e.validUntil <= :horizon and not exists (select 1 from GivenTitle n where n.previousId = e.id))",
                    "horizon",
                    horizon);
            return lists.page(
                    DUE,
                    uri,
                    scope.and(ending),
                    (GivenTitle title) -> new DutyView(duty, title.validUntil(), TitleViews.inList(title, today)));
        }
        Optional<LocalDate> deadline = procedures.updateDeadline(today.getYear());
        if (deadline.isEmpty() || deadline.get().isAfter(horizon)) {
            return new Page<>(List.of(), null, clock.instant(), null);
        }
        Where owing = new Where(
                "(e.validFrom < :january and e.validUntil >= :deadline and not exists"
                        + " (select 1 from TitleUpdate u where u.key.titleId = e.id and u.key.year = :year))",
                Map.of(
                        "january", LocalDate.of(today.getYear(), 1, 1),
                        "deadline", deadline.get(),
                        "year", today.getYear()));
        return lists.page(
                DUE,
                uri,
                scope.and(owing),
                (GivenTitle title) -> new DutyView(duty, deadline.get(), TitleViews.inList(title, today)));
    }

    @GET
    @Path("/differences")
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(summary = "官方称号与计算结果不一致的工作清单 | Work list: where the official title and the computed eligibility differ")
    public Page<ComparisonView> differences(
            @QueryParam("difference") @Parameter(description = "缺省为全部不一致 | All if absent")
                    TitleComparison.@Nullable Difference difference,
            UriInfo uri) {
        LocalDate today = today();
        String condition = difference == null
                ? "(" + String.join(" or ", CONDITIONS.values()) + ")"
                : Optional.ofNullable(CONDITIONS.get(difference))
                        .orElseThrow(() -> PlatformProblem.INVALID_PARAMETER.at(
                                "?difference", "一致的不在清单中", "What agrees is not in the list"));
        return lists.page(
                DIFFERENCES,
                uri,
                registry.visibleRows("e").and(Where.of(condition, "today", today)),
                (TitleComparison comparison) -> ComparisonView.of(comparison, today));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }

    private Response shown(GivenTitle title) {
        return Response.ok(full(title)).tag(Versions.tag(title.version())).build();
    }

    private TitleViews.View full(GivenTitle title) {
        LocalDate today = today();
        return TitleViews.of(title, today, titles.updates(title.id()), titles.losses(title, today));
    }
}
