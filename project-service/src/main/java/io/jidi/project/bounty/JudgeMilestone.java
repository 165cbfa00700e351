package io.jidi.project.bounty;

import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Judges the next milestone, or once more the one that failed. */
@ApplicationScoped
class JudgeMilestone {

    private final Bounties bounties;
    private final Sql sql;
    private final BusinessDay day;

    JudgeMilestone(Bounties bounties, Sql sql, BusinessDay day) {
        this.bounties = bounties;
        this.sql = sql;
        this.day = day;
    }

    @Schema(name = "JudgeMilestone")
    record Request(
            @Min(1) int place,

            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4)
            BigDecimal score,

            @NotBlank @Size(max = 500) String evidence) {}

    BountyView execute(BountyId id, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.CONTRACTED, BountyStatus.ON_HOLD);
        List<BountyView.Milestone> all = bounties.milestones(id);
        boolean again = bounty.status() == BountyStatus.ON_HOLD;
        int judged = (int) all.stream().filter(one -> one.score() != null).count();
        int next = again ? judged : judged + 1;
        if (request.place() != next || next > all.size()) {
            throw ProjectProblem.BOUNTY_REFUSED.at("/place", "应评第 " + next + " 个里程碑", "Milestone " + next + " is next");
        }
        int attempts = all.get(next - 1).attempts();
        if (attempts == 2) {
            throw ProjectProblem.BOUNTY_STEP_REFUSED.problem("复评只有一次", "A milestone is judged once more only");
        }
        sql.update(
                "insert into bounty_judgement (bounty_id, place, attempt, score, evidence, recorded_at) values (?, ?, ?, ?, ?, ?)",
                id.value(),
                next,
                attempts + 1,
                request.score(),
                request.evidence().strip(),
                day.now());
        boolean failed = request.score().compareTo(bounties.terms().passMark()) < 0;
        bounty.enter(
                failed ? BountyStatus.ON_HOLD : BountyStatus.CONTRACTED,
                failed ? "里程碑 " + next + " 未通过 | milestone failed" : "里程碑 " + next + " | milestone judged");
        return bounties.done(bounty, "JUDGE_MILESTONE", request.evidence(), day.today());
    }
}
