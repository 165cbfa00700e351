package io.jidi.enterprise.recognition;

import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.recognition.rules.Stage;
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

/** An application for a title, or for its extension. Where it stands is the last of its steps. */
@Entity
@Table(name = "recognition")
class Recognition {

    /** 新申请 or 复核. */
    enum Kind {
        NEW,
        REVIEW
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "enterprise_id")
    private UUID enterpriseId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    private Title title = Title.INNOVATIVE;

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.NEW;

    @Column(name = "procedure_id")
    private String procedureId = "";

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.DRAFT;

    @Column(name = "until_date")
    private @Nullable LocalDate until;

    @Column(name = "previous_title_id")
    private @Nullable UUID previousTitleId;

    @Column(name = "title_id")
    private @Nullable UUID titleId;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Version
    private long version;

    protected Recognition() {}

    Recognition(
            RecognitionId id,
            EnterpriseId enterprise,
            Title title,
            String procedureId,
            @Nullable TitleId previous,
            Instant createdAt) {
        this.id = id.value();
        this.enterpriseId = enterprise.value();
        this.title = title;
        this.kind = previous == null ? Kind.NEW : Kind.REVIEW;
        this.previousTitleId = previous == null ? null : previous.value();
        this.procedureId = procedureId;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    void move(Stage next, @Nullable LocalDate untilDate, Instant at) {
        if (stage.isFinal()) {
            throw new IllegalStateException("application " + id() + " ended as " + stage);
        }
        stage = next;
        until = untilDate;
        updatedAt = at;
    }

    void fulfilledBy(TitleId given) {
        titleId = given.value();
    }

    RecognitionId id() {
        return new RecognitionId(id);
    }

    EnterpriseId enterpriseId() {
        return new EnterpriseId(enterpriseId);
    }

    Title title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    String procedureId() {
        return procedureId;
    }

    Stage stage() {
        return stage;
    }

    /** The day by which it must come again, or the last day of the notice; absent in other stages. */
    @Nullable
    LocalDate until() {
        return until;
    }

    /** The title that is to be extended; absent for a new application. */
    @Nullable
    TitleId previousTitle() {
        return previousTitleId == null ? null : new TitleId(previousTitleId);
    }

    @Nullable
    TitleId givenTitle() {
        return titleId == null ? null : new TitleId(titleId);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }
}
