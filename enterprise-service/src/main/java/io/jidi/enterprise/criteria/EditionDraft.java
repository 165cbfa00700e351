package io.jidi.enterprise.criteria;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.rules.Edition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proposed edition. Its text never changes: another proposal is another draft. */
@Entity
@Table(name = "edition_draft")
class EditionDraft {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "edition_id")
    private String editionId = "";

    private String standard = "";
    private String scope = "";
    private String content = "";
    private String digest = "";

    @Enumerated(EnumType.STRING)
    private DraftState state = DraftState.DRAFT;

    private String author = "";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "withdrawn_by")
    private @Nullable String withdrawnBy;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    private @Nullable String reason;

    protected EditionDraft() {}

    EditionDraft(DraftId id, Edition edition, String content, String author, Instant createdAt) {
        this.id = id.value();
        this.editionId = edition.id();
        this.standard = edition.standard();
        this.scope = edition.scope();
        this.content = content;
        this.digest = edition.digest();
        this.author = author;
        this.createdAt = createdAt;
    }

    /** By somebody other than its author, while it is a draft. */
    void approve(String by, Instant at, @Nullable String remark) {
        refuseUnlessDraft();
        if (by.equals(author)) {
            throw EnterpriseProblem.ENTERPRISE_EDITION_SAME_PERSON.problem(
                    "起草人不能批准自己起草的版本，须由另一人批准", "The author of a draft cannot approve it; a second person has to");
        }
        state = DraftState.APPROVED;
        approvedBy = by;
        approvedAt = at;
        reason = remark;
    }

    void withdraw(String by, Instant at, String why) {
        refuseUnlessDraft();
        state = DraftState.WITHDRAWN;
        withdrawnBy = by;
        withdrawnAt = at;
        reason = why;
    }

    private void refuseUnlessDraft() {
        if (state != DraftState.DRAFT) {
            String zh = state == DraftState.APPROVED ? "已批准" : "已撤回";
            String en = state == DraftState.APPROVED ? "approved" : "withdrawn";
            throw EnterpriseProblem.ENTERPRISE_EDITION_NO_DRAFT.problem("该草案" + zh, "The draft is " + en + " already");
        }
    }

    DraftId id() {
        return new DraftId(id);
    }

    String editionId() {
        return editionId;
    }

    String standard() {
        return standard;
    }

    String scope() {
        return scope;
    }

    String content() {
        return content;
    }

    String digest() {
        return digest;
    }

    DraftState state() {
        return state;
    }

    String author() {
        return author;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    String approvedBy() {
        return approvedBy;
    }

    @Nullable
    Instant approvedAt() {
        return approvedAt;
    }

    @Nullable
    String withdrawnBy() {
        return withdrawnBy;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
