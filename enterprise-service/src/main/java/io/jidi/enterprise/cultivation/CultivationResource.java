package io.jidi.enterprise.cultivation;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.enterprise.assessment.rules.Ladder;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.TitleId;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is near a tier, who will lose a title, and how the ladder has filled. */
@Path("/api/v1/cultivation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "培育 | Cultivation")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
public class CultivationResource {

    private static final String CSV = "text/csv";
    private static final String CSV_UTF_8 = "text/csv; charset=UTF-8";
    private static final int FIRST_YEAR = 2011;

    /** Who has no figure sorts behind everybody who has one. */
    private static final String DISTANCE = "coalesce(e.distance, 99999999999999)";

    private static final ListSpec<NearMiss> NEAR = ListSpec.of(NearMiss.class)
            .reference("enterpriseId", "e.enterpriseId", EnterpriseId.PREFIX)
            .text("standard", "e.standard")
            .text("tier", "e.tier")
            .text("editionId", "e.editionId")
            .text("name", "e.name")
            .text("creditCode", "e.creditCode")
            .text("regionCode", "e.regionCode")
            .text("baseCode", "coalesce(e.baseCode, '')")
            .integer("failing", "e.failing")
            .integer("unknown", "e.unknown")
            .decimal("distance", DISTANCE)
            .also("criterion", "regionPrefix")
            .sortedBy("failing,unknown,distance");

    private static final ListSpec<TitleOutlook> OUTLOOKS = ListSpec.of(TitleOutlook.class)
            .reference("enterpriseId", "e.enterpriseId", EnterpriseId.PREFIX)
            .choice("title", "e.title", Title.class)
            .choice("outcome", "e.outcome", TierOutcome.class)
            .text("editionId", "e.editionId")
            .text("name", "e.name")
            .text("regionCode", "e.regionCode")
            .text("baseCode", "coalesce(e.baseCode, '')")
            .date("validUntil", "e.validUntil")
            .integer("failing", "e.failing")
            .decimal("distance", DISTANCE)
            .also("criterion", "regionPrefix")
            .sortedBy("validUntil");

    private final CultivationRuns runs;
    private final LadderStatistics statistics;
    private final NearMissExport export;
    private final EnterpriseRegistry registry;
    private final Lists lists;
    private final CallContext call;
    private final Clock clock;

    CultivationResource(
            CultivationRuns runs,
            LadderStatistics statistics,
            NearMissExport export,
            EnterpriseRegistry registry,
            Lists lists,
            CallContext call,
            Clock clock) {
        this.runs = runs;
        this.statistics = statistics;
        this.export = export;
        this.registry = registry;
        this.lists = lists;
        this.call = call;
        this.clock = clock;
    }

    /** An enterprise that lacks little for a tier. */
    @Schema(name = "NearMiss")
    public record NearMissView(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            @Nullable String baseCode,
            String standard,
            String tier,
            String editionId,
            LocalDate applicationDate,
            int referenceYear,
            int failing,
            int unknown,
            int manual,
            @Nullable BigDecimal distance,

            @Schema(implementation = Nearness.MissingView[].class)
            JsonNode missing,

            Instant computedAt) {}

    /** A title that is held, by the rule that will re-assess it. */
    @Schema(name = "TitleOutlook")
    public record OutlookView(
            TitleId titleId,
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            @Nullable String baseCode,
            Title title,
            String certificateNo,
            LocalDate validUntil,
            String editionId,
            LocalDate applicationDate,
            int referenceYear,
            TierOutcome outcome,
            int failing,
            int unknown,
            int manual,
            @Nullable BigDecimal distance,

            @Schema(implementation = Nearness.MissingView[].class)
            JsonNode missing,

            Instant computedAt) {}

    /** The ladder over the years. */
    @Schema(name = "LadderStatistics")
    public record StatisticsView(List<LadderStatistics.Row> years, Instant asOf) {}

    @POST
    @Path("/runs")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @WholeProvince
    @Operation(
            summary = "重新计算临界企业与称号复核预判 | Compute the near misses and the outlook of titles anew",
            description = "在后台逐块进行，进程中断后自动续算；替换同一企业以前的结果 | Runs block by block in the background and goes on"
                    + " after a process died; replaces what was kept of the same enterprises")
    @APIResponseSchema(value = CultivationRuns.View.class, responseCode = "202")
    public Response start(@Valid @NotNull CultivationRuns.Request request) {
        CultivationRuns.View run = runs.start(request);
        return Response.accepted(run)
                .location(URI.create("/api/v1/cultivation/runs/" + run.id()))
                .build();
    }

    @GET
    @Path("/runs/{id}")
    @Transactional
    @Operation(summary = "查看计算进度 | Show how far a run is")
    public CultivationRuns.View run(@PathParam("id") CultivationRunId id) {
        return runs.find(id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    @GET
    @Path("/near-misses")
    @Operation(summary = "临界企业清单：差哪一条、差多少 | Near misses: which criterion, and how much is short")
    public Page<NearMissView> nearMisses(
            @QueryParam("criterion")
                    @Parameter(description = "条件编号 | Id of a criterion in the way", example = "P2b")
                    @Nullable
                    String criterion,
            @QueryParam("regionPrefix") @Parameter(example = "3401") @Nullable String regionPrefix,
            UriInfo uri) {
        return lists.page(NEAR, uri, registry.visibleRows("e").and(narrowed(criterion, regionPrefix)), this::nearMiss);
    }

    @GET
    @Path("/near-misses/file")
    @Produces(CSV)
    @Transactional
    @Operation(summary = "导出临界企业清单（CSV） | Export the near misses as CSV")
    @APIResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response file(
            @QueryParam("tier") @Nullable String tier,
            @QueryParam("baseCode") @Nullable String baseCode,
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("regionPrefix") @Nullable String regionPrefix) {
        Where where = registry.visibleRows("e").and(narrowed(criterion, regionPrefix));
        if (tier != null) {
            where = where.and(Where.of("e.tier = :tier", "tier", tier));
        }
        if (baseCode != null) {
            where = where.and(Where.of("e.baseCode = :base", "base", baseCode));
        }
        boolean chinese = !call.locale().getLanguage().equals("en");
        return Response.ok(export.csv(where, chinese), CSV_UTF_8)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"near-misses.csv\"")
                .build();
    }

    @GET
    @Path("/titles")
    @Operation(
            summary = "现有称号按复核规则的预判，NOT_ELIGIBLE 即将失去 | Titles held, by the rule of their re-assessment; NOT_ELIGIBLE"
                    + " will be lost",
            description = "复核版本按称号有效期末日选定 | The edition is that of re-assessments on the title's last day")
    public Page<OutlookView> outlooks(
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("regionPrefix") @Nullable String regionPrefix,
            UriInfo uri) {
        return lists.page(
                OUTLOOKS, uri, registry.visibleRows("e").and(narrowed(criterion, regionPrefix)), this::outlook);
    }

    @GET
    @Path("/ladder")
    @Transactional
    @Operation(summary = "梯度历年统计：各层级数量与升降 | The ladder over the years: counts per tier, rises and falls")
    public StatisticsView ladder(
            @QueryParam("ladder") @Parameter(description = "缺省 MIIT | MIIT if absent") @Nullable Ladder ladder,
            @QueryParam("basis") @Parameter(description = "COMPUTED 计算层级，OFFICIAL 官方称号 | Standings, or official titles")
                    LadderStatistics.@Nullable Basis basis,
            @QueryParam("by") LadderStatistics.@Nullable By by,
            @QueryParam("fromYear") @Nullable Integer fromYear,
            @QueryParam("toYear") @Nullable Integer toYear) {
        int now =
                LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE).getYear();
        int to = toYear == null ? now : toYear;
        int from = fromYear == null ? Math.min(to, now) - 4 : fromYear;
        if (to > now || from < FIRST_YEAR || from > to) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?fromYear",
                    "年份应在 " + FIRST_YEAR + " 至 " + now + " 之间，且起始年不晚于终止年",
                    "Years lie between " + FIRST_YEAR + " and " + now + ", the first not after the last");
        }
        return new StatisticsView(
                statistics.of(
                        ladder == null ? Ladder.MIIT : ladder,
                        basis == null ? LadderStatistics.Basis.COMPUTED : basis,
                        by == null ? LadderStatistics.By.ALL : by,
                        from,
                        to),
                clock.instant());
    }

    private static Where narrowed(@Nullable String criterion, @Nullable String regionPrefix) {
        Where where = Where.everything();
        if (criterion != null) {
            if (!criterion.matches("[A-Za-z0-9_.-]{1,32}")) {
                throw PlatformProblem.INVALID_PARAMETER.at("?criterion", "条件编号无效", "Not the id of a criterion");
            }
            where = where.and(Where.of(
                    "e.criteria like :criterion escape '!'", "criterion", "% " + criterion.replace("_", "!_") + " %"));
        }
        if (regionPrefix != null) {
            if (!regionPrefix.matches("\\d{2}|\\d{4}|\\d{6}")) {
                throw PlatformProblem.INVALID_PARAMETER.at(
                        "?regionPrefix", "应为 2、4 或 6 位数字", "Expected 2, 4 or 6 digits");
            }
            where = where.and(Where.of("e.regionCode like :regionPrefix", "regionPrefix", regionPrefix + "%"));
        }
        return where;
    }

    private NearMissView nearMiss(NearMiss miss) {
        return new NearMissView(
                miss.enterpriseId(),
                miss.creditCode(),
                miss.name(),
                miss.regionCode(),
                miss.baseCode(),
                miss.standard(),
                miss.tier(),
                miss.editionId(),
                miss.applicationDate(),
                miss.referenceYear(),
                miss.failing(),
                miss.unknown(),
                miss.manual(),
                miss.distance(),
                export.tree(miss.missing()),
                miss.computedAt());
    }

    private OutlookView outlook(TitleOutlook title) {
        return new OutlookView(
                title.titleId(),
                title.enterpriseId(),
                title.creditCode(),
                title.name(),
                title.regionCode(),
                title.baseCode(),
                title.title(),
                title.certificateNo(),
                title.validUntil(),
                title.editionId(),
                title.applicationDate(),
                title.referenceYear(),
                title.outcome(),
                title.failing(),
                title.unknown(),
                title.manual(),
                title.distance(),
                export.tree(title.missing()),
                title.computedAt());
    }
}
