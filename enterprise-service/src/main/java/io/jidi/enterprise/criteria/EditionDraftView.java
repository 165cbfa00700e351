package io.jidi.enterprise.criteria;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A draft as shown. */
@Schema(name = "EditionDraft", description = "认定标准新版本的草案 | A draft of a new edition")
public record EditionDraftView(
        DraftId id,
        String editionId,
        String standard,
        String scope,
        DraftState state,
        String digest,
        String author,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable String reason) {

    static EditionDraftView of(EditionDraft draft) {
        return new EditionDraftView(
                draft.id(),
                draft.editionId(),
                draft.standard(),
                draft.scope(),
                draft.state(),
                draft.digest(),
                draft.author(),
                draft.createdAt(),
                draft.approvedBy(),
                draft.approvedAt(),
                draft.withdrawnBy(),
                draft.withdrawnAt(),
                draft.reason());
    }
}
