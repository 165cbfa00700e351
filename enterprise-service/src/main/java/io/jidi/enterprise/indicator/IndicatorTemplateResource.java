package io.jidi.enterprise.indicator;

import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.indicator.rules.Column;
import io.jidi.enterprise.indicator.rules.FileCheck;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import io.jidi.platform.text.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Templates for indicator files, made from the same catalogue that checks them. */
@Path("/api/v1/indicator-templates")
@Tag(name = "指标 | Indicators")
public class IndicatorTemplateResource {

    private static final String FILLED =
            "给出企业则填入其现有数值，可在表格软件中修改后再上传 | With enterprises: filled with what is held of them, to be edited and uploaded";
    /** Some hundred rows each; who wants more exports the population. */
    private static final int MOST_ENTERPRISES = 100;

    private final Indicators catalogue;
    private final EditionRegistry editions;
    private final EnterpriseRegistry registry;
    private final IndicatorHistory history;

    IndicatorTemplateResource(
            Indicators catalogue, EditionRegistry editions, EnterpriseRegistry registry, IndicatorHistory history) {
        this.catalogue = catalogue;
        this.editions = editions;
        this.registry = registry;
        this.history = history;
    }

    @GET
    @Path("/{edition: [A-Za-z0-9-]+}.csv")
    @Produces(IndicatorImportResource.CSV)
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "下载指标模板 | Download the template of an edition's indicators")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = IndicatorImportResource.CSV, schema = @Schema(type = SchemaType.STRING)))
    @Transactional
    public Response csv(
            @PathParam("edition") String editionId,
            @QueryParam("enterpriseId") @Parameter(description = FILLED) List<EnterpriseId> enterprises) {
        return IndicatorImportResource.table(rows(editionId, enterprises), editionId, false);
    }

    @GET
    @Path("/{edition: [A-Za-z0-9-]+}.xlsx")
    @Produces(TableFile.XLSX_TYPE)
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "下载指标模板（XLSX） | Download the template of an edition's indicators as XLSX")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = TableFile.XLSX_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Transactional
    public Response xlsx(
            @PathParam("edition") String editionId,
            @QueryParam("enterpriseId") @Parameter(description = FILLED) List<EnterpriseId> enterprises) {
        return IndicatorImportResource.table(rows(editionId, enterprises), editionId, true);
    }

    private List<List<String>> rows(String editionId, List<EnterpriseId> enterprises) {
        Edition edition = editions.current().find(editionId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
        if (enterprises.size() > MOST_ENTERPRISES) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?enterpriseId",
                    "一次最多 " + MOST_ENTERPRISES + " 家企业",
                    "At most " + MOST_ENTERPRISES + " enterprises at once");
        }
        List<Column> columns = Arrays.stream(Column.values())
                .filter(column -> column != Column.ERROR)
                .toList();
        List<Indicator> read = catalogue.all().stream()
                .filter(indicator -> edition.reads().contains(indicator))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::header).toList());
        if (enterprises.isEmpty()) {
            read.forEach(indicator -> rows.add(
                    columns.stream().map(column -> cell(indicator, column)).toList()));
        }
        for (EnterpriseId id : enterprises) {
            EnterpriseRegistry.Registered enterprise = registry.get(id);
            List<IndicatorHistory.Revision> held = history.latest(id, null);
            for (Indicator indicator : read) {
                List<IndicatorHistory.Revision> known = held.stream()
                        .filter(revision -> revision.field().equals(indicator.key()))
                        .sorted(Comparator.comparing(IndicatorHistory.Revision::slot))
                        .toList();
                if (known.isEmpty()) {
                    rows.add(row(columns, indicator, enterprise, null, ""));
                }
                for (IndicatorHistory.Revision revision : known) {
                    List<String> values = revision.vals().isEmpty() ? List.of("无") : revision.vals();
                    values.forEach(value -> rows.add(row(columns, indicator, enterprise, revision, value)));
                }
            }
        }
        return rows;
    }

    /** An answer as it is held, to be edited; without one, the question. */
    private static List<String> row(
            List<Column> columns,
            Indicator indicator,
            EnterpriseRegistry.Registered enterprise,
            IndicatorHistory.@Nullable Revision revision,
            String value) {
        return columns.stream()
                .map(column -> switch (column) {
                    case USCC -> enterprise.creditCode();
                    case NAME -> enterprise.name();
                    case YEAR -> revision == null || revision.year() == null ? "" : String.valueOf(revision.year());
                    case SOURCE -> revision == null ? "" : revision.source().name();
                    case VALUE -> value;
                    default -> cell(indicator, column);
                })
                .toList();
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
