package io.jidi.project.bounty;

import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records that an approved payment went out. */
@ApplicationScoped
class RecordPayment {

    private final Bounties bounties;
    private final Sql sql;
    private final BusinessDay day;

    RecordPayment(Bounties bounties, Sql sql, BusinessDay day) {
        this.bounties = bounties;
        this.sql = sql;
        this.day = day;
    }

    @Schema(name = "RecordPayment")
    record Request(
            @NotNull LocalDate paidOn,
            @NotBlank @Size(max = 100) String voucher) {}

    BountyView execute(BountyId id, String basis, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.CONTRACTED, BountyStatus.PASSED);
        if (request.paidOn().isAfter(day.today())) {
            throw ProjectProblem.BOUNTY_REFUSED.at("/paidOn", "付款日期不得晚于今天", "Not after today");
        }
        int paid = sql.update(
                "update bounty_payment set status = 'PAID', paid_on = ?, voucher = ?"
                        + " where bounty_id = ? and basis = ? and status = 'APPROVED'",
                request.paidOn(),
                request.voucher().strip(),
                id.value(),
                basis);
        if (paid == 0) {
            throw ProjectProblem.BOUNTY_STEP_REFUSED.problem("没有已审批的该笔拨付", "No approved payment on this basis");
        }
        return bounties.done(bounty, "RECORD_PAYMENT", request.voucher(), request.paidOn());
    }
}
