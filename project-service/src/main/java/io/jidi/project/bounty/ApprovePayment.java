package io.jidi.project.bounty;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectProblem;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;

/** A second person approves a payment. */
@ApplicationScoped
class ApprovePayment {

    private final Bounties bounties;
    private final Sql sql;
    private final CallContext call;

    ApprovePayment(Bounties bounties, Sql sql, CallContext call) {
        this.bounties = bounties;
        this.sql = sql;
        this.call = call;
    }

    BountyView execute(BountyId id, String basis) {
        Bounty bounty = bounties.locked(id, BountyStatus.CONTRACTED, BountyStatus.PASSED);
        String by = sql.first(
                        "select requested_by from bounty_payment where bounty_id = ? and basis = ? and status = 'REQUESTED'",
                        row -> row.getString(1),
                        id.value(),
                        basis)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        if (by.equals(call.caller().userId())) {
            throw ProjectProblem.BOUNTY_STEP_REFUSED.problem("申请人不能审批", "Who requested it does not approve it");
        }
        sql.update(
                "update bounty_payment set status = 'APPROVED', approved_by = ? where bounty_id = ? and basis = ?",
                call.caller().userId(),
                id.value(),
                basis);
        return bounties.done(bounty, "APPROVE_PAYMENT", basis, null);
    }
}
