package io.jidi.project.cityscore;

import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.base.ProgrammeSeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records a value with its evidence; a later one is a new revision. Once published only an upheld appeal changes it. */
@ApplicationScoped
class RecordScore {

    private final ScoreRounds rounds;
    private final Schemes schemes;
    private final ProgrammeSeed seed;
    private final Sql sql;
    private final CallContext call;
    private final BusinessDay day;

    RecordScore(ScoreRounds rounds, Schemes schemes, ProgrammeSeed seed, Sql sql, CallContext call, BusinessDay day) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.seed = seed;
        this.sql = sql;
        this.call = call;
        this.day = day;
    }

    /** @param value in per cent of the target */
    @Schema(name = "RecordScore")
    record Request(
            @NotNull @Pattern(regexp = "[0-9]{6}") String regionCode,
            @NotBlank @Size(max = 64) String indicator,

            @NotNull @DecimalMin("0") @Digits(integer = 5, fraction = 4)
            BigDecimal value,

            @NotBlank @Size(max = 500) String evidence) {}

    ScoreRoundView execute(ScoreRoundId id, Request request) {
        ScoreRound round = rounds.locked(id, ScoreRound.Status.OPEN);
        require(round, request.regionCode(), request.indicator());
        write(round, request.regionCode(), request.indicator(), request.value(), request.evidence());
        return rounds.done(round, "RECORD_SCORE", request.evidence());
    }

    /** @throws io.jidi.platform.problem.Problem 422 for a region that is no city or an indicator that the scheme has not */
    void require(ScoreRound round, String region, String indicator) {
        seed.requireRegion(region, "/regionCode");
        if (region.endsWith("0000")) {
            throw ProjectProblem.SCORE_REFUSED.at("/regionCode", "评分对象为市", "A city is scored");
        }
        if (schemes.byId(round.scheme()).indicators().stream()
                .noneMatch(one -> one.code().equals(indicator))) {
            throw ProjectProblem.SCORE_REFUSED.at(
                    "/indicator", "没有指标 " + indicator, "There is no indicator " + indicator);
        }
    }

    void write(ScoreRound round, String region, String indicator, BigDecimal value, String evidence) {
        sql.update(
                "insert into score_value (round_id, region_code, indicator, revision, value, evidence, actor, recorded_at)"
                        + " select ?, ?, ?, coalesce(max(revision), 0) + 1, ?, ?, ?, ? from score_value"
                        + " where round_id = ? and region_code = ? and indicator = ?",
                round.id().value(),
                region,
                indicator,
                value,
                evidence.strip(),
                call.caller().userId(),
                day.now(),
                round.id().value(),
                region,
                indicator);
    }
}
