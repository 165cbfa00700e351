package io.jidi.testkit.sample;

import io.jidi.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A titled amount in a region. */
@Entity
@Table(name = "note")
class Note {

    @Id
    private UUID id = new UUID(0, 0);

    private String title = "";

    @Column(name = "region_code")
    private String regionCode = "";

    private BigDecimal balance = BigDecimal.ZERO;

    private @Nullable String remark;

    @Version
    private long version;

    protected Note() {}

    Note(NoteId id, String title, String regionCode, Money balance, @Nullable String remark) {
        this.id = id.value();
        this.title = title;
        this.regionCode = regionCode;
        this.balance = balance.amount();
        this.remark = remark;
    }

    NoteId id() {
        return new NoteId(id);
    }

    String title() {
        return title;
    }

    String regionCode() {
        return regionCode;
    }

    Money balance() {
        return Money.cny(balance);
    }

    @Nullable
    String remark() {
        return remark;
    }

    long version() {
        return version;
    }

    void rename(String to) {
        title = to;
    }
}
