package io.jidi.project.bounty;

import io.jidi.platform.money.Money;
import io.jidi.project.Territory;
import io.jidi.project.bounty.rules.BountyStatus;
import io.jidi.project.bounty.rules.Conflicts;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bounty from the demand on. */
@Entity
@Table(name = "bounty")
class Bounty {

    /** How the grant is paid. */
    enum Scheme {
        TWO_TRANCHES,
        MILESTONES
    }

    @Id
    private UUID id = new UUID(0, 0);

    private String name = "";
    private String need = "";

    @Column(name = "demander_code")
    private String demanderCode = "";

    @Column(name = "demander_name")
    private String demanderName = "";

    @Column(name = "demander_group")
    private @Nullable String demanderGroup;

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "policy_row")
    private int policyRow;

    @Enumerated(EnumType.STRING)
    private BountyStatus status = BountyStatus.COLLECTED;

    @Column(name = "status_reason")
    private String statusReason = "";

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    @Column(name = "open_from")
    private @Nullable LocalDate openFrom;

    @Column(name = "open_until")
    private @Nullable LocalDate openUntil;

    private @Nullable BigDecimal award;

    @Column(name = "winner_code")
    private @Nullable String winnerCode;

    @Enumerated(EnumType.STRING)
    private @Nullable Scheme scheme;

    @Column(name = "sponsor_first")
    private @Nullable BigDecimal sponsorFirst;

    @Column(name = "audited_spend")
    private @Nullable BigDecimal auditedSpend;

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    @Version
    private long version;

    protected Bounty() {}

    Bounty(BountyId id, CollectDemand.Request request, Instant now) {
        this.id = id.value();
        name = request.name().strip();
        need = request.need().strip();
        demanderCode = request.demanderCode();
        demanderName = request.demanderName().strip();
        demanderGroup = request.demanderGroup();
        regionCode = request.regionCode();
        policyRow = request.policyRow() == null ? CollectDemand.ROW : request.policyRow();
        statusReason = "征集 | collected";
        recordedAt = now;
    }

    void enter(BountyStatus next, String reason) {
        status = next;
        statusReason = reason.strip();
    }

    void mergeInto(BountyId other) {
        mergedInto = other.value();
    }

    void publish(LocalDate from, LocalDate until, BigDecimal grant) {
        openFrom = from;
        openUntil = until;
        award = grant;
    }

    void wonBy(String creditCode) {
        winnerCode = creditCode;
    }

    void contract(Scheme chosen, @Nullable BigDecimal first) {
        scheme = chosen;
        sponsorFirst = first;
    }

    void audited(BigDecimal spend) {
        auditedSpend = spend;
    }

    BountyId id() {
        return new BountyId(id);
    }

    String regionCode() {
        return regionCode;
    }

    String demanderCode() {
        return demanderCode;
    }

    Conflicts.Party demander() {
        return new Conflicts.Party(demanderCode, demanderGroup);
    }

    BountyStatus status() {
        return status;
    }

    @Nullable
    LocalDate openFrom() {
        return openFrom;
    }

    @Nullable
    LocalDate openUntil() {
        return openUntil;
    }

    /** Only from publication on. */
    BigDecimal grant() {
        return Objects.requireNonNull(award, "a bounty has its grant from publication on");
    }

    @Nullable
    Scheme scheme() {
        return scheme;
    }

    BigDecimal sponsorFirst() {
        return Objects.requireNonNullElse(sponsorFirst, BigDecimal.ZERO);
    }

    @Nullable
    BigDecimal auditedSpend() {
        return auditedSpend;
    }

    long version() {
        return version;
    }

    String mark() {
        return regionCode.equals(Territory.PROVINCE) ? "" : Territory.mark(regionCode, null, demanderCode);
    }

    BountyView view() {
        return new BountyView(
                id(),
                name,
                need,
                demanderCode,
                demanderName,
                demanderGroup,
                regionCode,
                policyRow,
                status,
                statusReason,
                mergedInto == null ? null : new BountyId(mergedInto),
                openFrom,
                openUntil,
                money(award),
                winnerCode,
                scheme,
                money(sponsorFirst),
                money(auditedSpend),
                recordedAt,
                null);
    }

    private static @Nullable Money money(@Nullable BigDecimal amount) {
        return amount == null ? null : Money.cny(amount);
    }
}
