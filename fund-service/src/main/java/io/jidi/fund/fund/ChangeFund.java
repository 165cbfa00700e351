package io.jidi.fund.fund;

import io.jidi.fund.FundStreams;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Changes a fund's name or manager. */
@ApplicationScoped
class ChangeFund {

    private final EntityManager entities;
    private final Funds funds;
    private final Outbox outbox;
    private final AuditTrail audit;

    ChangeFund(EntityManager entities, Funds funds, Outbox outbox, AuditTrail audit) {
        this.entities = entities;
        this.funds = funds;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** The fields to change; absent ones stay. */
    record Request(
            @Nullable @Size(min = 1, max = 200) String name,
            @Nullable @Size(min = 1, max = 200) String manager) {}

    Fund execute(FundId id, @Nullable String ifMatch, Request request) {
        Fund fund = funds.locked(id);
        Versions.requireMatch(ifMatch, fund.version());
        FundView before = FundView.of(fund);
        fund.change(request.name(), request.manager());
        entities.flush();
        FundView after = FundView.of(fund);
        outbox.append(
                new NewEvent(FundStreams.FUND, FundStreams.FUND.type("changed"), 1, id, after, null, fund.dataScope()));
        audit.record("CHANGE_FUND", id.wire(), null, before, after);
        return fund;
    }
}
