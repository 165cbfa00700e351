package io.jidi.enterprise.rate;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Exchange rates over HTTP. Like the standards they are no secret. */
@Path("/api/v1/criteria/exchange-rates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "认定标准 | Standards")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.FUND_MANAGER,
    Roles.INVESTMENT_COMMITTEE,
    Roles.ENTERPRISE,
    Roles.AUDITOR
})
public class ExchangeRateResource {

    /** Some sixty years of eight currencies. */
    private static final int MOST_AT_ONCE = 500;

    private static final ListSpec<ExchangeRate> LIST = ListSpec.of(ExchangeRate.class)
            .text("currency", "e.currency")
            .integer("year", "e.year")
            .date("publishedDate", "e.publishedOn")
            .text("source", "e.source")
            .sortedBy("-publishedDate,currency,-year");

    private final RecordExchangeRates record;
    private final Lists lists;

    ExchangeRateResource(RecordExchangeRates record, Lists lists) {
        this.record = record;
        this.lists = lists;
    }

    /** Rates to be recorded. */
    @Schema(name = "RecordExchangeRates")
    record Request(
            @NotNull @Size(min = 1, max = MOST_AT_ONCE) List<@NotNull @Valid PublishedRate> rates) {}

    /** What was new. */
    @Schema(name = "RecordedExchangeRates")
    record Recorded(
            @Schema(description = "已有且相同，未再写入 | Known already and left alone")
            int unchanged,

            List<View> items) {}

    /** A published rate as shown. */
    @Schema(name = "PublishedExchangeRate")
    record View(
            ExchangeRateId id,
            String currency,
            int year,
            BigDecimal yuanPerUnit,
            LocalDate publishedDate,
            String source,
            String evidence,
            String recordedBy,
            Instant recordedAt) {

        static View of(ExchangeRate rate) {
            PublishedRate published = rate.published();
            return new View(
                    rate.id(),
                    published.currency(),
                    published.year(),
                    published.yuanPerUnit(),
                    published.publishedDate(),
                    published.source(),
                    published.evidence(),
                    rate.recordedBy(),
                    rate.recordedAt());
        }
    }

    @GET
    @Operation(
            summary = "查询各年度平均汇率 | List the average rates by year",
            description = "评估取申请日期前最近一次公布的 | An assessment takes what was published last until the day of the"
                    + " application")
    public Page<View> list(UriInfo uri) {
        return lists.page(LIST, uri, Where.everything(), View::of);
    }

    @POST
    @Command(keyRequired = true)
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @WholeProvince
    @Operation(
            summary = "登记已公布的年度平均汇率 | Record average rates that were published",
            description = "可重复提交，已有的不再写入；同日公布的更正值另存，以后者为准 | May be sent again: what is known is left"
                    + " alone. A corrected figure of the same day stands beside the first and counts")
    @APIResponseSchema(value = Recorded.class, responseCode = "200")
    public Response record(@Valid @NotNull Request request) {
        List<View> items =
                record.execute(request.rates()).stream().map(View::of).toList();
        return Response.ok(new Recorded(request.rates().size() - items.size(), items))
                .build();
    }
}
