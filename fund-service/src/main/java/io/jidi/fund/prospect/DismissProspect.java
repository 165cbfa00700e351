package io.jidi.fund.prospect;

import io.jidi.fund.FundProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Closes a prospect that nobody should look at any more; a later rise opens a new one. */
@ApplicationScoped
class DismissProspect {

    private final EntityManager entities;
    private final Prospects prospects;
    private final AuditTrail audit;

    DismissProspect(EntityManager entities, Prospects prospects, AuditTrail audit) {
        this.entities = entities;
        this.prospects = prospects;
        this.audit = audit;
    }

    /** Why. */
    record Request(@NotBlank @Size(max = 500) String reason) {}

    Prospect.View execute(ProspectId id, @Nullable String ifMatch, Request request) {
        Prospect prospect = prospects.locked(id);
        Versions.requireMatch(ifMatch, prospect.version());
        if (prospect.state() != Prospect.State.OPEN) {
            throw FundProblem.FUND_PROSPECT_CLOSED.problem();
        }
        Prospect.View before = prospects.view(prospect);
        prospect.dismiss(request.reason());
        entities.flush();
        Prospect.View after = prospects.view(prospect);
        audit.record("DISMISS_PROSPECT", id.wire(), request.reason(), before, after);
        return after;
    }
}
