package io.jidi.enterprise.enterprise;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something that happened to an enterprise on a day. Never edited: a wrong one is answered by a later one. */
@Entity
@Immutable
@Table(name = "registry_fact")
class RegistryFact {

    /** What happened. */
    enum Kind {
        RELOCATION,
        DEREGISTRATION
    }

    /** How an enterprise ceased to be: 注销, 吊销, 破产, 被合并. */
    enum Ending {
        CANCELLED,
        REVOKED,
        BANKRUPT,
        MERGED
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "enterprise_id")
    private UUID enterpriseId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.RELOCATION;

    @Column(name = "effective_date")
    private LocalDate effectiveDate = LocalDate.EPOCH;

    @Column(name = "from_region")
    private String fromRegion = "";

    @Column(name = "to_region")
    private @Nullable String toRegion;

    @Enumerated(EnumType.STRING)
    private @Nullable Ending ending;

    private String reason = "";

    private String evidence = "";

    @Column(name = "recorded_by")
    private String recordedBy = "";

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    protected RegistryFact() {}

    /** Who learned of it, when, and from what. */
    record Source(String reason, String evidence, String by, Instant at) {}

    static RegistryFact relocation(
            UUID id, EnterpriseId enterprise, LocalDate on, String fromRegion, String toRegion, Source source) {
        RegistryFact fact = new RegistryFact(id, enterprise, Kind.RELOCATION, on, fromRegion, source);
        fact.toRegion = toRegion;
        return fact;
    }

    static RegistryFact deregistration(
            UUID id, EnterpriseId enterprise, LocalDate on, String region, Ending ending, Source source) {
        RegistryFact fact = new RegistryFact(id, enterprise, Kind.DEREGISTRATION, on, region, source);
        fact.ending = ending;
        return fact;
    }

    private RegistryFact(UUID id, EnterpriseId enterprise, Kind kind, LocalDate on, String fromRegion, Source source) {
        this.id = id;
        this.enterpriseId = enterprise.value();
        this.kind = kind;
        this.effectiveDate = on;
        this.fromRegion = fromRegion;
        this.reason = source.reason();
        this.evidence = source.evidence();
        this.recordedBy = source.by();
        this.recordedAt = source.at();
    }

    Kind kind() {
        return kind;
    }

    LocalDate effectiveDate() {
        return effectiveDate;
    }

    String fromRegion() {
        return fromRegion;
    }

    /** Absent for a deregistration. */
    @Nullable
    String toRegion() {
        return toRegion;
    }

    /** Absent for a relocation. */
    @Nullable
    Ending ending() {
        return ending;
    }

    String reason() {
        return reason;
    }

    String evidence() {
        return evidence;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
