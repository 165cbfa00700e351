package io.jidi.fund.capitalcall;

import io.jidi.fund.FundStreams;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.fund.Fund;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** What follows when money of a call is on the account, however it came there. */
@ApplicationScoped
class Announcing {

    private final Outbox outbox;
    private final Commitments commitments;
    private final Sql sql;

    Announcing(Outbox outbox, Commitments commitments, Sql sql) {
        this.outbox = outbox;
        this.commitments = commitments;
        this.sql = sql;
    }

    /** Announces the payment, and the call when it is paid; a partner that has paid all is in default no more. */
    void received(Fund fund, CapitalCall call, RecordPayment.Recorded payment) {
        outbox.append(new NewEvent(
                FundStreams.CAPITAL_CALL,
                FundStreams.CAPITAL_CALL.type("payment-recorded"),
                1,
                call.id(),
                payment,
                payment.paidDate(),
                fund.dataScope()));
        if (call.state() == CallState.PAID) {
            outbox.append(new NewEvent(
                    FundStreams.CAPITAL_CALL,
                    FundStreams.CAPITAL_CALL.type("paid"),
                    1,
                    call.id(),
                    CapitalCallView.of(call),
                    payment.paidDate(),
                    fund.dataScope()));
        }
        boolean stillInDefault = sql.number(
                        "select count(*) from call_line where partner_id = ? and defaulted_date is not null",
                        payment.partnerId().value())
                > 0;
        if (!stillInDefault) {
            commitments.partner(fund, payment.partnerId(), "/partnerId").defaulted(false);
        }
    }
}
