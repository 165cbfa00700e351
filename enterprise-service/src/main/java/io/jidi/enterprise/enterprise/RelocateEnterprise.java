package io.jidi.enterprise.enterprise;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.enterprise.rules.Move;
import io.jidi.enterprise.enterprise.rules.RegionCode;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Records that an enterprise moved. A move to another province does not hand it over: the region that looked after it
 * keeps its file, and the world learns that it left (a material change, domain reference 1.6).
 */
@ApplicationScoped
class RelocateEnterprise {

    private final EntityManager entities;
    private final EnterpriseRegistry registry;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    RelocateEnterprise(
            EntityManager entities,
            EnterpriseRegistry registry,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.registry = registry;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** A relocation that took place. */
    @Schema(name = "RelocateEnterprise")
    public record Request(
            @NotNull @Size(max = 6) @Schema(description = "迁入地 GB/T 2260 | Region entered", examples = "340200")
            String toRegionCode,

            @NotNull @Schema(description = "变更登记之日，不晚于今天 | Day of the change in the register, not after today")
            LocalDate effectiveDate,

            @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*")
            String reason,

            @NotBlank @Size(max = 500) @Schema(description = "变更后执照等的存放处 | Where the new licence is kept")
            String evidence) {}

    /** Data of {@code …enterprise.relocated}. */
    record Relocated(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String fromRegionCode,
            String toRegionCode,
            Move move,
            LocalDate effectiveDate,
            String reason) {}

    Enterprise execute(EnterpriseId id, @Nullable String ifMatch, Request request) {
        Enterprise enterprise = registry.visible(id, LockModeType.PESSIMISTIC_WRITE);
        Versions.requireMatch(ifMatch, enterprise.version());
        ProfileChecks.notGone(enterprise);
        Instant now = clock.instant();
        LocalDate on = request.effectiveDate();
        ProfileChecks.notAfter(on, LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE), "/effectiveDate");
        Optional<RegistryFact> last = lastRelocation(id);
        // Only of one that left the province does the entry not say where it is.
        String from = enterprise.status() == EnterpriseStatus.LEFT_PROVINCE
                ? last.map(RegistryFact::toRegion).orElse(enterprise.regionCode())
                : enterprise.regionCode();
        check(request.toRegionCode(), from, on, last);
        Move move = Move.of(from, request.toRegionCode(), enterprise.regionCode());
        String scopeBefore = RegistryEvent.scope(enterprise);
        RegistryFact fact = RegistryFact.relocation(
                ids.next(),
                id,
                on,
                from,
                request.toRegionCode(),
                new RegistryFact.Source(
                        request.reason().strip(),
                        request.evidence().strip(),
                        call.caller().userId(),
                        now));
        entities.persist(fact);
        enterprise.relocate(request.toRegionCode(), move == Move.OUT_OF_PROVINCE, on, now);
        entities.flush();
        Relocated told = new Relocated(
                id,
                enterprise.creditCode(),
                enterprise.name(),
                from,
                request.toRegionCode(),
                move,
                on,
                request.reason().strip());
        // Those it leaves hear of it under the old mark, those it comes to through the entry that changed.
        outbox.append(new NewEvent(
                EnterpriseEvents.STREAM, EnterpriseEvents.RELOCATED, 1, enterprise.id(), told, on, scopeBefore));
        outbox.append(RegistryEvent.changed(enterprise, null));
        audit.record("RELOCATE_ENTERPRISE", id.wire(), request.reason(), from, told);
        return enterprise;
    }

    private static void check(String to, String from, LocalDate on, Optional<RegistryFact> last) {
        if (!RegionCode.isKnown(to)) {
            throw EnterpriseProblem.ENTERPRISE_REGION_UNKNOWN.at(
                    "/toRegionCode",
                    "“" + to + "”不是现行行政区划代码（GB/T 2260）",
                    "\"" + to + "\" is no present region of GB/T 2260");
        }
        if (to.equals(from)) {
            throw EnterpriseProblem.ENTERPRISE_RELOCATION_INVALID.at(
                    "/toRegionCode", "企业已在 " + to, "The enterprise is in " + to + " already");
        }
        last.filter(fact -> on.isBefore(fact.effectiveDate())).ifPresent(fact -> {
            throw EnterpriseProblem.ENTERPRISE_RELOCATION_INVALID.at(
                    "/effectiveDate",
                    "已登记 " + fact.effectiveDate() + " 的迁址，新迁址不能更早",
                    "A relocation of " + fact.effectiveDate() + " is recorded; the new one cannot be earlier");
        });
    }

    private Optional<RegistryFact> lastRelocation(EnterpriseId id) {
        return entities.createQuery(
                        "select f from RegistryFact f where f.enterpriseId = :id and f.kind = :kind"
                                + " order by f.effectiveDate desc, f.recordedAt desc",
                        RegistryFact.class)
                .setParameter("id", id.value())
                .setParameter("kind", RegistryFact.Kind.RELOCATION)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
