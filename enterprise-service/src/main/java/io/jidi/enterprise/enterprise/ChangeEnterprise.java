package io.jidi.enterprise.enterprise;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Changes what the registry says of an enterprise; a former name is kept with its dates. */
@ApplicationScoped
class ChangeEnterprise {

    private final EntityManager entities;
    private final EnterpriseRegistry registry;
    private final Visibility visibility;
    private final BaseMemberships memberships;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;

    ChangeEnterprise(
            EntityManager entities,
            EnterpriseRegistry registry,
            Visibility visibility,
            BaseMemberships memberships,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock) {
        this.entities = entities;
        this.registry = registry;
        this.visibility = visibility;
        this.memberships = memberships;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is to change; an absent field stays as it is. */
    @Schema(
            name = "ChangeEnterprise",
            description =
                    "未出现的字段保持不变，可清空的文本字段以空字符串清空 | Absent fields stay; an empty string clears an" + " optional text")
    public record Request(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "(?=.*\\S)\\P{Cntrl}*")
            String name,

            @Nullable @Schema(description = "更名生效日期，缺省为今天 | Day from which the new name holds; today if absent")
            LocalDate nameFrom,

            @Nullable @Size(max = 6) String regionCode,

            @Nullable @Pattern(regexp = "|" + EnterpriseResource.BASE_CODE)
            String baseCode,

            @Nullable EnterpriseRole role,
            @Nullable @Size(max = 5) String industryCode,
            @Nullable LocalDate foundedDate,

            @Nullable @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*")
            String chainPosition,

            @Nullable @Schema(description = "基地或角色变更日期，缺省为今天 | First day of the new base or role; today if absent")
            LocalDate baseFrom,

            @Nullable @Valid Listing listing,

            @Nullable @Valid @Schema(description = "名称为空字符串即清空 | An empty name takes it away")
            ControllingFirm controllingFirm,

            @Nullable @Size(max = 500) String reason) {}

    Enterprise execute(EnterpriseId id, @Nullable String ifMatch, Request request) {
        Enterprise enterprise = registry.visible(id, LockModeType.PESSIMISTIC_WRITE);
        Versions.requireMatch(ifMatch, enterprise.version());
        ProfileChecks.notGone(enterprise);
        Enterprise.Profile before = enterprise.profile();
        Enterprise.Profile after = merged(enterprise, request);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE);
        if (!after.regionCode().equals(before.regionCode())) {
            ProfileChecks.region(after.regionCode(), visibility);
            ProfileChecks.sameCity(before.regionCode(), after.regionCode());
        }
        ProfileChecks.industry(after.industryCode());
        ProfileChecks.notAfter(after.foundedDate(), today, "/foundedDate");
        ProfileChecks.notAfter(request.nameFrom(), today, "/nameFrom");
        ProfileChecks.notAfter(request.baseFrom(), today, "/baseFrom");
        if (after.equals(before)) {
            return enterprise;
        }
        boolean renamed = !after.name().equals(before.name());
        if (renamed) {
            rename(enterprise, after.name(), request.nameFrom() == null ? today : request.nameFrom());
        }
        if (!Objects.equals(after.baseCode(), before.baseCode())
                || (after.baseCode() != null && after.role() != before.role())) {
            memberships.move(
                    id, after.baseCode(), after.role(), request.baseFrom() == null ? today : request.baseFrom());
        }
        enterprise.take(after, now);
        entities.flush();
        outbox.append(RegistryEvent.changed(enterprise, renamed ? before.name() : null));
        audit.record("CHANGE_ENTERPRISE", id.wire(), request.reason(), before, after);
        return enterprise;
    }

    private void rename(Enterprise enterprise, String name, LocalDate from) {
        EnterpriseName present = entities.createQuery(
                        "select n from EnterpriseName n where n.enterpriseId = :id and n.toDate is null",
                        EnterpriseName.class)
                .setParameter("id", enterprise.id().value())
                .getSingleResult();
        LocalDate began = present.fromDate();
        if (began != null && from.isBefore(began)) {
            throw EnterpriseProblem.ENTERPRISE_RENAME_BEFORE_NAME.at(
                    "/nameFrom",
                    "现名自 " + began + " 起使用，更名日期不能早于该日",
                    "The present name holds since " + began + "; the new one cannot begin before");
        }
        present.end(from);
        entities.flush();
        entities.persist(new EnterpriseName(ids.next(), enterprise.id(), name, from));
    }

    private static Enterprise.Profile merged(Enterprise enterprise, Request request) {
        Enterprise.Profile before = enterprise.profile();
        return new Enterprise.Profile(
                request.name() == null ? before.name() : request.name().strip(),
                request.regionCode() == null ? before.regionCode() : request.regionCode(),
                request.baseCode() == null ? before.baseCode() : orNothing(request.baseCode()),
                request.role() == null ? before.role() : request.role(),
                request.industryCode() == null ? before.industryCode() : orNothing(request.industryCode()),
                request.foundedDate() == null ? before.foundedDate() : request.foundedDate(),
                request.chainPosition() == null ? before.chainPosition() : orNothing(request.chainPosition()),
                request.listing() == null ? before.listing() : ProfileChecks.listing(request.listing()),
                request.controllingFirm() == null
                        ? before.controllingFirm()
                        : ProfileChecks.controllingFirm(request.controllingFirm(), enterprise.creditCode()));
    }

    static @Nullable String orNothing(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
