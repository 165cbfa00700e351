package io.jidi.enterprise.enterprise;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Records that an enterprise ceased to be. It leaves its base; its file stays readable. */
@ApplicationScoped
class DeregisterEnterprise {

    private final EntityManager entities;
    private final EnterpriseRegistry registry;
    private final BaseMemberships memberships;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    DeregisterEnterprise(
            EntityManager entities,
            EnterpriseRegistry registry,
            BaseMemberships memberships,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.registry = registry;
        this.memberships = memberships;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** A deregistration that took place. */
    @Schema(name = "DeregisterEnterprise")
    public record Request(
            @NotNull
            @Schema(
                    description = "注销 CANCELLED、吊销 REVOKED、破产 BANKRUPT、被合并 MERGED | How it ceased to be",
                    enumeration = {"CANCELLED", "REVOKED", "BANKRUPT", "MERGED"})
            RegistryFact.Ending ending,

            @NotNull LocalDate effectiveDate,

            @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*")
            String reason,

            @NotBlank @Size(max = 500) @Schema(description = "公示或注销证明的存放处 | Where the proof is kept")
            String evidence) {}

    /** Data of {@code …enterprise.deregistered}. */
    record Deregistered(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            String ending,
            LocalDate effectiveDate,
            String reason) {}

    Enterprise execute(EnterpriseId id, @Nullable String ifMatch, Request request) {
        Enterprise enterprise = registry.visible(id, LockModeType.PESSIMISTIC_WRITE);
        Versions.requireMatch(ifMatch, enterprise.version());
        ProfileChecks.notGone(enterprise);
        Instant now = clock.instant();
        LocalDate on = request.effectiveDate();
        ProfileChecks.notAfter(on, LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE), "/effectiveDate");
        String scopeBefore = RegistryEvent.scope(enterprise);
        entities.persist(RegistryFact.deregistration(
                ids.next(),
                id,
                on,
                enterprise.regionCode(),
                request.ending(),
                new RegistryFact.Source(
                        request.reason().strip(),
                        request.evidence().strip(),
                        call.caller().userId(),
                        now)));
        if (enterprise.profile().baseCode() != null) {
            memberships.leave(id, on);
        }
        enterprise.take(enterprise.profile().withBase(null, null), now);
        enterprise.deregister(on, now);
        entities.flush();
        Deregistered told = new Deregistered(
                id,
                enterprise.creditCode(),
                enterprise.name(),
                enterprise.regionCode(),
                request.ending().name(),
                on,
                request.reason().strip());
        outbox.append(new NewEvent(
                EnterpriseEvents.STREAM, EnterpriseEvents.DEREGISTERED, 1, enterprise.id(), told, on, scopeBefore));
        outbox.append(RegistryEvent.changed(enterprise, null));
        audit.record("DEREGISTER_ENTERPRISE", id.wire(), request.reason(), null, told);
        return enterprise;
    }
}
