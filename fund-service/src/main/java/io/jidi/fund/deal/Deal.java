package io.jidi.fund.deal;

import io.jidi.fund.fund.FundId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A fund's dealing with one enterprise, named by its credit code. */
@Entity
@Table(name = "deal")
class Deal {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    @Column(name = "credit_code")
    private String creditCode = "";

    @Column(name = "enterprise_name")
    private String enterpriseName = "";

    @Enumerated(EnumType.STRING)
    private DealStage stage = DealStage.PROSPECT;

    @Column(name = "registered_at")
    private Instant registeredAt = Instant.EPOCH;

    @Version
    private long version;

    protected Deal() {}

    Deal(DealId id, FundId fund, RegisterDeal.Request request, Instant now) {
        this.id = id.value();
        this.fundId = fund.value();
        this.creditCode = request.creditCode();
        this.enterpriseName = request.enterpriseName();
        this.stage = request.stage();
        this.registeredAt = now;
    }

    DealView view() {
        return new DealView(
                new DealId(id), new FundId(fundId), creditCode, enterpriseName, stage, registeredAt, version);
    }
}
