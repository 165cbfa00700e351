package io.jidi.enterprise.recognition;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.Procedure;
import io.jidi.enterprise.recognition.rules.Procedures;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes over a title that was recognised before this system, from the published list. */
@ApplicationScoped
class RecordTitle {

    private final EnterpriseRegistry registry;
    private final Titles titles;
    private final Procedures procedures;
    private final AuditTrail audit;
    private final Clock clock;

    RecordTitle(EnterpriseRegistry registry, Titles titles, Procedures procedures, AuditTrail audit, Clock clock) {
        this.registry = registry;
        this.titles = titles;
        this.procedures = procedures;
        this.audit = audit;
        this.clock = clock;
    }

    /** A title as published. */
    @Schema(name = "RecordTitle")
    public record Request(
            @NotNull EnterpriseId enterpriseId,
            @NotNull Title title,
            @NotNull LocalDate validFrom,

            @Nullable @Schema(description = "缺省按当时办法的有效期 | By the procedure in force then, if absent")
            LocalDate validUntil,

            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*")
            String documentNo,

            @Nullable @Size(min = 1, max = 50) @Pattern(regexp = "\\P{Cntrl}*")
            String batch,

            @NotBlank @Size(max = 60) @Pattern(regexp = "[\\p{IsHan}\\p{Alnum}〔〕()（）-]+")
            String certificateNo) {}

    GivenTitle execute(Request request) {
        return execute(registry.lock(request.enterpriseId()), request);
    }

    /** The same for one who has locked the enterprise; what is refused is refused before anything is written. */
    GivenTitle execute(EnterpriseRegistry.Registered enterprise, Request request) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE);
        LocalDate from = request.validFrom();
        if (from.isAfter(today)) {
            throw EnterpriseProblem.ENTERPRISE_DATE_IN_FUTURE.at(
                    "/validFrom", from + " 晚于今天 " + today, from + " is after today, " + today);
        }
        // Titles of before the measures were extended under them, with the same validity.
        Procedure procedure = procedures.on(from).orElse(procedures.editions().get(0));
        LocalDate until = request.validUntil() == null ? procedure.validUntil(from) : request.validUntil();
        if (until.isBefore(from)) {
            throw EnterpriseProblem.ENTERPRISE_TITLE_INVALID.at(
                    "/validUntil", "有效期止早于有效期起", "The validity ends before it begins");
        }
        for (GivenTitle known : titles.of(enterprise.id())) {
            boolean overlaps = known.title() == request.title()
                    && known.endedOn() == null
                    && !known.validUntil().isBefore(from)
                    && !known.validFrom().isAfter(until);
            if (overlaps) {
                throw EnterpriseProblem.ENTERPRISE_TITLE_INVALID.at(
                        "/validFrom",
                        "与证书 " + known.certificateNo() + "（" + known.validFrom() + " 至 " + known.validUntil() + "）重叠",
                        "Overlaps with certificate " + known.certificateNo() + ", " + known.validFrom() + " to "
                                + known.validUntil());
            }
        }
        GivenTitle given = titles.give(
                enterprise,
                request.title(),
                new GivenTitle.Certificate(
                        request.certificateNo().strip(),
                        procedure.id(),
                        request.documentNo().strip(),
                        request.batch(),
                        from,
                        until),
                null,
                now);
        audit.record("RECORD_TITLE", given.id().wire(), null, null, request);
        return given;
    }
}
