package io.jidi.fund.paper;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.performance.PerformanceTemplate;
import io.jidi.fund.statement.BookTables;
import io.jidi.fund.statement.CapitalAccounts;
import io.jidi.fund.statement.Quarter;
import io.jidi.fund.statement.StatementWorkbook;
import io.jidi.fund.statement.TableWorkbook;
import io.jidi.platform.paper.CsvFile;
import io.jidi.platform.paper.FileAnswer;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What the books say, as files. */
@Path("/api/v1/funds/{id}")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
public class FundFilesResource {

    private final Funds funds;
    private final BookTables books;
    private final CapitalAccounts accounts;
    private final PerformanceTemplate performance;
    private final Clock clock;

    FundFilesResource(
            Funds funds, BookTables books, CapitalAccounts accounts, PerformanceTemplate performance, Clock clock) {
        this.funds = funds;
        this.books = books;
        this.accounts = accounts;
        this.performance = performance;
        this.clock = clock;
    }

    /** How a table is wanted. */
    public enum Format {
        XLSX,
        CSV
    }

    @GET
    @Path("/files/trial-balance")
    @Transactional
    @Produces({FileAnswer.XLSX, FileAnswer.CSV})
    @Operation(summary = "导出试算平衡表 | The trial balance as a file")
    @APIResponse(responseCode = "200", content = @Content(mediaType = FileAnswer.XLSX))
    public Response trialBalance(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt,
            @Nullable @QueryParam("format") String format) {
        Fund fund = funds.visible(id);
        PointInTime point = PointInTime.of(asOf, knownAt, clock);
        return table(fund, books.trialBalance(fund, point), point, format);
    }

    @GET
    @Path("/files/journals")
    @Transactional
    @Produces({FileAnswer.XLSX, FileAnswer.CSV})
    @Operation(summary = "导出会计凭证 | The journals as a file")
    @APIResponse(responseCode = "200", content = @Content(mediaType = FileAnswer.XLSX))
    public Response journals(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("from") String from,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt,
            @Nullable @QueryParam("format") String format) {
        Fund fund = funds.visible(id);
        PointInTime point = PointInTime.of(asOf, knownAt, clock);
        return table(fund, books.journals(fund, first(from), point), point, format);
    }

    @GET
    @Path("/files/ledger")
    @Transactional
    @Produces({FileAnswer.XLSX, FileAnswer.CSV})
    @Operation(summary = "导出明细账 | The ledger as a file")
    @APIResponse(responseCode = "200", content = @Content(mediaType = FileAnswer.XLSX))
    public Response ledger(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("from") String from,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt,
            @Nullable @QueryParam("format") String format) {
        Fund fund = funds.visible(id);
        PointInTime point = PointInTime.of(asOf, knownAt, clock);
        return table(fund, books.ledger(fund, first(from), point), point, format);
    }

    @GET
    @Path("/files/capital-accounts")
    @Transactional
    @Produces(FileAnswer.XLSX)
    @Operation(summary = "导出合伙人资本账户季报 | The partners' capital account statements of a quarter as a workbook")
    @APIResponse(responseCode = "200", content = @Content(mediaType = FileAnswer.XLSX))
    public Response capitalAccounts(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("period") String period,
            @Nullable @QueryParam("knownAt") String knownAt) {
        Fund fund = funds.visible(id);
        Quarter quarter = Quarter.parse(period);
        Instant known = PointInTime.of(null, knownAt, clock).knownAt();
        byte[] file = StatementWorkbook.of(
                fund.name(), quarter, accounts.between(fund, quarter.first(), quarter.last(), known));
        return FileAnswer.file(file, FileAnswer.XLSX, fund.code() + " 资本账户 " + quarter + ".xlsx");
    }

