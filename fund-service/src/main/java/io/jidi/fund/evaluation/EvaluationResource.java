package io.jidi.fund.evaluation;

import io.jidi.fund.evaluation.rules.ScoreEdition;
import io.jidi.fund.performance.TableText;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The national score and the province's schemes over HTTP. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PROVINCE_OFFICE)
public class EvaluationResource {

    private final ScoreEditions editions;
    private final Schemes schemes;
    private final LoadScheme load;
    private final ScoreIndicator score;

    EvaluationResource(ScoreEditions editions, Schemes schemes, LoadScheme load, ScoreIndicator score) {
        this.editions = editions;
        this.schemes = schemes;
        this.load = load;
        this.score = score;
    }

    /** All versions of all schemes. */
    public record SchemeList(List<Schemes.SchemeView> items) {}

    @GET
    @Path("/national")
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "国家投向评价指标与分段 | Leaves and bands of the national score")
    public ScoreEdition national() {
        return editions.current();
    }

    @GET
    @Path("/schemes")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.AUDITOR})
    @Operation(summary = "省级评价方案 | Schemes of the province")
    public SchemeList schemes() {
        return new SchemeList(schemes.all());
    }

    @POST
    @Path("/schemes")
    @Command
    @Consumes({TableText.CSV, TableText.XLSX})
    @WholeProvince
    @Operation(
            summary = "上传省级评价方案（CSV 或 XLSX） | Load a scheme of the province (CSV or XLSX)",
            description = "列：party,code,name,max,rule,evidence；rule 为 manual 或 >=0.9:10; >=0.7:8; else:0"
                    + " | Columns party,code,name,max,rule,evidence; a rule is manual or bands")
    @APIResponseSchema(value = Schemes.SchemeView.class, responseCode = "201")
    public Response load(
            @QueryParam("code") @NotNull @Pattern(regexp = "[A-Z0-9-]{1,40}") String code,
            @QueryParam("name") @NotBlank @Size(max = 200) String name,
            @QueryParam("document") @NotBlank @Size(max = 500) String document,
            @QueryParam("fileName") @NotBlank @Size(max = 200) String fileName,
            @Nullable @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType,
            @RequestBody(content = @Content(mediaType = TableText.CSV, schema = @Schema(type = SchemaType.STRING)))
                    byte[] file) {
        Schemes.SchemeView view = load.execute(new LoadScheme.Upload(
                code, name, document, fileName, file, contentType == null ? TableText.CSV : contentType));
        return Response.created(URI.create("/api/v1/evaluations/schemes"))
                .entity(view)
                .build();
    }

    @POST
    @Path("/schemes/{id}/scores")
    @Command
    @WholeProvince
    @Operation(summary = "按省级方案评分 | Score an indicator of a scheme")
    @APIResponseSchema(value = Schemes.SchemeSheet.class, responseCode = "201")
    public Response score(@PathParam("id") SchemeId id, @Valid @NotNull ScoreIndicator.Request request) {
        return Response.created(URI.create("/api/v1/evaluations/schemes"))
                .entity(score.execute(id, request))
                .build();
    }
}
