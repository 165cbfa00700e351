package io.jidi.enterprise.enterprise;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.enterprise.rules.CreditCode;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.text.Text;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes an enterprise into the registry. */
@ApplicationScoped
class RegisterEnterprise {

    private final EntityManager entities;
    private final Visibility visibility;
    private final BaseMemberships memberships;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    RegisterEnterprise(
            EntityManager entities,
            Visibility visibility,
            BaseMemberships memberships,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.visibility = visibility;
        this.memberships = memberships;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** An enterprise to be registered. */
    @Schema(name = "RegisterEnterprise")
    public record Request(
            @NotBlank @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*") @Schema(examples = "皖江智语")
            String name,

            @NotBlank
            @Size(max = 64)
            @Schema(
                    description = "统一社会信用代码，全角、小写和首尾空格会被规整 | Unified social credit code; width, case and"
                            + " blanks are normalised",
                    examples = "91340100MA990001XA")
            String creditCode,

            @Nullable
            @Valid
            @Schema(description = "校验位不符时凭营业执照说明 | Reason and licence when the check character differs")
            Override checksumOverride,

            @NotNull @Size(max = 6) @Schema(description = "行政区划 GB/T 2260 | Region", examples = "340100")
            String regionCode,

            @Nullable @Pattern(regexp = EnterpriseResource.BASE_CODE) @Schema(examples = "VOICE")
            String baseCode,

            @Nullable EnterpriseRole role,

            @Nullable @Size(max = 5) @Schema(description = "GB/T 4754-2017", examples = "I6513")
            String industryCode,

            @Nullable LocalDate foundedDate,

            @Nullable
            @Size(max = 100)
            @Pattern(regexp = "\\P{Cntrl}*")
            @Schema(description = "产业链环节 | Position in the chain")
            String chainPosition,

            @Nullable @Schema(description = "加入基地日期，缺省为今天 | First day in the base; today if absent")
            LocalDate baseFrom,

            @Nullable @Valid Listing listing,
            @Nullable @Valid ControllingFirm controllingFirm) {}

    /** Why a code is taken although its check character differs. */
    @Schema(name = "ChecksumOverride")
    public record Override(
            @NotBlank @Size(max = 500) String reason,

            @NotBlank @Size(max = 500) @Schema(description = "营业执照扫描件的存放处 | Where the licence scan is kept")
            String evidence) {}

    Enterprise execute(Request request) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE);
        CreditCode code = CreditCode.read(request.creditCode());
        ChecksumOverride override = accept(code, request.checksumOverride(), now);
        ProfileChecks.region(request.regionCode(), visibility);
        ProfileChecks.industry(request.industryCode());
        ProfileChecks.notAfter(request.foundedDate(), today, "/foundedDate");
        ProfileChecks.notAfter(request.baseFrom(), today, "/baseFrom");
        refuseSecond(code.normalised());
        Enterprise enterprise = new Enterprise(
                new EnterpriseId(ids.next()),
                code.normalised(),
                override,
                new Enterprise.Profile(
                        request.name().strip(),
                        request.regionCode(),
                        request.baseCode(),
                        request.role(),
                        request.industryCode(),
                        request.foundedDate(),
                        ChangeEnterprise.orNothing(request.chainPosition()),
                        ProfileChecks.listing(request.listing()),
                        ProfileChecks.controllingFirm(request.controllingFirm(), code.normalised())),
                now);
        entities.persist(enterprise);
        if (request.baseCode() != null) {
            memberships.move(
                    enterprise.id(),
                    request.baseCode(),
                    request.role(),
                    request.baseFrom() == null ? today : request.baseFrom());
        }
        entities.persist(new EnterpriseName(ids.next(), enterprise.id(), enterprise.name(), null));
        outbox.append(RegistryEvent.registered(enterprise));
        audit.record(
                "REGISTER_ENTERPRISE",
                enterprise.id().wire(),
                override == null ? null : override.reason(),
                null,
                enterprise.profile());
        return enterprise;
    }

    private @Nullable ChecksumOverride accept(CreditCode code, @Nullable Override override, Instant now) {
        Text reason = Text.of(code.reason().zh(), code.reason().en());
        return switch (code.verdict()) {
            case VALID -> null;
            case MALFORMED -> throw refusal(EnterpriseProblem.ENTERPRISE_CREDIT_CODE_MALFORMED, reason, Map.of());
            case CHECK_DIGIT_MISMATCH -> {
                if (override == null) {
                    throw refusal(
                            EnterpriseProblem.ENTERPRISE_CREDIT_CODE_CHECK_FAILED,
                            reason,
                            Map.of(
                                    "computed", String.valueOf(code.computedCheck()),
                                    "found", String.valueOf(code.foundCheck())));
                }
                yield new ChecksumOverride(
                        override.reason().strip(),
                        override.evidence().strip(),
                        call.caller().userId(),
                        now);
            }
        };
    }

    private static Problem refusal(EnterpriseProblem type, Text reason, Map<String, Object> params) {
        return new Problem(type, reason).withError(new FieldError("/creditCode", type.name(), reason, params));
    }

    /** Two at the same time are told apart by the unique constraint; this is for the better words. */
    private void refuseSecond(String creditCode) {
        entities.createQuery("select e from Enterprise e where e.creditCode = :code", Enterprise.class)
                .setParameter("code", creditCode)
                .getResultStream()
                .findFirst()
                .ifPresent(existing -> {
                    String id = visibility.covers(existing) ? existing.id().wire() : "";
                    throw EnterpriseProblem.ENTERPRISE_ALREADY_REGISTERED.at(
                            "/creditCode",
                            creditCode + " 已登记"
                                    + (id.isEmpty() ? "（不在您的管理范围内）" : "：" + existing.name() + "（" + id + "）"),
                            creditCode + " is already registered"
                                    + (id.isEmpty()
                                            ? ", outside your data scope"
                                            : ": " + existing.name() + ", " + id));
                });
    }
}
