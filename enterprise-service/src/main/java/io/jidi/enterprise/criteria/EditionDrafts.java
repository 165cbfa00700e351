package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** The drafts as other features read them. */
@ApplicationScoped
public class EditionDrafts {

    private final EntityManager entities;
    private final DraftEdition drafting;

    EditionDrafts(EntityManager entities, DraftEdition drafting) {
        this.entities = entities;
        this.drafting = drafting;
    }

    /** The edition a draft says, whether or not it was approved; empty when there is no such draft or it is no id. */
    public Optional<Edition> read(String id) {
        DraftId draft;
        try {
            draft = DraftId.fromString(id);
        } catch (Problem | IllegalArgumentException noId) {
            return Optional.empty();
        }
        return Optional.ofNullable(entities.find(EditionDraft.class, draft.value()))
                .map(found -> drafting.read(found.content()));
    }
}
