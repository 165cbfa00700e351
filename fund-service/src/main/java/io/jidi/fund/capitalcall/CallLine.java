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
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    private BigDecimal outside = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private BigDecimal pending = BigDecimal.ZERO;

    @Column(name = "defaulted_date")
    private @Nullable LocalDate defaultedDate;

    protected CallLine() {}

    CallLine(UUID id, int line, PartnerId partner, CommitmentId commitment, Money amount, Money outside) {
        this.id = id;
        this.line = line;
        this.partnerId = partner.value();
        this.commitmentId = commitment.value();
        this.currency = amount.currency();
        this.amount = amount.amount();
        this.outside = outside.amount();
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

    /** What of the amount does not count against the commitment. */
    Money outside() {
        return new Money(outside, currency);
    }

    Money inside() {
        return amount().minus(outside());
    }

    /** Announced and not yet on the account. */
    Money pending() {
        return new Money(pending, currency);
    }

    /** Neither paid nor announced. */
    Money open() {
        return amount().minus(paid()).minus(pending());
    }

    UUID id() {
        return id;
    }

    Optional<LocalDate> defaultedDate() {
        return Optional.ofNullable(defaultedDate);
    }

    void defaulted(@Nullable LocalDate day) {
        defaultedDate = day;
    }

    void receive(Money payment) {
        requireRoom(payment);
        paid = paid.add(payment.amount());
    }

    /** Keeps the room for money that is announced. */
    void expect(Money payment) {
        requireRoom(payment);
        pending = pending.add(payment.amount());
    }

    /** Announced money is there, or will not come. */
    void settle(Money payment, boolean arrived) {
        pending = pending.subtract(payment.amount());
        if (arrived) {
            paid = paid.add(payment.amount());
        }
    }

    void giveBack(Money payment) {
        paid = paid.subtract(payment.amount());
    }

    private void requireRoom(Money payment) {
        Money left = open();
        if (payment.compareTo(left) > 0) {
            throw FundProblem.FUND_PAYMENT_EXCEEDS_LINE.at(
                    "/amount", "该合伙人本次应缴余额为 " + left.plain(), "What is due from this partner is " + left.plain());
        }
    }
}
