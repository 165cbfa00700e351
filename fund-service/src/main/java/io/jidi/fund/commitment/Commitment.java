package io.jidi.fund.commitment;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What one partner promised in one closing, and how much of it was called and paid (fund.md 3.2). The database holds the
 * identity and the limit too.
 */
@Entity
@Table(name = "commitment")
public class Commitment {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    @Column(name = "partner_id")
    private UUID partnerId = new UUID(0, 0);

    @Column(name = "closing_number")
    private int closingNumber;

    @Column(name = "signed_date")
    private LocalDate signedDate = LocalDate.EPOCH;

    private String currency = Money.CNY;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal called = BigDecimal.ZERO;
    private BigDecimal restored = BigDecimal.ZERO;
    private BigDecimal released = BigDecimal.ZERO;

    @Version
    private long version;

    protected Commitment() {}

    Commitment(CommitmentId id, Partner partner, SignCommitment.Request request) {
        this.id = id.value();
        this.fundId = partner.fundId().value();
        this.partnerId = partner.id().value();
        this.closingNumber = request.closingNumber();
        this.signedDate = request.signedDate();
        this.currency = request.amount().currency();
        this.amount = request.amount().amount();
    }

    public CommitmentId id() {
        return new CommitmentId(id);
    }

    public PartnerId partnerId() {
        return new PartnerId(partnerId);
    }

    FundId fundId() {
        return new FundId(fundId);
    }

    public Money amount() {
        return money(amount);
    }

    public Money called() {
        return money(called);
    }

    /** What can still be called: committed − called + restored − released. */
    public Money unfunded() {
        return money(amount.subtract(called).add(restored).subtract(released));
    }

    /** A call takes its part; the rules have made sure that there is room, and the database would refuse otherwise. */
    public void call(Money part) {
        called = called.add(part.amount());
    }

    CommitmentView view() {
        return new CommitmentView(
                id(),
                fundId(),
                partnerId(),
                closingNumber,
                signedDate,
                amount(),
                called(),
                money(restored),
                money(released),
                unfunded());
    }

    private Money money(BigDecimal value) {
        return new Money(value, currency);
    }
}
