package io.jidi.fund.settlement;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.fund.settlement.SettlementPayments.Phase;
import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** An announced payment is on the account, Dr 1002 Cr 1012, or did not come, which takes its journal back. */
@ApplicationScoped
class ConcludeSettlementPayment {

    private final Funds funds;
    private final Settlements settlements;
    private final SettlementPayments payments;
    private final Ledger ledger;
    private final AuditTrail audit;

    ConcludeSettlementPayment(
            Funds funds, Settlements settlements, SettlementPayments payments, Ledger ledger, AuditTrail audit) {
        this.funds = funds;
        this.settlements = settlements;
        this.payments = payments;
        this.ledger = ledger;
        this.audit = audit;
    }

    /** POSTED or VOIDED, on which day, why. */
    record Request(
            @NotNull Phase to,
            @NotNull LocalDate effectiveDate,
            @NotBlank @Size(max = 500) String reason) {}

    SettlementPayments.Payment execute(SettlementId id, SettlementPaymentId paymentId, Request request) {
        Settlement settlement = settlements.locked(id);
        Fund fund = funds.locked(settlement.fundId());
        SettlementPayments.Payment before = payments.of(id, paymentId);
        if (before.phase() != SettlementPayments.Phase.PENDING || request.to() == SettlementPayments.Phase.PENDING) {
            throw FundProblem.FUND_PAYMENT_NOT_PENDING.at(
                    "/to",
                    "该到账处于 " + before.phase() + "，不能变更为 " + request.to(),
                    "The payment is " + before.phase() + " and does not become " + request.to());
        }
        boolean arrived = request.to() == SettlementPayments.Phase.POSTED;
        payments.conclude(paymentId, request.to(), request.effectiveDate(), request.reason());
        if (arrived) {
            ledger.book(
                    fund,
                    Postings.otherReceivableCleared(before.partnerId().value(), before.amount()),
                    request.effectiveDate(),
                    paymentId.wire(),
                    request.reason());
        } else {
            ledger.reverse(fund, ledger.standing(paymentId.wire()).get(0), request.reason());
        }
        SettlementPayments.Payment after = payments.of(id, paymentId);
        settlements.announce(fund, id, arrived ? "payment-received" : "payment-voided", after, request.effectiveDate());
        audit.record(request.to() + "_SETTLEMENT_PAYMENT", paymentId.wire(), request.reason(), before, after);
        return after;
    }
}
