package io.jidi.fund.capitalcall;

import io.jidi.platform.money.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;

/** What a part of a call is for. */
@Entity
@Table(name = "call_purpose")
class CallPurpose {

    @Id
    private UUID id = new UUID(0, 0);

    private int line;
    private String purpose = "";

    @Enumerated(EnumType.STRING)
    private PurposeType type = PurposeType.CALL_OTHER;

    private boolean outside;
    private String currency = Money.CNY;
    private BigDecimal amount = BigDecimal.ZERO;

    protected CallPurpose() {}

    CallPurpose(UUID id, int line, PurposeType type, String purpose, Money amount, boolean outside) {
        this.id = id;
        this.line = line;
        this.type = type;
        this.outside = outside;
        this.purpose = purpose;
        this.currency = amount.currency();
        this.amount = amount.amount();
    }

    int line() {
        return line;
    }

    PurposeType type() {
        return type;
    }

    /** Whether it is asked for beside the commitment. */
    boolean outside() {
        return outside;
    }

    String purpose() {
        return purpose;
    }

    Money amount() {
        return new Money(amount, currency);
    }
}
