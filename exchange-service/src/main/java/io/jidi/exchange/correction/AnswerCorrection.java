package io.jidi.exchange.correction;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Accepts or denies a correction, for a region of one's own. */
@ApplicationScoped
class AnswerCorrection {

    private final Corrections corrections;
    private final Sql sql;
    private final CallContext call;
    private final Clock clock;

    AnswerCorrection(Corrections corrections, Sql sql, CallContext call, Clock clock) {
        this.corrections = corrections;
        this.sql = sql;
        this.call = call;
        this.clock = clock;
    }

    /** The answer, which the platform reads. */
    @Schema(name = "AnswerCorrection")
    public record Request(
            @NotNull Boolean accept,
            @NotBlank @Size(max = 2000) String answer) {}

    CorrectionView execute(CorrectionId id, Request request) {
        CorrectionView found = corrections.find(id, true);
        if (Arrays.stream(found.regions().split(",")).noneMatch(call.scope()::coversRegion)) {
            throw PlatformProblem.NOT_FOUND.problem();
        }
        if (found.state() != CorrectionView.State.PENDING) {
            throw ExchangeProblem.CORRECTION_STEP_REFUSED.problem(
                    "当前状态为 " + found.state(), "It is " + found.state() + " already");
        }
        sql.update(
                "update correction set state = ?, answer = ?, answered_by = ?, answered_at = ?, version = version + 1"
                        + " where id = ?",
                request.accept() ? CorrectionView.State.ACCEPTED : CorrectionView.State.DENIED,
                request.answer().strip(),
                call.caller().userId(),
                clock.instant(),
                id.value());
        return corrections.told(id, "ANSWER_CORRECTION", request.answer().strip());
    }
}
