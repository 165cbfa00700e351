package io.jidi.fund.performance;

import io.jidi.fund.ledger.PointInTime;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Several funds as one, and the indices that funds are compared with. */
@Path("/api/v1/performance")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class PerformanceResource {

    private final PooledPerformance pooled;
    private final MarketIndices indices;
    private final RecordIndex recordIndex;
    private final Clock clock;

    PerformanceResource(PooledPerformance pooled, MarketIndices indices, RecordIndex recordIndex, Clock clock) {
        this.pooled = pooled;
        this.indices = indices;
        this.recordIndex = recordIndex;
        this.clock = clock;
    }

    /** Pools of the funds that the caller sees. */
    public record PooledView(
            PooledPerformance.By by,
            LocalDate asOf,
            @Nullable Instant knownAt,
            List<PooledPerformance.Pool> items) {}

    /** Indices. */
    public record IndexList(List<MarketIndices.IndexView> items) {}

    @GET
    @Transactional
    @Operation(summary = "汇总业绩 | Figures of several funds as one")
    public PooledView pooled(
            @QueryParam("by") @DefaultValue("ALL") @Parameter(description = "ALL, LAYER, CLASS, VINTAGE, BASE, CITY")
                    String by,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt,
            @Nullable @QueryParam("recall") @Parameter(description = "GROSS, NET") String recall,
            @Nullable @QueryParam("dayCount") @Parameter(description = "ACT_365, ACT_360") String dayCount) {
        PointInTime when = PointInTime.of(asOf, knownAt, clock);
        PooledPerformance.By key = Questions.constant("?by", PooledPerformance.By.class, by, PooledPerformance.By.ALL);
        return new PooledView(
                key,
                when.asOf(),
                FundPerformanceResource.known(when),
                pooled.of(key, when, Questions.asked(when, recall, dayCount)));
    }

    @GET
    @Path("/indices")
    @Transactional
    @Operation(summary = "指数列表 | Indices to compare with")
    public IndexList indices() {
        return new IndexList(indices.list());
    }

    @PUT
    @Path("/indices/{code}")
    @Command
    @Consumes({TableText.CSV, TableText.XLSX})
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @WholeProvince
    @Operation(
            summary = "上传指数点位（CSV 或 XLSX） | Upload levels of an index (CSV or XLSX)",
            description = "列：date,level；再次上传的点位自此取代旧值，旧值仍可按 knownAt 查询"
                    + " | Columns date,level; a level uploaded again replaces the old, which knownAt still shows")
    @APIResponseSchema(value = MarketIndices.IndexView.class, responseCode = "200")
    public Response record(
            @PathParam("code") @Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String code,
            @QueryParam("name") @NotBlank @Size(max = 100) String name,
            @Nullable @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType,
            @RequestBody(content = @Content(mediaType = TableText.CSV, schema = @Schema(type = SchemaType.STRING)))
                    byte[] file) {
        return Response.ok(recordIndex.execute(code, name, file, contentType == null ? TableText.CSV : contentType))
                .build();
    }
}
