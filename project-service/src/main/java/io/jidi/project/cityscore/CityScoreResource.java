package io.jidi.project.cityscore;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** City scoring over HTTP. A ranking is for everybody once it is published; until then the provincial side fills it in. */
@Path("/api/v1/city-scores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "督查激励评分 | City scoring")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.AUDITOR})
public class CityScoreResource {

    private static final ListSpec<ScoreRound> LIST = ListSpec.of(ScoreRound.class)
            .integer("year", "e.year")
            .text("scheme", "e.scheme")
            .choice("status", "e.status", ScoreRound.Status.class)
            .sortedBy("-year");

    private final ScoreRounds rounds;
    private final Schemes schemes;
    private final Lists lists;
    private final OpenScoreRound openScoreRound;
    private final RecordScore recordScore;
    private final PublishScores publishScores;
    private final FileAppeal fileAppeal;
    private final AnswerAppeal answerAppeal;
    private final FinishScores finishScores;

    CityScoreResource(
            ScoreRounds rounds,
            Schemes schemes,
            Lists lists,
            OpenScoreRound openScoreRound,
            RecordScore recordScore,
            PublishScores publishScores,
            FileAppeal fileAppeal,
            AnswerAppeal answerAppeal,
            FinishScores finishScores) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.lists = lists;
        this.openScoreRound = openScoreRound;
        this.recordScore = recordScore;
        this.publishScores = publishScores;
        this.fileAppeal = fileAppeal;
        this.answerAppeal = answerAppeal;
        this.finishScores = finishScores;
    }

    /** The weights of each year with their sources. */
    public record SchemeList(List<Schemes.SchemeFile> items) {}

    @GET
    @Path("/schemes")
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(summary = "评分办法与权重 | Schemes with their weights")
    public SchemeList schemes() {
        return new SchemeList(schemes.all());
    }

    @POST
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @WholeProvince
    @Operation(summary = "开启年度评分 | Open the round of a year")
    @APIResponseSchema(value = ScoreRoundView.class, responseCode = "201")
    public Response open(@Valid @NotNull OpenScoreRound.Request request) {
        ScoreRoundView view = openScoreRound.execute(request);
        return Response.created(URI.create("/api/v1/city-scores/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @WholeProvince
    @Operation(summary = "查询年度评分 | List rounds")
    public Page<ScoreRoundView> list(UriInfo uri) {
        return lists.page(LIST, uri, Where.everything(), rounds::whole);
    }

    @GET
    @Path("/published")
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE, Roles.AUDITOR})
    @Operation(summary = "已公布的排名 | Rankings that were published")
    public Page<ScoreRoundView> published(UriInfo uri) {
        return lists.page(LIST, uri, Where.of("e.status <> :open", "open", ScoreRound.Status.OPEN), rounds::whole);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @WholeProvince
    @Operation(summary = "读取一轮评分 | Read a round")
    @APIResponseSchema(value = ScoreRoundView.class, responseCode = "200")
    public Response one(@PathParam("id") ScoreRoundId id) {
        return Response.ok(rounds.whole(rounds.find(id, LockModeType.NONE))).build();
    }

    @POST
    @Path("/{id}/values")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT})
    @WholeProvince
    @Operation(summary = "登记指标值及证据 | Record a value with its evidence")
    @APIResponseSchema(value = ScoreRoundView.class, responseCode = "200")
    public Response record(@PathParam("id") ScoreRoundId id, @Valid @NotNull RecordScore.Request request) {
        return Response.ok(recordScore.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/publications")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE})
    @WholeProvince
    @Operation(summary = "公布排名并开始申诉期 | Publish the ranking")
    @APIResponseSchema(value = ScoreRoundView.class, responseCode = "200")
    public Response publish(@PathParam("id") ScoreRoundId id, @Valid @NotNull PublishScores.Request request) {
        return Response.ok(publishScores.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/appeals")
    @Command
    @RolesAllowed({Roles.CITY_OFFICE})
    @Operation(summary = "市申诉 | A city appeals")
    @APIResponseSchema(value = ScoreRoundView.class, responseCode = "200")
    public Response appeal(@PathParam("id") ScoreRoundId id, @Valid @NotNull FileAppeal.Request request) {
        return Response.ok(fileAppeal.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/appeals/{appeal}/answers")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE})
    @WholeProvince
    @Operation(summary = "答复申诉 | Answer an appeal")
    @APIResponseSchema(value = ScoreRoundView.class, responseCode = "200")
    public Response answer(
            @PathParam("id") ScoreRoundId id,
            @PathParam("appeal") UUID appeal,
            @Valid @NotNull AnswerAppeal.Request request) {
        return Response.ok(answerAppeal.execute(id, appeal, request)).build();
    }

    @POST
    @Path("/{id}/endings")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE})
    @WholeProvince
    @Operation(summary = "定稿 | Make the ranking final")
    @APIResponseSchema(value = ScoreRoundView.class, responseCode = "200")
    public Response finish(@PathParam("id") ScoreRoundId id) {
        return Response.ok(finishScores.execute(id)).build();
    }
}
