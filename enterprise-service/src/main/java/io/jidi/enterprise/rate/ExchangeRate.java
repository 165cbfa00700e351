package io.jidi.enterprise.rate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Yuan for one unit of a currency on the average of a year, as published. */
@Entity
@Immutable
@Table(name = "exchange_rate")
class ExchangeRate {

    @Id
    private UUID id = new UUID(0, 0);

    private String currency = "";

    @Column(name = "rate_year")
    private int year;

    @Column(name = "yuan_per_unit")
    private BigDecimal yuanPerUnit = BigDecimal.ONE;

    @Column(name = "published_on")
    private LocalDate publishedOn = LocalDate.EPOCH;

    private String source = "";
    private String evidence = "";

    /** Counted by the database: ids of several processes stand in no order. */
    @Column(insertable = false)
    private long recording;

    @Column(name = "recorded_by")
    private String recordedBy = "";

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    protected ExchangeRate() {}

    ExchangeRate(ExchangeRateId id, PublishedRate published, String recordedBy, Instant recordedAt) {
        this.id = id.value();
        this.currency = published.currency();
        this.year = published.year();
        this.yuanPerUnit = published.yuanPerUnit();
        this.publishedOn = published.publishedDate();
        this.source = published.source();
        this.evidence = published.evidence();
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    ExchangeRateId id() {
        return new ExchangeRateId(id);
    }

    PublishedRate published() {
        return new PublishedRate(currency, year, yuanPerUnit.stripTrailingZeros(), publishedOn, source, evidence);
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
