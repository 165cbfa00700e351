package io.jidi.fund.settlement;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records what a partner pays of what it owes: on the account, Dr 1002 Cr 1221, or announced, Dr 1012 Cr 1221. */
@ApplicationScoped
class RecordSettlementPayment {

    private final Funds funds;
    private final Settlements settlements;
    private final SettlementPayments payments;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;

    RecordSettlementPayment(
            Funds funds,
            Settlements settlements,
            SettlementPayments payments,
            Ledger ledger,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock) {
        this.funds = funds;
        this.settlements = settlements;
        this.payments = payments;
        this.ledger = ledger;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param pending whether it is only announced; null: it is on the account */
    record Request(
            @NotNull PartnerId partnerId,
            @NotNull Money amount,
            @NotNull LocalDate paidDate,
            @NotBlank @Size(max = 40) String bankAccount,
            @NotBlank @Size(max = 80) String bankReference,
            @Nullable Boolean pending) {}

    SettlementPayments.Payment execute(SettlementId id, Request request) {
        Settlement settlement = settlements.locked(id);
        Fund fund = funds.locked(settlement.fundId());
        settlement.requireState(SettlementState.APPROVED);
        fund.requirePositive("/amount", request.amount());
        payments.requireNew(request.bankAccount(), request.bankReference());
        Money open = open(settlement, request.partnerId());
        if (request.amount().compareTo(open) > 0) {
            throw FundProblem.FUND_SETTLEMENT_EXCEEDED.at(
                    "/amount/amount", "尚应缴 " + open.plain(), "What is still owed is " + open.plain());
        }
        boolean pending = Boolean.TRUE.equals(request.pending());
        SettlementPayments.Payment payment = new SettlementPayments.Payment(
                new SettlementPaymentId(ids.next()),
                id,
                request.partnerId(),
                request.amount(),
                request.paidDate(),
                request.bankAccount(),
                request.bankReference(),
                pending ? SettlementPayments.Phase.PENDING : SettlementPayments.Phase.POSTED);
        payments.insert(payment, clock.instant());
        UUID partner = request.partnerId().value();
        ledger.book(
                fund,
                pending
                        ? Postings.otherReceivablePending(partner, request.amount())
                        : Postings.otherReceivablePaid(partner, request.amount()),
                request.paidDate(),
                payment.id().wire());
        settlements.announce(fund, id, pending ? "payment-announced" : "payment-received", payment, request.paidDate());
        audit.record("RECORD_SETTLEMENT_PAYMENT", payment.id().wire(), null, null, payment);
        return payment;
    }

    private Money open(Settlement settlement, PartnerId partner) {
        return settlements.lines(settlement).stream()
                .filter(line -> line.partnerId().equals(partner) && line.owes().isPositive())
                .map(line -> line.owes().minus(line.paid()).minus(line.pending()))
                .findFirst()
                .orElseThrow(() -> FundProblem.FUND_SETTLEMENT_EXCEEDED.at(
                        "/partnerId", "该合伙人不欠缴", "The partner owes nothing here"));
    }
}
