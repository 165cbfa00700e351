package io.jidi.project.base;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import io.jidi.project.base.rules.Agglomeration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All bases of a year together, and the cities, over HTTP. */
@Path("/api/v1/bases/figures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "基地产业 | Industry of a base")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class BaseFiguresResource {

    private final BaseIndustry bases;
    private final Sql sql;
    private final EnterRegionRevenue enterRegionRevenue;

    BaseFiguresResource(BaseIndustry bases, Sql sql, EnterRegionRevenue enterRegionRevenue) {
        this.bases = bases;
        this.sql = sql;
        this.enterRegionRevenue = enterRegionRevenue;
    }

    /** @param percent the ratio of the sums, two decimals */
    public record Together(
            String definition,
            int bases,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable BigDecimal percent,
            @Nullable Boolean reachesTarget) {}

    /** One per definition. */
    public record AllBases(int year, List<Together> items) {}

    /** @param quotient four decimals; 1 is as the province */
    public record Quotient(String regionCode, @Nullable BigDecimal quotient) {}

    /** Cities of the year for which both they and the province have figures. */
    public record Quotients(int year, List<Quotient> items) {}

    @GET
    @Path("/{year}/agglomeration")
    @Transactional
    @Operation(summary = "全部基地的集聚度 | Agglomeration of all bases", description = "分子、分母分别加总后相除 | The ratio of the sums")
    public AllBases all(@PathParam("year") int year) {
        List<BaseIndustry.Value> values = bases.values(null, year);
        return new AllBases(
                year,
                Arrays.stream(Agglomeration.Definition.values())
                        .map(definition -> {
                            List<Agglomeration> parts = values.stream()
                                    .filter(one -> one.definition().equals(definition.code()))
                                    .map(one -> new Agglomeration(definition, one.numerator(), one.denominator()))
                                    .toList();
                            Agglomeration sum = Agglomeration.together(definition, parts);
                            return new Together(
                                    definition.code(),
                                    parts.size(),
                                    sum.numerator(),
                                    sum.denominator(),
                                    BaseIndustry.display(sum.percent()),
                                    sum.reaches(bases.target()));
                        })
                        .toList());
    }

    @POST
    @Path("/region-revenues")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @WholeProvince
    @Operation(summary = "登记市或省营业收入 | Enter the revenue of a city or the province")
    @APIResponseSchema(value = EnterRegionRevenue.Request.class, responseCode = "201")
    public Response enter(@Valid @NotNull EnterRegionRevenue.Request request) {
        enterRegionRevenue.execute(request);
        return Response.created(URI.create("/api/v1/bases/figures/" + request.year() + "/location-quotients"))
                .entity(request)
                .build();
    }

    @GET
    @Path("/{year}/location-quotients")
    @Transactional
    @Operation(summary = "各市区位商 | Location quotients of the cities")
    public Quotients quotients(@PathParam("year") int year) {
        return new Quotients(
                year,
                sql.list(
                        "select c.region_code, c.leading_revenue, c.total_revenue, p.leading_revenue, p.total_revenue"
                                + " from region_revenue c join region_revenue p on p.figure_year = c.figure_year"
                                + " and p.region_code = '340000' where c.figure_year = ? and c.region_code <> '340000'"
                                + " order by c.region_code",
                        row -> {
                            var quotient = Agglomeration.locationQuotient(
                                    row.getBigDecimal(2),
                                    row.getBigDecimal(3),
                                    row.getBigDecimal(4),
                                    row.getBigDecimal(5));
                            return new Quotient(row.getString(1), quotient == null ? null : quotient.display(4));
                        },
                        year));
    }
}
