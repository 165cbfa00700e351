package io.jidi.fund.prospect;

import io.jidi.fund.FundStreams;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps prospects; one is open for a firm and an origin, of gaps of funds one for each gap. */
@ApplicationScoped
class Prospects {

    private final EntityManager entities;
    private final Outbox outbox;
    private final CallContext call;
    private final Uuid7 ids;
    private final Clock clock;
    private final Sql sql;
    private final AuditTrail audit;

    Prospects(
            EntityManager entities,
            Outbox outbox,
            CallContext call,
            Uuid7 ids,
            Clock clock,
            Sql sql,
            AuditTrail audit) {
        this.entities = entities;
        this.outbox = outbox;
        this.call = call;
        this.ids = ids;
        this.clock = clock;
        this.sql = sql;
        this.audit = audit;
    }

    /**
     * A firm to look at.
     *
     * @param cause the event it was born of; the same event makes one prospect
     */
    record New(
            String creditCode,
            String enterpriseName,
            String regionCode,
            Prospect.Origin origin,
            @Nullable String reference,
            @Nullable String ladder,
            @Nullable String tier,
            @Nullable String projectId,
            Text reason,
            @Nullable String cause) {}

    /** What is announced. */
    record Opened(
            ProspectId id,
            String creditCode,
            String enterpriseName,
            String regionCode,
            Prospect.Origin origin,
            @Nullable String reference,
            @Nullable String ladder,
            @Nullable String tier,
            @Nullable String projectId,
            String reasonZh,
            String reasonEn) {}

    /** The new prospect; empty where one of this origin is open already, or the event was seen. */
    Optional<ProspectId> open(New one) {
        ProspectId id = new ProspectId(ids.next());
        int added = sql.update(
                "insert into prospect (id, credit_code, enterprise_name, region_code, origin, reference, ladder, tier,"
                        + " project_id, reason_zh, reason_en, cause, opened_at, opened_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                id.value(),
                one.creditCode(),
                one.enterpriseName(),
                one.regionCode(),
                one.origin(),
                one.reference(),
                one.ladder(),
                one.tier(),
                one.projectId(),
                one.reason().zh(),
                one.reason().en(),
                one.cause(),
                clock.instant(),
                call.caller().userId());
        if (added == 0) {
            return Optional.empty();
        }
        outbox.append(new NewEvent(
                FundStreams.PROSPECT,
                FundStreams.PROSPECT.type("opened"),
                1,
                id,
                new Opened(
                        id,
                        one.creditCode(),
                        one.enterpriseName(),
                        one.regionCode(),
                        one.origin(),
                        one.reference(),
                        one.ladder(),
                        one.tier(),
                        one.projectId(),
                        one.reason().zh(),
                        one.reason().en()),
                null,
                "region:" + one.regionCode()));
        return Optional.of(id);
    }

    /** The prospects that were born of a gap of funds which is closed now. */
    void dismissAnswered(String requestId, String reason) {
        for (Prospect one : entities.createQuery(
                        "select p from Prospect p where p.origin = :origin and p.reference = :request and p.state = :open",
                        Prospect.class)
                .setParameter("origin", Prospect.Origin.FUNDS_GAP)
                .setParameter("request", requestId)
                .setParameter("open", Prospect.State.OPEN)
                .getResultList()) {
            Prospect.View before = view(one);
            one.dismiss(reason);
            entities.flush();
            audit.record("DISMISS_PROSPECT", one.id().wire(), reason, before, view(one));
        }
    }

    /** The prospect with its row locked, if its region is in the caller's scope. */
    Prospect locked(ProspectId id) {
        return Optional.ofNullable(entities.find(Prospect.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(one -> call.scope().coversRegion(one.regionCode()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    Prospect.View view(Prospect one) {
        return one.view(deals(one.creditCode()));
    }

    private record Owned(String deal, String region, String code) {}

    private List<String> deals(String creditCode) {
        DataScope scope = call.scope();
        return sql
                .list(
                        "select d.id, f.region_code, f.code from deal d join fund f on f.id = d.fund_id"
                                + " where d.credit_code = ? order by d.registered_at, d.id",
                        row -> new Owned(
                                TypeIds.format("dea", row.getObject(1, UUID.class)),
                                row.getString(2),
                                row.getString(3)),
                        creditCode)
                .stream()
                .filter(one -> scope.coversRegion(one.region()) || scope.funds().contains(one.code()))
                .map(Owned::deal)
                .toList();
    }
}
