package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.money.Money;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A request to the partners of a fund to pay a part of their commitments. */
@Entity
@Table(name = "capital_call")
class CapitalCall {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    private int number;
    private String currency = Money.CNY;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;

    @Column(name = "notice_date")
    private LocalDate noticeDate = LocalDate.EPOCH;

    @Column(name = "due_date")
    private LocalDate dueDate = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    private CallState state = CallState.DRAFT;

    @Enumerated(EnumType.STRING)
    private CallKind kind = CallKind.CAPITAL;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "call_id", nullable = false, updatable = false)
    @OrderBy("line")
    private List<CallLine> lines = new ArrayList<>();

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "call_id", nullable = false, updatable = false)
    @OrderBy("line")
    private List<CallPurpose> purposes = new ArrayList<>();

    @Version
    private long version;

    protected CapitalCall() {}

    CapitalCall(
            CapitalCallId id,
            FundId fund,
            CallKind kind,
            int number,
            Money total,
            LocalDate noticeDate,
            LocalDate dueDate,
            List<CallPurpose> purposes) {
        this.id = id.value();
        this.fundId = fund.value();
        this.kind = kind;
        this.number = number;
        this.currency = total.currency();
        this.total = total.amount();
        this.noticeDate = noticeDate;
        this.dueDate = dueDate;
        this.purposes = new ArrayList<>(purposes);
    }

    CapitalCallId id() {
        return new CapitalCallId(id);
    }

    FundId fundId() {
        return new FundId(fundId);
    }

    int number() {
        return number;
    }

    Money total() {
        return new Money(total, currency);
    }

    Money paid() {
        return new Money(paid, currency);
    }

    LocalDate noticeDate() {
        return noticeDate;
    }

    LocalDate dueDate() {
        return dueDate;
    }

    CallState state() {
        return state;
    }

    List<CallLine> lines() {
        return List.copyOf(lines);
    }

    List<CallPurpose> purposes() {
        return List.copyOf(purposes);
    }

    long version() {
        return version;
    }

    CallKind kind() {
        return kind;
    }

    /** The partners are asked: from now on the call has its lines and dates. */
    void issue(LocalDate onDay, LocalDate due, List<CallLine> parts) {
        requireState("ISSUED", CallState.DRAFT);
        noticeDate = onDay;
        dueDate = due;
        lines.addAll(parts);
        state = CallState.ISSUED;
    }

    /** A draft is dropped, or a call taken back while nothing was paid or announced on it. */
    void cancel() {
        boolean announced = lines.stream().anyMatch(line -> line.pending().isPositive());
        if (announced || paid.signum() > 0) {
            throw FundProblem.FUND_CALL_TRANSITION_NOT_ALLOWED.at(
                    "/to", "已有到账或待确认到账，不能取消", "Something was paid or announced already");
        }
        requireState("CANCELLED", CallState.DRAFT, CallState.ISSUED, CallState.DEFAULTED);
        state = CallState.CANCELLED;
    }

    /** A partner has not paid by the due date. */
    void markDefaulted(CallLine line, LocalDate day) {
        requireState("DEFAULTED", CallState.ISSUED, CallState.PART_PAID, CallState.DEFAULTED);
        line.defaulted(day);
        state = CallState.DEFAULTED;
    }

    /** Takes a payment on one line; the state follows from what is paid. */
    void receive(CallLine line, Money amount) {
        requireOpen();
        line.receive(amount);
        paid = paid.add(amount.amount());
        settle();
    }

    /** Keeps room for money that is announced. */
    void expect(CallLine line, Money amount) {
        requireOpen();
        line.expect(amount);
    }

    /** Announced money is there, or will not come. */
    void settle(CallLine line, Money amount, boolean arrived) {
        line.settle(amount, arrived);
        if (arrived) {
            paid = paid.add(amount.amount());
            settle();
        }
    }

    /** A payment was booked wrong: it no longer counts. */
    void giveBack(CallLine line, Money amount) {
        line.giveBack(amount);
        paid = paid.subtract(amount.amount());
        settle();
    }

    private void settle() {
        lines.stream().filter(line -> line.paid().compareTo(line.amount()) == 0).forEach(line -> line.defaulted(null));
        if (paid.compareTo(total) == 0) {
            state = CallState.PAID;
        } else if (lines.stream().anyMatch(line -> line.defaultedDate().isPresent())) {
            state = CallState.DEFAULTED;
        } else {
            state = paid.signum() == 0 ? CallState.ISSUED : CallState.PART_PAID;
        }
    }

    private void requireOpen() {
        if (state == CallState.PAID || state == CallState.CANCELLED || state == CallState.DRAFT) {
            throw FundProblem.FUND_CALL_CLOSED.problem(
                    "第 " + number + " 次催缴处于 " + state + "，不接受到账",
                    "Call " + number + " is " + state + " and takes no payment");
        }
    }

    private void requireState(String to, CallState... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw FundProblem.FUND_CALL_TRANSITION_NOT_ALLOWED.at(
                    "/to", "催缴处于 " + state + "，不能变更为 " + to, "The call is " + state + " and does not become " + to);
        }
    }
}
