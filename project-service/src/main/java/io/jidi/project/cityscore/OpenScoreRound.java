package io.jidi.project.cityscore;

import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Opens the round of a year under a scheme; a year has one. */
@ApplicationScoped
class OpenScoreRound {

    private final ScoreRounds rounds;
    private final Schemes schemes;
    private final EntityManager entities;
    private final Sql sql;
    private final Uuid7 ids;
    private final BusinessDay day;

    OpenScoreRound(ScoreRounds rounds, Schemes schemes, EntityManager entities, Sql sql, Uuid7 ids, BusinessDay day) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.entities = entities;
        this.sql = sql;
        this.ids = ids;
        this.day = day;
    }

    @Schema(name = "OpenScoreRound")
    record Request(
            @Min(2018) @Max(2100) int year,
            @NotBlank @Size(max = 64) String scheme) {}

    ScoreRoundView execute(Request request) {
        schemes.byId(request.scheme());
        if (sql.number("select count(*) from score_round where round_year = ?", request.year()) > 0) {
            throw ProjectProblem.SCORE_STEP_REFUSED.at("/year", "该年度已有评分", "The year has its round");
        }
        ScoreRound round = new ScoreRound(
                new ScoreRoundId(ids.next()), request.year(), request.scheme(), schemes.digest(), day.now());
        entities.persist(round);
        return rounds.done(round, "OPEN_SCORE_ROUND", null);
    }
}
