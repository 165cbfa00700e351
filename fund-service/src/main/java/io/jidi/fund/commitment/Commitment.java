package io.jidi.fund.commitment;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    @Enumerated(EnumType.STRING)
    private CommitmentState state = CommitmentState.OPEN;

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

    /** The share that a partner takes over from another, in the same closing; empty until something is moved into it. */
    Commitment(CommitmentId id, PartnerId partner, Commitment from) {
        this.id = id.value();
        this.fundId = from.fundId;
        this.partnerId = partner.value();
        this.closingNumber = from.closingNumber;
        this.signedDate = from.signedDate;
        this.currency = from.currency;
        this.state = CommitmentState.TRANSFERRED;
    }

    public CommitmentId id() {
        return new CommitmentId(id);
    }

    public PartnerId partnerId() {
        return new PartnerId(partnerId);
    }

    public FundId fundId() {
        return new FundId(fundId);
    }

    public Money amount() {
        return money(amount);
    }

    public Money called() {
        return money(called);
    }

    /** What is still promised, drawn or not: committed − released. */
    public Money promised() {
        return money(amount.subtract(released));
    }

    /** What can still be called: committed − called + restored − released. */
    public Money unfunded() {
        return money(amount.subtract(called).add(restored).subtract(released));
    }

    /** A call takes its part; the rules have made sure that there is room, and the database would refuse otherwise. */
    public void call(Money part) {
        called = called.add(part.amount());
    }

    /** A call was cancelled: its part was never called. */
    public void uncall(Money part) {
        called = called.subtract(part.amount());
    }

    /** What came back and can be called again. */
    public void restore(Money part) {
        restored = restored.add(part.amount());
    }

    /** What can be called again of what came back: as much of that as may be taken back. */
    public Money restorable() {
        return money(restored.min(unfunded().amount()));
    }

    /** It did not come back after all; at most {@link #restorable}. */
    public void unrestore(Money part) {
        restored = restored.subtract(part.amount());
    }

    /** What was called and did not come back to be called again: the part of the promise that was drawn. */
    public Money drawn() {
        return money(called.subtract(restored));
    }

    public int closingNumber() {
        return closingNumber;
    }

    long version() {
        return version;
    }

    /** A part will not be called any more (核减). */
    void release(Money part) {
        released = released.add(part.amount());
        state = unfunded().isZero() ? CommitmentState.RELEASED : CommitmentState.REDUCED;
    }

    /**
     * Moves a part of this commitment, with the same part of all that was drawn on it, into another. Each quantity is
     * rounded once; what was drawn takes the rest, and where it cannot, the unfunded part does, so that both sides keep
     * the identity.
     */
    void moveTo(Commitment to, Money part) {
        BigDecimal drawn = called.subtract(restored);
        BigDecimal movedReleased = share(released, part);
        BigDecimal movedRestored = share(restored, part);
        BigDecimal movedUnfunded = share(unfunded().amount(), part);
        BigDecimal movedDrawn = part.amount()
                .subtract(movedUnfunded)
                .subtract(movedReleased)
                .max(BigDecimal.ZERO)
                .min(drawn);
        BigDecimal movedCalled = movedDrawn.add(movedRestored);
        to.amount = to.amount.add(part.amount());
        to.called = to.called.add(movedCalled);
        to.restored = to.restored.add(movedRestored);
        to.released = to.released.add(movedReleased);
        to.state = to.state == CommitmentState.TRANSFERRED ? CommitmentState.OPEN : to.state;
        amount = amount.subtract(part.amount());
        called = called.subtract(movedCalled);
        restored = restored.subtract(movedRestored);
        released = released.subtract(movedReleased);
        state = amount.signum() == 0 ? CommitmentState.TRANSFERRED : state;
    }

    private BigDecimal share(BigDecimal value, Money part) {
        return value.multiply(part.amount()).divide(amount, 2, RoundingMode.HALF_UP);
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
                unfunded(),
                state,
                version);
    }

    private Money money(BigDecimal value) {
        return new Money(value, currency);
    }
}
