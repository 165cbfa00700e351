package io.jidi.fund.reinvestment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.reinvestment.rules.Credit;
import io.jidi.fund.reinvestment.rules.Ending;
import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** Records what takes a recognition back, from its day on; what counted before stays history. */
@ApplicationScoped
class EndRecognition {

    private final Funds funds;
    private final Claims claims;
    private final ReinvestmentEvents events;
    private final AuditTrail audit;

    EndRecognition(Funds funds, Claims claims, ReinvestmentEvents events, AuditTrail audit) {
        this.funds = funds;
        this.claims = claims;
        this.events = events;
        this.audit = audit;
    }

    /** What happened, when, by which paper. */
    record Request(
            @NotNull Ending ending,
            @NotNull LocalDate day,
            @NotBlank @Size(max = 500) String document) {}

    ClaimView execute(ClaimId id, Request request) {
        ClaimView before = claims.find(id, request.day());
        Fund fund = funds.locked(before.fundId());
        if (request.ending() == Ending.NOTHING) {
            throw FundProblem.FUND_CLAIM_INVALID.at("/ending", "须说明撤销原因", "Say what happened");
        }
        if (before.credit().amount().signum() == 0) {
            throw FundProblem.FUND_CLAIM_INVALID.at(
                    "/day", request.day() + " 没有可撤销的认定", "Nothing counts on " + request.day());
        }
        claims.add(
                id,
                claims.step(
                        ClaimView.StepKind.ENDED,
                        null,
                        null,
                        request.ending(),
                        request.day(),
                        request.document(),
                        null));
        ClaimView after = claims.find(id, request.day());
        if (after.credit().state() == Credit.State.REVOKED) {
            events.announce(fund, "revoked", after, request.day());
        }
        audit.record("END_RECOGNITION", id.wire(), request.document(), before, after);
        return after;
    }
}
