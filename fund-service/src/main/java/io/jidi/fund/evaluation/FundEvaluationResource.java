package io.jidi.fund.evaluation;

import io.jidi.fund.FundProblem;
import io.jidi.fund.evaluation.rules.Source;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** One fund's evaluation over HTTP. */
@Path("/api/v1/funds/{id}/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class FundEvaluationResource {

    private final Funds funds;
    private final Rehearsal rehearsal;
    private final RecordFigure figure;
    private final MarkTarget mark;
    private final ScoreEditions editions;

    FundEvaluationResource(
            Funds funds, Rehearsal rehearsal, RecordFigure figure, MarkTarget mark, ScoreEditions editions) {
        this.funds = funds;
        this.rehearsal = rehearsal;
        this.figure = figure;
        this.mark = mark;
        this.editions = editions;
    }

    /**
     * A planned deal.
     *
     * @param marks by input key, what is known of it; the others stay unknown
     */
    public record PlannedDeal(
            @NotNull Money amount, @NotNull @Size(max = 20) Map<String, Boolean> marks) {}

    @GET
    @Path("/{year}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "年度评价预演 | Rehearse a fund's score of a year")
    public Rehearsal.ScoreView score(@PathParam("id") FundId id, @PathParam("year") int year) {
        return rehearsal.score(funds.visible(id), checked(year));
    }

    @POST
    @Path("/{year}/effects")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE})
    @Operation(summary = "拟投项目对得分的影响，不写入 | What a planned deal would do to the score; nothing is written")
    public Rehearsal.Effect effect(
            @PathParam("id") FundId id, @PathParam("year") int year, @Valid @NotNull PlannedDeal deal) {
        Fund fund = funds.visible(id);
        fund.requirePositive("/amount", deal.amount());
        for (String key : deal.marks().keySet()) {
            if (editions.input(key, Source.TAG).isEmpty()) {
                throw FundProblem.FUND_FIGURE_INVALID.at(
                        "/marks/" + key, key + " 不是按标的标记的指标", key + " is not a share of marked targets");
            }
        }
        return rehearsal.effect(
                fund, checked(year), new Figures.Planned(deal.amount().amount(), deal.marks()));
    }

    @POST
    @Path("/figures")
    @Command
    @Operation(summary = "登记年度指标值 | Record a figure of a fund's year")
    @APIResponseSchema(value = RecordFigure.Recorded.class, responseCode = "201")
    public Response figure(@PathParam("id") FundId id, @Valid @NotNull RecordFigure.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/evaluations/" + request.year()))
                .entity(figure.execute(id, request))
                .build();
    }

    @POST
    @Path("/marks")
    @Command
    @Operation(summary = "标记被投企业属性 | Mark an enterprise for a share of the score")
    @APIResponseSchema(value = MarkTarget.Mark.class, responseCode = "201")
    public Response mark(@PathParam("id") FundId id, @Valid @NotNull MarkTarget.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/evaluations"))
                .entity(mark.execute(id, request))
                .build();
    }

    private static int checked(int year) {
        if (year < 2000 || year > 2100) {
            throw FundProblem.FUND_FIGURE_INVALID.at("/year", "年份无效", "Not a year");
        }
        return year;
    }
}
