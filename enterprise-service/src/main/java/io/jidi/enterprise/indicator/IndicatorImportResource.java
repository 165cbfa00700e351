package io.jidi.enterprise.indicator;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.ProblemBody;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.paper.CsvFile;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
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

/** Imports of indicators over HTTP. */
@Path("/api/v1/indicator-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "指标 | Indicators")
public class IndicatorImportResource {

    static final String CSV = "text/csv";

    private static final String CSV_UTF_8 = "text/csv; charset=UTF-8";
    /** More rows than this are a job of their own; so many take some five seconds. */
    private static final int MOST_ROWS_AT_ONCE = 20_000;
    /** An answer with a hundred faults is read by nobody to its end; the file has them all. */
    private static final int ERRORS_IN_PROBLEM = 100;

    private static final ListSpec<ImportRow> LIST = ListSpec.of(ImportRow.class)
            .choice("status", "e.status", IndicatorImportView.Status.class)
            .text("importedBy", "e.importedBy")
            .instant("importedAt", "e.importedAt")
            .integer("rejected", "e.rejected")
            .sortedBy("-importedAt");

    private final ImportIndicators importIndicators;
    private final IndicatorImports imports;
    private final ImportJobs jobs;
    private final AuditTrail audit;
    private final CallContext call;
    private final Lists lists;

    IndicatorImportResource(
            ImportIndicators importIndicators,
            IndicatorImports imports,
            ImportJobs jobs,
            AuditTrail audit,
            CallContext call,
            Lists lists) {
        this.importIndicators = importIndicators;
        this.imports = imports;
        this.jobs = jobs;
        this.audit = audit;
        this.call = call;
        this.lists = lists;
    }

    @POST
    @Command
    @Consumes({CSV, "application/csv", TableFile.XLSX_TYPE})
    @Produces({MediaType.APPLICATION_JSON, CSV, TableFile.XLSX_TYPE})
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(
            summary = "导入年度指标（CSV 或 XLSX） | Import yearly indicators (CSV or XLSX)",
            description = "列：uscc,name,year,field,value,unit,source。同一企业同一清单的各行即该清单的全部内容。校验模式加 Accept:"
                    + " text/csv 或 XLSX 类型返回带错误列的文件。超过 20000 行或带 Prefer: respond-async 时转为后台任务，返回 202"
                    + " | Columns as named. The rows of one enterprise and list are the whole list. Validate mode with"
                    + " Accept: text/csv or the XLSX type answers the file with an error column. More than 20,000 rows, or"
                    + " Prefer: respond-async, make it a job and answer 202")
    @APIResponse(
            responseCode = "200",
            description = "校验结果 | What validation found",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = IndicatorImportView.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "201",
            description = "已导入 | Imported",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IndicatorImportView.class)))
    @APIResponse(
            responseCode = "202",
            description = "已转为后台任务，Location 为其状态 | Taken as a job; Location is its status",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IndicatorImportView.class)))
    @APIResponse(
            responseCode = "422",
            description = "未通过，Location 指向保留的导入 | Rejected; Location names the import that was kept")
    public Response importFile(
            @QueryParam("mode")
                    @DefaultValue("validate")
                    @Parameter(description = "validate 只校验，commit 写入 | validate checks only, commit writes")
                    String mode,
            @QueryParam("partial")
                    @DefaultValue("false")
                    @Parameter(description = "true：有错误时仍导入正确的行 | true: take the good rows of a file with faults")
                    String partial,
            @Nullable
                    @QueryParam("expected")
                    @Parameter(
                            description =
                                    "校验时返回的 difference；有变化则拒绝 | The difference that validation answered; refused when it moved on")
                    String expected,
            @Nullable @HeaderParam("Prefer") @Parameter(description = "respond-async") String prefer,
            @Nullable @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType,
            @Nullable @HeaderParam(HttpHeaders.ACCEPT) @Parameter(hidden = true) String accept,
            @Nullable @HeaderParam("Idempotency-Key") @Parameter(description = "commit 时必填 | Required with commit")
                    String key,
            @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))) byte[] file) {
        String type = contentType == null ? CSV : contentType;
        boolean good = flag(partial);
        return switch (mode) {
            case "validate" -> validated(file, type, accept);
            case "commit" -> {
                if (key == null) {
                    throw PlatformProblem.IDEMPOTENCY_KEY_REQUIRED.problem(
                            "导入必须带 Idempotency-Key，重试时使用同一个值",
                            "An import needs an Idempotency-Key; repeat it when retrying");
                }
                TableFile table = TableFile.read(file, type);
                boolean lengthy = table.records().size() > MOST_ROWS_AT_ONCE || asksForJob(prefer);
                yield lengthy && expected == null
                        ? accepted(jobs.submit(file, table, good))
                        : committed(importIndicators.execute(file, table, good, expected));
            }
            default ->
                throw PlatformProblem.INVALID_PARAMETER.at(
                        "?mode", "应为 validate 或 commit", "Expected validate or commit");
        };
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(
            summary = "查询本单位的导入 | List the imports of one's own organisation",
            description = "按行错误见单个导入；不含尚在处理的任务 | The faults of its rows are told by the import itself; jobs at work are"
                    + " not listed")
    public Page<ImportRow.View> list(UriInfo uri) {
        return lists.page(
                LIST,
                uri,
                Where.of(
                        "e.organisation = :organisation",
                        "organisation",
                        call.caller().organisation()),
                ImportRow::view);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(summary = "查看导入结果或进度 | Show an import, or how far it is")
    public IndicatorImportView one(@PathParam("id") ImportId id) {
        return jobs.find(id)
                .filter(job -> !job.status().equals("DONE"))
                .filter(job -> job.caller().organisation().equals(call.caller().organisation()))
                .map(ImportJobs.Job::view)
                .orElseGet(() -> imports.get(id).view(null));
    }

    @POST
    @Path("/{id}/retry")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(
            summary = "重试失败的导入任务 | Retry an import job that failed",
            description = "从中断处继续，已写入的不再写 | Goes on where it stopped; what was written is not written again")
    @APIResponseSchema(value = IndicatorImportView.class, responseCode = "202")
    public Response retry(@PathParam("id") ImportId id) {
        ImportJobs.Job job = jobs.find(id)
                .filter(found ->
                        found.caller().organisation().equals(call.caller().organisation()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        if (!jobs.retry(id)) {
            throw EnterpriseProblem.ENTERPRISE_IMPORT_NOT_FAILED.problem(
                    "导入状态为 " + job.status(), "The import is " + job.status());
        }
        audit.record("RETRY_IMPORT", id.wire(), null, job.failure(), null);
        return accepted(id);
    }

    @GET
    @Path("/{id}/file")
    @Produces({CSV, TableFile.XLSX_TYPE})
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(summary = "下载带错误列的文件，格式同上传 | Download the file with an error column, in the form it came in")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = TableFile.XLSX_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response file(@PathParam("id") ImportId id) {
        IndicatorImports.Stored stored = imports.get(id);
        TableFile file = TableFile.readAgain(imports.content(id), stored.charset());
        return table(ErrorColumn.of(file, stored.faults(), call.locale()), id.toString(), file.isXlsx());
    }

    private Response validated(byte[] file, String contentType, @Nullable String accept) {
        ImportIndicators.Judged judged = importIndicators.validate(file, contentType);
        String wanted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        if (wanted.contains(CSV) || wanted.contains(TableFile.XLSX_TYPE)) {
            return table(
                    ErrorColumn.of(judged.file(), judged.check().faults(), call.locale()),
                    "validated",
                    wanted.contains(TableFile.XLSX_TYPE));
        }
        return Response.ok(importIndicators.view(judged), MediaType.APPLICATION_JSON)
                .build();
    }

    private static boolean asksForJob(@Nullable String prefer) {
        return prefer != null && prefer.toLowerCase(Locale.ROOT).contains("respond-async");
    }

    private Response accepted(ImportId id) {
        return Response.accepted(jobs.find(id).orElseThrow().view())
                .type(MediaType.APPLICATION_JSON)
                .location(URI.create("/api/v1/indicator-imports/" + id))
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    private Response committed(ImportIndicators.Result result) {
        IndicatorImports.Stored stored = result.stored();
        URI location = URI.create(stored.path());
        if (stored.status() != IndicatorImportView.Status.REJECTED) {
            return Response.created(location)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(result.view())
                    .build();
        }
        // Answered, not thrown: the rejected file is kept, so that it can be fetched with its error column.
        List<FieldError> errors = stored.faults().stream()
                .limit(ERRORS_IN_PROBLEM)
                .map(fault -> new FieldError(
                        "/rows/" + fault.row() + "/" + fault.column().header(), fault.code(), fault.reason()))
                .toList();
        Problem problem = EnterpriseProblem.ENTERPRISE_IMPORT_REJECTED
                .problem(
                        stored.rows().rejected() + " 行有误，未写入任何数据；带错误列的文件：" + stored.path() + "/file",
                        stored.rows().rejected() + " rows are wrong and nothing was written; the file with an error"
                                + " column: " + stored.path() + "/file")
                .withErrors(errors);
        return Response.fromResponse(ProblemBody.answer(problem, stored.path(), call.requestId(), call.locale()))
                .location(location)
                .build();
    }

    /** A table as a file to be opened by a spreadsheet. */
    static Response table(List<List<String>> rows, String name, boolean xlsx) {
        Response.ResponseBuilder answer = xlsx
                ? Response.ok(XlsxText.of("indicators", rows), TableFile.XLSX_TYPE)
                : Response.ok(CsvFile.of(rows.get(0), rows.subList(1, rows.size())), CSV_UTF_8);
        return answer.header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + (xlsx ? ".xlsx" : ".csv") + "\"")
                .build();
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw PlatformProblem.INVALID_PARAMETER.at("?partial", "应为 true 或 false", "Expected true or false");
        };
    }
}
