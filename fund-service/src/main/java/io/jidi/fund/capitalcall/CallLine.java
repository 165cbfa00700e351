package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.commitment.CommitmentId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;

/** One partner's part of a call. */
@Entity
@Table(name = "call_line")
class CallLine {

    @Id
    private UUID id = new UUID(0, 0);

    private int line;

    @Column(name = "partner_id")
    private UUID partnerId = new UUID(0, 0);

    @Column(name = "commitment_id")
    private UUID commitmentId = new UUID(0, 0);

    private String currency = Money.CNY;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;

    protected CallLine() {}

    CallLine(UUID id, int line, PartnerId partner, CommitmentId commitment, Money amount) {
        this.id = id;
        this.line = line;
        this.partnerId = partner.value();
        this.commitmentId = commitment.value();
        this.currency = amount.currency();
        this.amount = amount.amount();
    }

    int line() {
        return line;
    }

    PartnerId partnerId() {
        return new PartnerId(partnerId);
    }

    CommitmentId commitmentId() {
        return new CommitmentId(commitmentId);
    }

    Money amount() {
        return new Money(amount, currency);
    }

    Money paid() {
        return new Money(paid, currency);
    }

    void receive(Money payment) {
        Money left = amount().minus(paid());
        if (payment.compareTo(left) > 0) {
            throw FundProblem.FUND_PAYMENT_EXCEEDS_LINE.at(
                    "/amount", "该合伙人本次应缴余额为 " + left.plain(), "What is due from this partner is " + left.plain());
        }
        paid = paid.add(payment.amount());
    }
}
