package io.jidi.project.cityscore;

import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Makes the ranking final once the window is over and every appeal answered. */
@ApplicationScoped
class FinishScores {

    private final ScoreRounds rounds;
    private final Sql sql;
    private final BusinessDay day;

    FinishScores(ScoreRounds rounds, Sql sql, BusinessDay day) {
        this.rounds = rounds;
        this.sql = sql;
        this.day = day;
    }

    ScoreRoundView execute(ScoreRoundId id) {
        ScoreRound round = rounds.locked(id, ScoreRound.Status.PUBLISHED);
        LocalDate until = round.appealUntil();
        if (until == null || !day.today().isAfter(until)) {
            throw ProjectProblem.SCORE_STEP_REFUSED.problem("申诉期至 " + until, "The appeal window lasts until " + until);
        }
        if (sql.number("select count(*) from score_appeal where round_id = ? and outcome is null", id.value()) > 0) {
            throw ProjectProblem.SCORE_STEP_REFUSED.problem("有申诉尚未答复", "An appeal is not answered yet");
        }
        round.finish(rounds.written(rounds.standings(round)));
        return rounds.done(round, "FINISH_SCORES", null);
    }
}
