package io.jidi.project.bounty;

import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectProblem;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Requests what is due on a milestone or the acceptance. The amount is computed, never entered. */
@ApplicationScoped
class RequestPayment {

    private final Bounties bounties;
    private final Sql sql;
    private final CallContext call;

    RequestPayment(Bounties bounties, Sql sql, CallContext call) {
        this.bounties = bounties;
        this.sql = sql;
        this.call = call;
    }

    @Schema(name = "RequestPayment")
    record Request(
            @NotNull @Pattern(regexp = "FIRST_TRANCHE|ACCEPTANCE|MILESTONE-[0-9]{1,2}")
            String basis) {}

    BountyView execute(BountyId id, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.CONTRACTED, BountyStatus.PASSED);
        BigDecimal amount = bounties.due(bounty, request.basis())
                .orElseThrow(() -> ProjectProblem.BOUNTY_REFUSED.at(
                        "/basis", request.basis() + " 目前没有应付款", "Nothing is due on " + request.basis()));
        if (sql.number(
                        "select count(*) from bounty_payment where bounty_id = ? and basis = ?",
                        id.value(),
                        request.basis())
                > 0) {
            throw ProjectProblem.BOUNTY_REFUSED.at("/basis", request.basis() + " 已申请拨付", "Requested already");
        }
        BigDecimal requested = sql.first(
                        "select coalesce(sum(amount), 0) from bounty_payment where bounty_id = ?",
                        row -> row.getBigDecimal(1),
                        id.value())
                .orElseThrow();
        if (requested.add(amount).compareTo(bounty.grant()) > 0) {
            throw new IllegalStateException("payments of " + id + " would exceed the grant");
        }
        sql.update(
                "insert into bounty_payment (bounty_id, basis, amount, status, requested_by)"
                        + " values (?, ?, ?, 'REQUESTED', ?)",
                id.value(),
                request.basis(),
                amount,
                call.caller().userId());
        return bounties.done(bounty, "REQUEST_PAYMENT", request.basis(), null);
    }
}
