package io.jidi.project.dispatch;

import io.jidi.platform.paper.FileAnswer;
import io.jidi.platform.security.Roles;
import io.jidi.project.rules.EditionParameter;
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
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A month of the whole programme over HTTP. */
@Path("/api/v1/dispatches")
@Tag(name = "月度调度 | A month of dispatch")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class DispatchMonthResource {

    private final MonthRates rates;
    private final Bulletins bulletins;
    private final EditionComparison comparison;
    private final LightEditions editions;
    private final DispatchEdition dispatchEdition;

    DispatchMonthResource(
            MonthRates rates,
            Bulletins bulletins,
            EditionComparison comparison,
            LightEditions editions,
            DispatchEdition dispatchEdition) {
        this.rates = rates;
        this.bulletins = bulletins;
        this.comparison = comparison;
        this.editions = editions;
        this.dispatchEdition = dispatchEdition;
    }

    /** @param inForce false for one that is shipped for comparison only */
    public record EditionView(
            String id, String nameZh, String nameEn, boolean inForce, List<EditionParameter> parameters) {}

    /** Every shipped edition. */
    public record Editions(List<EditionView> items) {}

    @GET
    @Path("/{month}/rates")
    @Transactional
    @Operation(
            summary = "月度开工、竣工、纳统、达产、转化率 | Rates of a month",
            description = "两种分母均列；由冻结的灯计算 | Both denominators; read from what the lights were frozen with")
    public MonthRates.Table rates(
            @PathParam("month") YearMonth month,
            @Nullable @QueryParam("baseCode") String baseCode,
            @Nullable @QueryParam("regionCode") String regionCode) {
        return rates.of(month, baseCode, regionCode);
    }

    @GET
    @Path("/{month}/bulletin/pdf")
    @Transactional
    @Produces(FileAnswer.PDF)
    @Operation(summary = "月度通报 PDF | The month's bulletin as PDF")
    @APIResponse(responseCode = "200", content = @Content(mediaType = FileAnswer.PDF))
    public Response bulletinPdf(
            @PathParam("month") YearMonth month,
            @Nullable @QueryParam("baseCode") String baseCode,
            @Nullable @QueryParam("regionCode") String regionCode) {
        return FileAnswer.file(
                bulletins.pdf(month, baseCode, regionCode), FileAnswer.PDF, "重点项目调度通报 " + month + ".pdf");
    }

    @GET
    @Path("/{month}/bulletin/xlsx")
    @Transactional
    @Produces(FileAnswer.XLSX)
    @Operation(summary = "月度通报电子表格 | The month's bulletin as a workbook")
    @APIResponse(responseCode = "200", content = @Content(mediaType = FileAnswer.XLSX))
    public Response bulletinWorkbook(
            @PathParam("month") YearMonth month,
            @Nullable @QueryParam("baseCode") String baseCode,
            @Nullable @QueryParam("regionCode") String regionCode) {
        return FileAnswer.file(
                bulletins.workbook(month, baseCode, regionCode), FileAnswer.XLSX, "重点项目调度通报 " + month + ".xlsx");
    }

    @GET
    @Path("/editions")
    @Operation(summary = "评灯规则集及其来源 | Light editions with the origin of every value")
    public Editions editions() {
        List<EditionView> all = new java.util.ArrayList<>();
        editions.all()
                .forEach(one -> all.add(new EditionView(
                        one.id(),
                        one.nameZh(),
                        one.nameEn(),
                        true,
                        one.parameters().all())));
        editions.published()
                .forEach(one -> all.add(new EditionView(
                        one.id(),
                        one.nameZh(),
                        one.nameEn(),
                        false,
                        one.parameters().all())));
        all.add(new EditionView(
                dispatchEdition.id(), "调度时限", "Deadlines of dispatch", true, dispatchEdition.parameters()));
        return new Editions(all);
    }

    @POST
    @Path("/comparisons")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.AUDITOR})
    @Operation(
            summary = "按其他规则集重算一个月 | Hold a frozen month against another rule set",
            description = "不存储结果，冻结的灯不变 | Stores nothing; frozen lights stay")
    public EditionComparison.Outcome compare(@Valid @NotNull EditionComparison.Request request) {
        return comparison.compare(request);
    }
}
