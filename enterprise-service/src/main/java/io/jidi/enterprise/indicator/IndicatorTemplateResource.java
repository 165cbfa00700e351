package io.jidi.enterprise.indicator;

import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.indicator.rules.Column;
import io.jidi.enterprise.indicator.rules.FileCheck;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import io.jidi.platform.text.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Templates for indicator files, made from the same catalogue that checks them. */
@Path("/api/v1/indicator-templates")
@Tag(name = "指标 | Indicators")
public class IndicatorTemplateResource {

    private final Indicators catalogue;
    private final EditionRegistry editions;

    IndicatorTemplateResource(Indicators catalogue, EditionRegistry editions) {
        this.catalogue = catalogue;
        this.editions = editions;
    }

    @GET
    @Path("/{edition: [A-Za-z0-9-]+}.csv")
    @Produces(IndicatorImportResource.CSV)
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "下载指标模板 | Download the template of an edition's indicators")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = IndicatorImportResource.CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response template(@PathParam("edition") String editionId) {
        Edition edition = editions.current().find(editionId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
        List<List<String>> rows = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Column column : Column.values()) {
            if (column != Column.ERROR) {
                columns.add(column);
            }
        }
        rows.add(columns.stream().map(Column::header).toList());
        for (Indicator indicator : catalogue.all()) {
            if (edition.reads().contains(indicator)) {
                rows.add(columns.stream().map(column -> cell(indicator, column)).toList());
            }
        }
        return IndicatorImportResource.csv(CsvText.of(rows), editionId + ".csv");
    }

    private static String cell(Indicator indicator, Column column) {
        return switch (column) {
            case FIELD -> indicator.key();
            case UNIT -> indicator.unit().symbol();
            case NOTE -> {
                Text wanted = FileCheck.wanted(indicator);
                String yearly = indicator.kind() == Indicator.Kind.YEARLY ? "，每年一行" : "";
                yield indicator.name().zh() + "（" + indicator.description().zh() + "）：" + wanted.zh() + yearly + " | "
                        + indicator.name().en() + ": " + wanted.en();
            }
            default -> "";
        };
    }
}
