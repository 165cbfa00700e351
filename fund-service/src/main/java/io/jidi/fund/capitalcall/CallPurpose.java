package io.jidi.fund.capitalcall;

import io.jidi.platform.money.Money;
import jakarta.persistence.Entity;
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
    private String currency = Money.CNY;
    private BigDecimal amount = BigDecimal.ZERO;

    protected CallPurpose() {}

    CallPurpose(UUID id, int line, String purpose, Money amount) {
        this.id = id;
        this.line = line;
        this.purpose = purpose;
        this.currency = amount.currency();
        this.amount = amount.amount();
    }

    int line() {
        return line;
    }

    String purpose() {
        return purpose;
    }

    Money amount() {
        return new Money(amount, currency);
    }
}
