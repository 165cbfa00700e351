package io.jidi.project.firstset;

import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.firstset.rules.FirstSetStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes an application further; it is evaluated by a third party and publicised before it is published. */
@ApplicationScoped
class MoveFirstSet {

    private final FirstSets sets;
    private final BusinessDay day;

    MoveFirstSet(FirstSets sets, BusinessDay day) {
        this.sets = sets;
        this.day = day;
    }

    @Schema(name = "MoveFirstSet")
    record Request(
            @NotNull FirstSetStatus to,
            @NotBlank @Size(max = 500) String reason,
            @Nullable @Size(max = 200) String evaluator,
            @Nullable LocalDate publicUntil) {}

    FirstSetView execute(FirstSetId id, Request request) {
        FirstSet one = sets.locked(id);
        if (!one.status().next().contains(request.to())) {
            throw ProjectProblem.FIRST_SET_REFUSED.at(
                    "/to",
                    "不能由 " + one.status() + " 到 " + request.to(),
                    "No step leads from " + one.status() + " to " + request.to());
        }
        if ((request.to() == FirstSetStatus.EVALUATED) != (request.evaluator() != null)) {
            throw ProjectProblem.FIRST_SET_REFUSED.at(
                    "/evaluator", "评价须写明第三方机构", "The evaluation names its third party");
        }
        LocalDate until = request.publicUntil();
        if ((request.to() == FirstSetStatus.PUBLICISED) != (until != null)
                || until != null && !until.isAfter(day.today())) {
            throw ProjectProblem.FIRST_SET_REFUSED.at("/publicUntil", "公示须写明晚于今天的止日", "The publicity ends after today");
        }
        LocalDate publicity = one.publicUntil();
        if (request.to() == FirstSetStatus.PUBLISHED
                && (publicity == null || !day.today().isAfter(publicity))) {
            throw ProjectProblem.FIRST_SET_REFUSED.at(
                    "/to", "公示至 " + publicity, "The publicity lasts until " + publicity);
        }
        one.enter(request.to(), request.reason(), request.evaluator(), until);
        return sets.done(one, "MOVE_FIRST_SET", request.reason(), day.today());
    }
}
