package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.deal.rules.Move;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.time.ClockSource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Enumerated(EnumType.STRING)
    private DealStanding standing = DealStanding.ACTIVE;

    private int round = 1;

    @Column(name = "prospect_id")
    private @Nullable UUID prospectId;

    @Column(name = "registered_at")
    private Instant registeredAt = Instant.EPOCH;

    @Version
    private long version;

    protected Deal() {}

    Deal(DealId id, FundId fund, RegisterDeal.Request request, @Nullable UUID prospect, Instant now) {
        this.id = id.value();
        this.fundId = fund.value();
        this.creditCode = request.creditCode();
        this.enterpriseName = request.enterpriseName();
        this.stage = request.stage();
        this.prospectId = prospect;
        this.registeredAt = now;
    }

    DealId id() {
        return new DealId(id);
    }

    FundId fundId() {
        return new FundId(fundId);
    }

    String creditCode() {
        return creditCode;
    }

    DealStage stage() {
        return stage;
    }

    LocalDate registeredDay() {
        return LocalDate.ofInstant(registeredAt, ClockSource.BUSINESS_ZONE);
    }

    int round() {
        return round;
    }

    long version() {
        return version;
    }

    Move.Place place() {
        return new Move.Place(stage, standing, round);
    }

    /** A deal that is paused, rejected or finished is looked at, and not worked on. */
    void requireActive() {
        if (standing != DealStanding.ACTIVE) {
            throw FundProblem.FUND_DEAL_STAGE.problem("项目处于 " + standing, "The deal is " + standing);
        }
    }

    void moveTo(Move.Place place) {
        stage = place.stage();
        standing = place.standing();
        round = place.round();
    }

    DealView view() {
        return new DealView(
                id(),
                fundId(),
                creditCode,
                enterpriseName,
                stage,
                standing,
                round,
                prospectId == null ? null : TypeIds.format("pro", prospectId),
                registeredAt,
                version);
    }
}
