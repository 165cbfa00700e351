package io.jidi.project.cityscore;

import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city appeals against one of its own values within the window. */
@ApplicationScoped
class FileAppeal {

    private final ScoreRounds rounds;
    private final RecordScore scores;
    private final Sql sql;
    private final CallContext call;
    private final Uuid7 ids;
    private final BusinessDay day;

    FileAppeal(ScoreRounds rounds, RecordScore scores, Sql sql, CallContext call, Uuid7 ids, BusinessDay day) {
        this.rounds = rounds;
        this.scores = scores;
        this.sql = sql;
        this.call = call;
        this.ids = ids;
        this.day = day;
    }

    @Schema(name = "FileAppeal")
    record Request(
            @NotNull @Pattern(regexp = "[0-9]{6}") String regionCode,
            @NotBlank @Size(max = 64) String indicator,
            @NotBlank @Size(max = 2000) String grounds,
            @NotBlank @Size(max = 500) String evidence) {}

    ScoreRoundView execute(ScoreRoundId id, Request request) {
        ScoreRound round = rounds.locked(id, ScoreRound.Status.PUBLISHED);
        scores.require(round, request.regionCode(), request.indicator());
        Territory.requireWritable(call.scope(), request.regionCode(), null);
        LocalDate until = round.appealUntil();
        if (until == null || day.today().isAfter(until)) {
            throw ProjectProblem.SCORE_STEP_REFUSED.problem("申诉期已于 " + until + " 届满", "The window closed on " + until);
        }
        int filed = sql.update(
                "insert into score_appeal (id, round_id, region_code, indicator, grounds, evidence, filed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                ids.next(),
                id.value(),
                request.regionCode(),
                request.indicator(),
                request.grounds().strip(),
                request.evidence().strip(),
                day.now());
        if (filed == 0) {
            throw ProjectProblem.SCORE_STEP_REFUSED.problem("该指标已有未答复的申诉", "An appeal on it is still open");
        }
        return rounds.done(round, "FILE_APPEAL", request.grounds());
    }
}
