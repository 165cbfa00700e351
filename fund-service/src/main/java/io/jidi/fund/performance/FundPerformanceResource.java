package io.jidi.fund.performance;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.performance.PerformanceView.FigureView;
import io.jidi.fund.performance.PerformanceView.InvestmentLine;
import io.jidi.fund.performance.rules.Figure;
import io.jidi.fund.performance.rules.History;
import io.jidi.fund.performance.rules.Investments;
import io.jidi.fund.performance.rules.Performance;
import io.jidi.fund.performance.rules.PublicMarket;
import io.jidi.fund.performance.rules.Reconciliation;
import io.jidi.fund.performance.rules.Series;
import io.jidi.platform.command.Command;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What one fund earned, on any day, as known at any time; and its history from before it came here. */
@Path("/api/v1/funds/{id}/performance")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class FundPerformanceResource {

    private final Funds funds;
    private final FundHistories histories;
    private final HistoryImports imports;
    private final ImportHistory importHistory;
    private final WithdrawHistory withdrawHistory;
    private final ChoosePerformanceMethod chooseMethod;
    private final MarketIndices indices;
    private final Clock clock;

    FundPerformanceResource(
            Funds funds,
            FundHistories histories,
            HistoryImports imports,
            ImportHistory importHistory,
            WithdrawHistory withdrawHistory,
            ChoosePerformanceMethod chooseMethod,
            MarketIndices indices,
            Clock clock) {
        this.funds = funds;
        this.histories = histories;
        this.imports = imports;
        this.importHistory = importHistory;
        this.withdrawHistory = withdrawHistory;
        this.chooseMethod = chooseMethod;
        this.indices = indices;
        this.clock = clock;
    }

    /** One quarter's end; amounts are those of the investors. */
    public record PointView(
            LocalDate day,
            BigDecimal netCash,
            BigDecimal netCashInQuarter,
            @Nullable BigDecimal gain,
            List<FigureView> figures) {}

    /** Quarter by quarter; {@code netCash} is the J-curve. */
    public record SeriesView(
            FundId fundId, LocalDate asOf, @Nullable Instant knownAt, List<PointView> items) {}

    /** Imports of a fund's history. */
    public record HistoryImportList(List<HistoryImports.Taken> items) {}

    /** The administrator's figures beside ours. */
    public record ReconciliationView(
            FundId fundId,
            LocalDate asOf,
            @Nullable Instant knownAt,
            int agrees,
            int differs,
            int notComputed,
            List<Reconciliation.Line> items) {}

    @GET
    @Transactional
    @Operation(summary = "基金业绩指标 | A fund's figures with their passports")
    public PerformanceView performance(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt,
            @Nullable @QueryParam("recall") @Parameter(description = "GROSS, NET") String recall,
            @Nullable @QueryParam("dayCount") @Parameter(description = "ACT_365, ACT_360") String dayCount,
            @Nullable @QueryParam("index") @Parameter(description = "指数代码 | code of an index") String index) {
        Fund fund = funds.visible(id);
        PointInTime when = PointInTime.of(asOf, knownAt, clock);
        Performance.Asked asked = Questions.asked(when, recall, dayCount);
        History history = histories.of(fund, when);
        List<Figure> figures = new ArrayList<>(Performance.of(history, asked));
        if (index != null) {
            figures.addAll(PublicMarket.of(history, asked, index, indices.levels(index, when)));
        }
        return new PerformanceView(
                id,
                when.asOf(),
                known(when),
                fund.currency(),
                figures.stream().map(FigureView::of).toList(),
                Investments.of(history, asked).stream().map(InvestmentLine::of).toList());
    }

    @GET
    @Path("/series")
    @Transactional
    @Operation(summary = "季度序列与 J 曲线 | Quarterly series and J-curve")
    public SeriesView series(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt,
            @Nullable @QueryParam("recall") @Parameter(description = "GROSS, NET") String recall,
            @Nullable @QueryParam("dayCount") @Parameter(description = "ACT_365, ACT_360") String dayCount) {
        Fund fund = funds.visible(id);
        PointInTime when = PointInTime.of(asOf, knownAt, clock);
        Performance.Asked asked = Questions.asked(when, recall, dayCount);
        return new SeriesView(
                id,
                when.asOf(),
                known(when),
                Series.quarterly(histories.of(fund, when), asked).stream()
                        .map(point -> new PointView(
                                point.day(),
                                point.netCash(),
                                point.netCashInQuarter(),
                                point.gain(),
                                point.figures().stream().map(FigureView::of).toList()))
                        .toList());
    }

    @POST
    @Path("/history-imports")
    @Command
    @Consumes({TableText.CSV, TableText.XLSX})
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
    @Operation(
            summary = "导入历史现金流与估值（CSV 或 XLSX） | Import a fund's history (CSV or XLSX)",
            description = "列：kind,date,amount,investment,holder,metric；FIGURE 行为管理人给出的指标，用于核对"
                    + " | Columns as named; rows of kind FIGURE are the administrator's, to reconcile with")
    @APIResponse(
            responseCode = "200",
            description = "校验结果 | What validation found",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportHistory.Preview.class)))
    @APIResponse(
            responseCode = "201",
            description = "已导入 | Imported",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HistoryImports.Taken.class)))
    public Response importHistory(
            @PathParam("id") FundId id,
            @QueryParam("mode")
                    @DefaultValue("validate")
                    @Parameter(description = "validate 只校验，commit 写入 | validate checks only, commit writes")
                    String mode,
            @QueryParam("fileName") @DefaultValue("history") @Size(max = 200) String fileName,
            @Nullable @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType,
            @Nullable @HeaderParam("Idempotency-Key") @Parameter(description = "commit 时必填 | Required with commit")
                    String key,
            @RequestBody(content = @Content(mediaType = TableText.CSV, schema = @Schema(type = SchemaType.STRING)))
                    byte[] file) {
        String type = contentType == null ? TableText.CSV : contentType;
        return switch (mode) {
            case "validate" ->
                Response.ok(importHistory.preview(id, file, type)).build();
            case "commit" -> {
                if (key == null) {
                    throw PlatformProblem.IDEMPOTENCY_KEY_REQUIRED.problem(
                            "导入必须带 Idempotency-Key", "An import needs an Idempotency-Key");
                }
                HistoryImports.Taken taken = importHistory.execute(id, file, type, fileName);
                yield Response.created(URI.create("/api/v1/funds/" + id + "/performance/history-imports"))
                        .entity(taken)
                        .build();
            }
            default ->
                throw PlatformProblem.INVALID_PARAMETER.at(
                        "?mode", "应为 validate 或 commit", "Expected validate or commit");
        };
    }

    @GET
    @Path("/history-imports")
    @Transactional
    @Operation(summary = "历史数据导入记录 | Imports of a fund's history")
    public HistoryImportList imports(@PathParam("id") FundId id) {
        return new HistoryImportList(imports.list(id));
    }

    @POST
    @Path("/history-imports/{importId}/withdrawal")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
    @Operation(summary = "撤回历史数据导入 | Withdraw an import")
    @APIResponseSchema(value = HistoryImports.Taken.class, responseCode = "200")
    public Response withdraw(
            @PathParam("id") FundId id,
            @PathParam("importId") HistoryImportId importId,
            @Valid @NotNull WithdrawHistory.Request request) {
        return Response.ok(withdrawHistory.execute(id, importId, request)).build();
    }

    @POST
    @Path("/method")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
    @Operation(summary = "确定 ILPA 业绩模板方法（终身不变） | Settle the method of the ILPA performance template, for life")
    @APIResponseSchema(value = ChoosePerformanceMethod.Chosen.class, responseCode = "201")
    public Response chooseMethod(@PathParam("id") FundId id, @Valid @NotNull ChoosePerformanceMethod.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/files/ilpa-performance"))
                .entity(chooseMethod.execute(id, request))
                .build();
    }

    @GET
    @Path("/reconciliation")
    @Transactional
    @Operation(summary = "与管理人指标核对 | The administrator's figures beside ours")
    public ReconciliationView reconciliation(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt,
            @Nullable @QueryParam("recall") @Parameter(description = "GROSS, NET") String recall,
            @Nullable @QueryParam("dayCount") @Parameter(description = "ACT_365, ACT_360") String dayCount) {
        PointInTime when = PointInTime.of(asOf, knownAt, clock);
        List<Reconciliation.Line> lines = imports.reconciliation(id, when, Questions.asked(when, recall, dayCount));
        return new ReconciliationView(
                id,
                when.asOf(),
                known(when),
                count(lines, Reconciliation.Verdict.AGREES),
                count(lines, Reconciliation.Verdict.DIFFERS),
                count(lines, Reconciliation.Verdict.NOT_COMPUTED),
                lines);
    }

    private static int count(List<Reconciliation.Line> lines, Reconciliation.Verdict verdict) {
        return (int) lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    static @Nullable Instant known(PointInTime when) {
        return when.knownAt().equals(Balances.NOW) ? null : when.knownAt();
    }
}
