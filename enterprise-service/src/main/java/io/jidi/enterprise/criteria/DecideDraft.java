package io.jidi.enterprise.criteria;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Approves a draft, which then takes effect by its dates, or withdraws it. */
@ApplicationScoped
class DecideDraft {

    private final DraftEdition drafting;
    private final EditionRegistry registry;
    private final EntityManager entities;
    private final Sql sql;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;
    private final CallContext call;

    DecideDraft(
            DraftEdition drafting,
            EditionRegistry registry,
            EntityManager entities,
            Sql sql,
            Outbox outbox,
            AuditTrail audit,
            Clock clock,
            CallContext call) {
        this.drafting = drafting;
        this.registry = registry;
        this.entities = entities;
        this.sql = sql;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.call = call;
    }

    /** Data of {@code io.jidi.enterprise.edition.approved}. */
    record EditionApproved(
            DraftId draftId,
            String editionId,
            String standard,
            String scope,
            Wording name,
            String digest,
            LocalDate effectiveFrom,
            @Nullable String replaces) {}

    EditionDraft approve(DraftId id, @Nullable String remark) {
        // Two drafts for one period, approved at the same time, would both find the period free.
        sql.list("select pg_advisory_xact_lock(hashtext('edition_draft'))", row -> 1);
        EditionDraft draft = locked(id);
        EditionDraftView before = EditionDraftView.of(draft);
        Instant now = clock.instant();
        draft.approve(call.caller().userId(), now, remark);
        Edition edition = drafting.check(draft.content(), LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE));
        String replaces =
                registry.current().predecessor(edition).map(Edition::id).orElse(null);
        LocalDate from = edition.validity().stream()
                .map(period -> period.from())
                .min(LocalDate::compareTo)
                .orElseThrow();
        outbox.append(new NewEvent(
                EnterpriseEvents.STREAM,
                EnterpriseEvents.EDITION_APPROVED,
                1,
                draft.id(),
                new EditionApproved(
                        draft.id(),
                        edition.id(),
                        edition.standard(),
                        edition.scope(),
                        edition.name(),
                        edition.digest(),
                        from,
                        replaces),
                from,
                ""));
        audit.record("APPROVE_EDITION", draft.id().wire(), remark, before, EditionDraftView.of(draft));
        return draft;
    }

    EditionDraft withdraw(DraftId id, String reason) {
        EditionDraft draft = locked(id);
        EditionDraftView before = EditionDraftView.of(draft);
        draft.withdraw(call.caller().userId(), clock.instant(), reason);
        audit.record("WITHDRAW_EDITION", draft.id().wire(), reason, before, EditionDraftView.of(draft));
        return draft;
    }

    private EditionDraft locked(DraftId id) {
        return Optional.ofNullable(entities.find(EditionDraft.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}
