package io.jidi.project.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import io.jidi.project.base.ProgrammeSeed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The programme itself over HTTP: measures, kinds, indicators and coverage. */
@Path("/api/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "方案台账 | Programme register")
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
public class ProgrammeResource {

    private static final ListSpec<IndicatorValue> VALUES = ListSpec.of(IndicatorValue.class)
            .text("indicator", "e.indicator")
            .text("subject", "e.subject")
            .integer("year", "e.year")
            .text("definition", "e.definition")
            .choice("dataStatus", "e.dataStatus", IndicatorValue.DataStatus.class)
            .instant("recordedAt", "e.recordedAt")
            .sortedBy("indicator");

    private final ShippedProgramme programme;
    private final ProgrammeSeed seed;
    private final ItemKinds kinds;
    private final DefineKind defineKind;
    private final RecordValue recordValue;
    private final Lists lists;

    ProgrammeResource(
            ShippedProgramme programme,
            ProgrammeSeed seed,
            ItemKinds kinds,
            DefineKind defineKind,
            RecordValue recordValue,
            Lists lists) {
        this.programme = programme;
        this.seed = seed;
        this.kinds = kinds;
        this.defineKind = defineKind;
        this.recordValue = recordValue;
        this.lists = lists;
    }

    /**
     * A measure with its departments in the policy's order; no lead is implied.
     *
     * @param departmentsOpenEnded the policy's list ends with 等
     * @param note where the measure leaves an end open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MeasureView(
            String code,
            String section,
            String titleZh,
            String titleEn,
            List<DepartmentOfMeasure> departments,
            boolean departmentsOpenEnded,
            ShippedProgramme.@Nullable MeasureNote note) {}

    /** As the policy names it. */
    public record DepartmentOfMeasure(String code, String nameAsInDocument) {}

    public record MeasureList(List<MeasureView> items) {}

    public record KindList(List<ShippedProgramme.Kind> items) {}

    public record IndicatorList(List<ShippedProgramme.Indicator> items) {}

    /** Where one row of the policy lives. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RowCoverage(
            ShippedProgramme.Row row,
            List<String> kinds,
            List<String> indicators,
            List<String> targets,
            List<ShippedProgramme.Place> places,
            ShippedProgramme.@Nullable Gap gap) {}

    public record CoverageList(List<RowCoverage> items) {}

    @GET
    @Path("/measures")
    @Operation(summary = "十五项举措及其部门 | The fifteen measures with their departments")
    public MeasureList measures() {
        return new MeasureList(seed.measures().stream()
                .map(measure -> new MeasureView(
                        measure.code(),
                        measure.section(),
                        measure.titleZh(),
                        measure.titleEn(),
                        measure.departments().stream()
                                .map(code -> new DepartmentOfMeasure(code, nameOf(code)))
                                .toList(),
                        measure.openEnded(),
                        programme.notes().stream()
                                .filter(note -> note.measure().equals(measure.code()))
                                .findFirst()
                                .orElse(null)))
                .toList());
    }

    @GET
    @Path("/kinds")
    @Transactional
    @Operation(summary = "事项类别及其 JSON Schema | The kinds of items with their JSON Schemas")
    public KindList kinds() {
        return new KindList(kinds.all());
    }

    @POST
    @Path("/kinds")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @WholeProvince
    @Operation(summary = "新增事项类别 | Define a kind of item")
    @APIResponseSchema(value = ShippedProgramme.Kind.class, responseCode = "201")
    public Response define(@Valid @NotNull DefineKind.Request request) {
        return Response.created(URI.create("/api/v1/programmes/kinds"))
                .entity(defineKind.execute(request))
                .build();
    }

    @GET
    @Path("/indicators")
    @Operation(summary = "指标及其定义 | Indicators with their definitions")
    public IndicatorList indicators() {
        return new IndicatorList(programme.indicators());
    }

    @GET
    @Path("/indicator-values")
    @Operation(summary = "查询指标值及其更正 | List recorded values with their corrections")
    public Page<IndicatorValue.View> values(UriInfo uri) {
        return lists.page(VALUES, uri, Where.everything(), IndicatorValue::view);
    }

    @POST
    @Path("/indicator-values")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE})
    @Operation(summary = "登记指标值 | Record the value of an indicator")
    @APIResponseSchema(value = IndicatorValue.View.class, responseCode = "201")
    public Response record(@Valid @NotNull RecordValue.Request request) {
        return Response.created(URI.create("/api/v1/programmes/indicator-values"))
                .entity(recordValue.execute(request))
                .build();
    }

    @GET
    @Path("/coverage")
    @Operation(summary = "方案逐条覆盖 | Where each row of the policy lives")
    public CoverageList coverage() {
        return new CoverageList(programme.rows().stream()
                .map(row -> Coverage.of(programme, seed, row))
                .toList());
    }

    private String nameOf(String department) {
        return seed.departments().stream()
                .filter(one -> one.code().equals(department))
                .findFirst()
                .orElseThrow()
                .nameAsInDocument();
    }
}
