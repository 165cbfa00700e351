package io.jidi.fund.reinvestment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A claim as lists find it; its steps and its credit are read by {@link Claims}. */
@Entity
@Immutable
@Table(name = "reinvestment_claim")
class ClaimRecord {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    @Column(name = "investment_id")
    private UUID investmentId = new UUID(0, 0);

    @Column(name = "credit_code")
    private String creditCode = "";

    @Column(name = "scope")
    private String scope = "";

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    protected ClaimRecord() {}

    ClaimId id() {
        return new ClaimId(id);
    }
}
