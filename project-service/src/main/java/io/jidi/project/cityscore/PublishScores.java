package io.jidi.project.cityscore;

import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Publishes the ranking and begins the appeal window. */
@ApplicationScoped
class PublishScores {

    private final ScoreRounds rounds;
    private final BusinessDay day;

    PublishScores(ScoreRounds rounds, BusinessDay day) {
        this.rounds = rounds;
        this.day = day;
    }

    @Schema(name = "PublishScores")
    record Request(@NotNull LocalDate appealUntil) {}

    ScoreRoundView execute(ScoreRoundId id, Request request) {
        ScoreRound round = rounds.locked(id, ScoreRound.Status.OPEN);
        if (!request.appealUntil().isAfter(day.today())) {
            throw ProjectProblem.SCORE_REFUSED.at("/appealUntil", "申诉期应晚于今天", "The appeal window ends after today");
        }
        round.publish(rounds.written(rounds.standings(round)), request.appealUntil());
        return rounds.done(round, "PUBLISH_SCORES", null);
    }
}
