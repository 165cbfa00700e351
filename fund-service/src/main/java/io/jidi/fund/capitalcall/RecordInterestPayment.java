package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Books the interest that a late partner paid. */
@ApplicationScoped
class RecordInterestPayment {

    private final Funds funds;
    private final CapitalCalls calls;
    private final Payments payments;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    RecordInterestPayment(
            Funds funds,
            CapitalCalls calls,
            Payments payments,
            Ledger ledger,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.funds = funds;
        this.calls = calls;
        this.payments = payments;
        this.ledger = ledger;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    RecordPayment.Recorded execute(CapitalCallId id, RecordPayment.Request request) {
        CapitalCall call = calls.locked(id);
        Fund fund = funds.locked(call.fundId());
        fund.requirePositive("/amount", request.amount());
        payments.requireNew(request.bankAccount(), request.bankReference());
        CallLine line = calls.line(call, request.partnerId());
        Money owed = owed(fund, line);
        if (request.amount().compareTo(owed) > 0) {
            throw FundProblem.FUND_PAYMENT_EXCEEDS_LINE.at(
                    "/amount", "应付逾期利息为 " + owed.plain(), "The interest due is " + owed.plain());
        }
        Payments.Payment payment = new Payments.Payment(
                new PaymentId(ids.next()),
                id,
                line.id(),
                request.partnerId(),
                Payments.Kind.INTEREST,
                request.amount(),
                request.paidDate(),
                request.bankAccount(),
                request.bankReference(),
                Payments.Phase.POSTED,
                null,
                null,
                clock.instant());
        payments.insert(payment);
        ledger.book(
                fund,
                Postings.otherReceivablePaid(request.partnerId().value(), request.amount()),
                request.paidDate(),
                payment.id().wire());
        RecordPayment.Recorded recorded = RecordPayment.Recorded.of(payment, call);
        audit.record("RECORD_INTEREST_PAYMENT", payment.id().wire(), null, null, recorded);
        return recorded;
    }

    private Money owed(Fund fund, CallLine line) {
        return sql.first(
                        "select (select coalesce(sum(amount), 0) from default_interest where call_line_id = ?)"
                                + " - (select coalesce(sum(amount), 0) from payment_standing"
                                + "    where call_line_id = ? and kind = 'INTEREST' and phase = 'POSTED')",
                        row -> new Money(row.getBigDecimal(1), fund.currency()),
                        line.id(),
                        line.id())
                .orElseThrow();
    }
}
