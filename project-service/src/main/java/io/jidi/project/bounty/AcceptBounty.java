package io.jidi.project.bounty;

import io.jidi.project.ProjectProblem;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ends the contract: passed, failed, or terminated before its end. */
@ApplicationScoped
class AcceptBounty {

    private final Bounties bounties;

    AcceptBounty(Bounties bounties) {
        this.bounties = bounties;
    }

    @Schema(name = "AcceptBounty")
    record Request(
            @NotNull BountyStatus outcome,
            @NotBlank @Size(max = 500) String evidence) {}

    BountyView execute(BountyId id, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.CONTRACTED, BountyStatus.ON_HOLD);
        if (!request.outcome().stopped() && request.outcome() != BountyStatus.PASSED) {
            throw ProjectProblem.BOUNTY_REFUSED.at(
                    "/outcome", "验收结论应为 PASSED、FAILED 或 TERMINATED", "PASSED, FAILED or TERMINATED");
        }
        boolean allJudged = bounties.milestones(id).stream().allMatch(one -> one.score() != null);
        if (request.outcome() == BountyStatus.PASSED && (bounty.status() == BountyStatus.ON_HOLD || !allJudged)) {
            throw ProjectProblem.BOUNTY_STEP_REFUSED.problem(
                    "里程碑未全部通过，不能通过验收", "Not before every milestone has passed");
        }
        bounty.enter(request.outcome(), request.evidence());
        return bounties.done(bounty, "ACCEPT_BOUNTY", request.evidence(), null);
    }
}
