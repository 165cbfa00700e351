package io.jidi.project.cityscore;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Answers an appeal; an upheld one brings the corrected value and a new ranking. */
@ApplicationScoped
class AnswerAppeal {

    private final ScoreRounds rounds;
    private final RecordScore scores;
    private final Sql sql;
    private final BusinessDay day;

    AnswerAppeal(ScoreRounds rounds, RecordScore scores, Sql sql, BusinessDay day) {
        this.rounds = rounds;
        this.scores = scores;
        this.sql = sql;
        this.day = day;
    }

    @Schema(name = "AnswerAppeal")
    record Request(
            boolean upheld,

            @Nullable @DecimalMin("0") @Digits(integer = 5, fraction = 4)
            BigDecimal value,

            @NotBlank @Size(max = 2000) String answer) {}

    private record Open(String region, String indicator, String evidence) {}

    ScoreRoundView execute(ScoreRoundId id, UUID appeal, Request request) {
        ScoreRound round = rounds.locked(id, ScoreRound.Status.PUBLISHED);
        BigDecimal value = request.value();
        if (request.upheld() != (value != null)) {
            throw ProjectProblem.SCORE_REFUSED.at(
                    "/value", "采纳须填更正值，驳回不填", "An upheld appeal brings the corrected value");
        }
        Open open = sql.first(
                        "select region_code, indicator, evidence from score_appeal where id = ? and round_id = ? and outcome is null",
                        row -> new Open(row.getString(1), row.getString(2), row.getString(3)),
                        appeal,
                        id.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        sql.update(
                "update score_appeal set outcome = ?, answer = ?, answered_at = ? where id = ?",
                request.upheld() ? "UPHELD" : "REJECTED",
                request.answer().strip(),
                day.now(),
                appeal);
        LocalDate until = round.appealUntil();
        if (value != null && until != null) {
            scores.write(round, open.region(), open.indicator(), value, open.evidence());
            round.publish(rounds.written(rounds.standings(round)), until);
        }
        return rounds.done(round, "ANSWER_APPEAL", request.answer());
    }
}
