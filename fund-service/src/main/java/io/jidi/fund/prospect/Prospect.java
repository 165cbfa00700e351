package io.jidi.fund.prospect;

import io.jidi.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A firm somebody should look at. */
@Entity
@Table(name = "prospect")
class Prospect {

    /** Where it came from. */
    enum Origin {
        WATCHLIST,
        PROJECT,
        /** A project asked for funds. */
        FUNDS_GAP,
        HAND
    }

    /** Open until somebody says why not, or its cause is gone. */
    enum State {
        OPEN,
        DISMISSED,
        /** What it was born of is settled. */
        WITHDRAWN,
        /** Its project is no longer told of: kept, and shown to nobody. */
        FORGOTTEN
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "credit_code")
    private String creditCode = "";

    @Column(name = "enterprise_name")
    private String enterpriseName = "";

    @Column(name = "region_code")
    private String regionCode = "";

    @Enumerated(EnumType.STRING)
    private Origin origin = Origin.HAND;

    private @Nullable String reference;
    private @Nullable String ladder;
    private @Nullable String tier;

    @Column(name = "project_id")
    private @Nullable String projectId;

    @Column(name = "needed_amount")
    private @Nullable BigDecimal neededAmount;

    @Column(name = "needed_by")
    private @Nullable LocalDate neededBy;

    @Column(name = "reason_zh")
    private String reasonZh = "";

    @Column(name = "reason_en")
    private String reasonEn = "";

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    @Column(name = "state_reason")
    private @Nullable String stateReason;

    @Column(name = "opened_at")
    private Instant openedAt = Instant.EPOCH;

    @Version
    private long version;

    protected Prospect() {}

    ProspectId id() {
        return new ProspectId(id);
    }

    String creditCode() {
        return creditCode;
    }

    String enterpriseName() {
        return enterpriseName;
    }

    String regionCode() {
        return regionCode;
    }

    State state() {
        return state;
    }

    long version() {
        return version;
    }

    void dismiss(String reason) {
        state = State.DISMISSED;
        stateReason = reason;
    }

    /** As shown, with the deals that funds in the caller's scope have with the firm. */
    View view(List<String> dealIds) {
        return new View(
                id(),
                creditCode,
                enterpriseName,
                regionCode,
                origin,
                reference,
                ladder,
                tier,
                projectId,
                neededAmount == null ? null : Money.cny(neededAmount),
                neededBy,
                reasonZh,
                reasonEn,
                state,
                stateReason,
                openedAt,
                version,
                dealIds);
    }

    /**
     * A prospect as shown.
     *
     * @param neededAmount what a project lacks; null unless it asked for funds
     */
    @Schema(name = "Prospect")
    record View(
            ProspectId id,
            String creditCode,
            String enterpriseName,
            String regionCode,
            Origin origin,
            @Nullable String reference,
            @Nullable String ladder,
            @Nullable String tier,
            @Nullable String projectId,
            @Nullable Money neededAmount,
            @Nullable LocalDate neededBy,
            String reasonZh,
            String reasonEn,
            State state,
            @Nullable String stateReason,
            Instant openedAt,
            long version,
            List<String> dealIds) {}
}
