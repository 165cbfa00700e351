package io.jidi.project.bounty;

import io.jidi.platform.money.Money;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records what an audit found was spent under a stopped contract; the rest is to be paid back. */
@ApplicationScoped
class AuditSpend {

    private final Bounties bounties;

    AuditSpend(Bounties bounties) {
        this.bounties = bounties;
    }

    @Schema(name = "AuditSpend")
    record Request(
            @NotNull Money spend, @NotBlank @Size(max = 500) String evidence) {}

    BountyView execute(BountyId id, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.FAILED, BountyStatus.TERMINATED);
        BigDecimal spend = Yuan.of(request.spend(), "/spend");
        bounty.audited(spend);
        BigDecimal back = bounties.toRecover(bounty, bounties.paid(id));
        if (back.compareTo(bounties.recovered(id)) < 0) {
            throw ProjectProblem.BOUNTY_REFUSED.at(
                    "/spend", "按此应追回 " + back + "，已追回更多", "More than " + back + " has come back already");
        }
        return bounties.done(bounty, "AUDIT_SPEND", request.evidence(), null);
    }
}