    @GET
    @Path("/files/ilpa-reporting")
    @Transactional
    @Produces(FileAnswer.XLSX)
    @Operation(summary = "ILPA 报告模板 | The ILPA reporting template of one partner and quarter")
    @APIResponse(responseCode = "200", content = @Content(mediaType = FileAnswer.XLSX))
    public Response ilpaReporting(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("partnerId") PartnerId partner,
            @Nullable @QueryParam("period") String period,
            @Nullable @QueryParam("knownAt") String knownAt) {
        Fund fund = funds.visible(id);
        Quarter quarter = Quarter.parse(period);
        Instant known = PointInTime.of(null, knownAt, clock).knownAt();
        CapitalAccounts.OfFund ofQuarter = accounts.between(fund, quarter.first(), quarter.last(), known);
        CapitalAccounts.OfPartner whose = Optional.ofNullable(partner)
                .flatMap(ofQuarter::of)
                .orElseThrow(() -> PlatformProblem.INVALID_PARAMETER.at(
                        "?partnerId", "该基金没有这个合伙人", "The fund has no such partner"));
        CapitalAccounts.OfFund ofYear = accounts.between(fund, quarter.firstOfYear(), quarter.last(), known);
        CapitalAccounts.OfFund ofLife = accounts.between(fund, CapitalAccounts.INCEPTION, quarter.last(), known);
        Function<Function<CapitalAccounts.OfFund, CapitalAccounts.Position>, IlpaReporting.Periods> periods =
                which -> new IlpaReporting.Periods(which.apply(ofQuarter), which.apply(ofYear), which.apply(ofLife));
        byte[] file = IlpaReporting.of(
                fund,
                quarter,
                whose.name(),
                periods.apply(of -> of.of(whose.partnerId()).orElseThrow().position()),
                periods.apply(CapitalAccounts.OfFund::generalPartners),
                periods.apply(CapitalAccounts.OfFund::whole));
        return FileAnswer.file(file, FileAnswer.XLSX, "ILPA Reporting " + fund.code() + " " + quarter + ".xlsx");
    }

    @GET
    @Path("/files/ilpa-performance")
    @Transactional
    @Produces(FileAnswer.XLSX)
    @Operation(summary = "ILPA 业绩模板 | The ILPA performance template of a fund on a day")
    @APIResponse(responseCode = "200", content = @Content(mediaType = FileAnswer.XLSX))
    public Response ilpaPerformance(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt,
            @Nullable
                    @QueryParam("method")
                    @Parameter(description = "GRANULAR, GROSS_UP；确定后可省略 | may be left out once it is settled")
                    String method) {
        Fund fund = funds.visible(id);
        PointInTime point = PointInTime.of(asOf, knownAt, clock);
        PerformanceTemplate.Method how = method(fund, method);
        return FileAnswer.file(
                performance.workbook(fund, how, point),
                FileAnswer.XLSX,
                "ILPA Performance " + fund.code() + " " + how + " " + point.asOf() + ".xlsx");
    }

    private PerformanceTemplate.Method method(Fund fund, @Nullable String text) {
        Optional<PerformanceTemplate.Method> kept = performance.kept(fund);
        if (kept.isPresent() && text == null) {
            return kept.get();
        }
        PerformanceTemplate.Method asked = method(text);
        if (kept.isPresent() && kept.get() != asked) {
            throw FundProblem.FUND_METHOD_KEPT.at(
                    "?method", "该基金采用 " + kept.get(), "The fund tells them by " + kept.get());
        }
        return asked;
    }

    private static PerformanceTemplate.Method method(@Nullable String text) {
        return Arrays.stream(PerformanceTemplate.Method.values())
                .filter(method -> method.name().equals(text))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.INVALID_PARAMETER.at(
                        "?method", "应为 GRANULAR 或 GROSS_UP", "Expected GRANULAR or GROSS_UP"));
    }

    private static Response table(Fund fund, BookTables.Table table, PointInTime point, @Nullable String format) {
        String name = fund.code() + " " + table.name() + " " + point.asOf();
        return switch (format(format)) {
            case CSV -> FileAnswer.file(CsvFile.of(table.heads(), table.rows()), FileAnswer.CSV, name + ".csv");
            case XLSX -> FileAnswer.file(TableWorkbook.of(table), FileAnswer.XLSX, name + ".xlsx");
        };
    }

    private static Format format(@Nullable String text) {
        if (text == null || text.equalsIgnoreCase("xlsx")) {
            return Format.XLSX;
        }
        if (text.equalsIgnoreCase("csv")) {
            return Format.CSV;
        }
        throw PlatformProblem.INVALID_PARAMETER.at("?format", "应为 xlsx 或 csv", "Expected xlsx or csv");
    }

    private LocalDate first(@Nullable String from) {
        return from == null
                ? CapitalAccounts.INCEPTION
                : PointInTime.of(from, null, clock).asOf();
    }
}
