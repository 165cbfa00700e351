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
    private CallState state = CallState.ISSUED;

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
            int number,
            Money total,
            LocalDate noticeDate,
            LocalDate dueDate,
            List<CallLine> lines,
            List<CallPurpose> purposes) {
        this.id = id.value();
        this.fundId = fund.value();
        this.number = number;
        this.currency = total.currency();
        this.total = total.amount();
        this.noticeDate = noticeDate;
        this.dueDate = dueDate;
        this.lines = new ArrayList<>(lines);
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

    /** Takes a payment on one line; the state follows from what is paid. */
    void receive(CallLine line, Money amount) {
        if (state == CallState.PAID) {
            throw FundProblem.FUND_CALL_CLOSED.problem("第 " + number + " 次催缴已结清", "Call " + number + " is settled");
        }
        line.receive(amount);
        paid = paid.add(amount.amount());
        state = paid.compareTo(total) == 0 ? CallState.PAID : CallState.PART_PAID;
    }
}
