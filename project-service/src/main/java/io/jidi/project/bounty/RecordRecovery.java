package io.jidi.project.bounty;

import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records money that came back; never more than is to be recovered. */
@ApplicationScoped
class RecordRecovery {

    private final Bounties bounties;
    private final Sql sql;
    private final Uuid7 ids;
    private final BusinessDay day;

    RecordRecovery(Bounties bounties, Sql sql, Uuid7 ids, BusinessDay day) {
        this.bounties = bounties;
        this.sql = sql;
        this.ids = ids;
        this.day = day;
    }

    @Schema(name = "RecordRecovery")
    record Request(
            @NotNull Money amount,
            @NotNull LocalDate receivedOn,
            @NotBlank @Size(max = 100) String voucher) {}

    BountyView execute(BountyId id, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.FAILED, BountyStatus.TERMINATED);
        BigDecimal amount = Yuan.of(request.amount(), "/amount");
        BigDecimal open = bounties.toRecover(bounty, bounties.paid(id)).subtract(bounties.recovered(id));
        if (amount.signum() == 0 || amount.compareTo(open) > 0) {
            throw ProjectProblem.BOUNTY_REFUSED.at("/amount", "尚应追回 " + open, "Still to be recovered: " + open);
        }
        if (request.receivedOn().isAfter(day.today())) {
            throw ProjectProblem.BOUNTY_REFUSED.at("/receivedOn", "日期不得晚于今天", "Not after today");
        }
        sql.update(
                "insert into bounty_recovery (id, bounty_id, amount, received_on, voucher, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                amount,
                request.receivedOn(),
                request.voucher().strip(),
                day.now());
        return bounties.done(bounty, "RECORD_RECOVERY", request.voucher(), request.receivedOn());
    }
}
