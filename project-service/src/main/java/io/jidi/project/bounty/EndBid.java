package io.jidi.project.bounty;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes a bid out: withdrawn by the bidder, or not eligible. */
@ApplicationScoped
class EndBid {

    private final Bounties bounties;
    private final Sql sql;

    EndBid(Bounties bounties, Sql sql) {
        this.bounties = bounties;
        this.sql = sql;
    }

    @Schema(name = "EndBid")
    record Request(
            boolean withdrawn, @NotBlank @Size(max = 500) String reason) {}

    BountyView execute(BountyId id, String creditCode, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.PUBLISHED);
        int ended = sql.update(
                "update bounty_bid set status = ?, reason = ? where bounty_id = ? and credit_code = ? and status = 'SUBMITTED'",
                request.withdrawn() ? "WITHDRAWN" : "INELIGIBLE",
                request.reason().strip(),
                id.value(),
                creditCode);
        if (ended == 0) {
            throw PlatformProblem.NOT_FOUND.problem();
        }
        return bounties.done(bounty, "END_BID", request.reason(), null);
    }
}
