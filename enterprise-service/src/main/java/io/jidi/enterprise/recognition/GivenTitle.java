package io.jidi.enterprise.recognition;

import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.recognition.rules.Title;
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

/** A title that was given, with its certificate. An extension is another one that names the one before. */
@Entity
@Table(name = "title")
class GivenTitle {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "enterprise_id")
    private UUID enterpriseId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    private Title title = Title.INNOVATIVE;

    @Column(name = "certificate_no")
    private String certificateNo = "";

    @Column(name = "procedure_id")
    private String procedureId = "";

    @Column(name = "document_no")
    private String documentNo = "";

    private @Nullable String batch;

    @Column(name = "valid_from")
    private LocalDate validFrom = LocalDate.EPOCH;

    @Column(name = "valid_until")
    private LocalDate validUntil = LocalDate.EPOCH;

    @Column(name = "ended_on")
    private @Nullable LocalDate endedOn;

    @Column(name = "previous_id")
    private @Nullable UUID previousId;

    @Column(name = "recorded_by")
    private String recordedBy = "";

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    @Version
    private long version;

    protected GivenTitle() {}

    /** What the certificate says. */
    record Certificate(
            String number,
            String procedureId,
            String documentNo,
            @Nullable String batch,
            LocalDate validFrom,
            LocalDate validUntil) {}

    GivenTitle(
            TitleId id,
            EnterpriseId enterprise,
            Title title,
            Certificate certificate,
            @Nullable TitleId previous,
            String recordedBy,
            Instant recordedAt) {
        this.id = id.value();
        this.enterpriseId = enterprise.value();
        this.title = title;
        this.certificateNo = certificate.number();
        this.procedureId = certificate.procedureId();
        this.documentNo = certificate.documentNo();
        this.batch = certificate.batch();
        this.validFrom = certificate.validFrom();
        this.validUntil = certificate.validUntil();
        this.previousId = previous == null ? null : previous.value();
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    /** Revoked: from this day on it no longer holds. */
    void end(LocalDate firstDayWithout) {
        if (endedOn != null) {
            throw new IllegalStateException("title " + id() + " ended on " + endedOn + " already");
        }
        endedOn = firstDayWithout;
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil) && (endedOn == null || day.isBefore(endedOn));
    }

    /** Whether it holds on that day or will later. */
    boolean isAlive(LocalDate day) {
        return !day.isAfter(validUntil) && endedOn == null;
    }

    TitleId id() {
        return new TitleId(id);
    }

    EnterpriseId enterpriseId() {
        return new EnterpriseId(enterpriseId);
    }

    Title title() {
        return title;
    }

    String certificateNo() {
        return certificateNo;
    }

    String procedureId() {
        return procedureId;
    }

    String documentNo() {
        return documentNo;
    }

    @Nullable
    String batch() {
        return batch;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    LocalDate validUntil() {
        return validUntil;
    }

    @Nullable
    LocalDate endedOn() {
        return endedOn;
    }

    @Nullable
    TitleId previous() {
        return previousId == null ? null : new TitleId(previousId);
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    long version() {
        return version;
    }
}
