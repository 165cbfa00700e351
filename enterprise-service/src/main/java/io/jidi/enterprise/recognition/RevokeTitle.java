package io.jidi.enterprise.recognition;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.Procedure;
import io.jidi.enterprise.recognition.rules.Procedures;
import io.jidi.enterprise.recognition.rules.Tenure;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Takes a title away: one person proposes with cause and evidence, another decides. Grave causes carry a ban of at least the
 * procedure's years, during which no application is admitted for any title.
 */
@ApplicationScoped
class RevokeTitle {

    private final EntityManager entities;
    private final Titles titles;
    private final EnterpriseRegistry registry;
    private final Procedures procedures;
    private final Sql sql;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    RevokeTitle(
            EntityManager entities,
            Titles titles,
            EnterpriseRegistry registry,
            Procedures procedures,
            Sql sql,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.titles = titles;
        this.registry = registry;
        this.procedures = procedures;
        this.sql = sql;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** A proposal to revoke. */
    @Schema(name = "ProposeRevocation")
    public record Proposal(
            @NotNull Tenure.Cause cause,
            @NotBlank @Size(max = 1000) String reason,
            @NotBlank @Size(max = 500) String evidence,

            @Nullable
            @Min(1)
            @Max(30)
            @Schema(description = "禁止申请年数，不少于办法规定 | Years without application; never fewer than the procedure's")
            Integer banYears) {}

    /** The decision on a proposal. */
    @Schema(name = "DecideRevocation")
    public record Verdict(
            @NotNull Boolean revoke,
            @NotBlank @Size(max = 1000) String reason) {}

    /** A proposal as it stands. */
    @Schema(name = "Revocation")
    public record View(
            TitleId titleId,
            Tenure.Cause cause,
            String reason,
            String evidence,
            String proposedBy,
            @Nullable Boolean revoked,
            @Nullable String decidedBy,
            @Nullable LocalDate decidedOn,

            @Nullable @Schema(description = "自该日起可再申请 | May apply again from this day on")
            LocalDate applyFrom) {}

    private record Open(UUID id, Tenure.Cause cause, String reason, String evidence, int banYears, String proposedBy) {}

    /** Data of {@code …title.revoked}. */
    record Revoked(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            TitleId titleId,
            Title title,
            String certificateNo,
            Tenure.Cause cause,
            LocalDate endedOn,
            @Nullable LocalDate applyFrom) {}

    View propose(TitleId id, Proposal proposal) {
        GivenTitle title = titles.get(id, LockModeType.PESSIMISTIC_WRITE);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        if (!title.isAlive(today)) {
            throw EnterpriseProblem.ENTERPRISE_TITLE_NOT_HELD.problem(
                    "称号已失效，不能撤销", "The title does not hold any more; it cannot be revoked");
        }
        if (open(id).isPresent()) {
            throw EnterpriseProblem.ENTERPRISE_TITLE_NOT_HELD.problem(
                    "已有待决定的撤销建议", "A proposal to revoke it waits for its decision");
        }
        String proposer = call.caller().userId();
        int years = proposal.banYears() == null ? 0 : proposal.banYears();
        sql.update(
                "insert into revocation (id, title_id, cause, reason, evidence, ban_years, proposed_by, proposed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                proposal.cause(),
                proposal.reason().strip(),
                proposal.evidence().strip(),
                years,
                proposer,
                clock.instant());
        audit.record("PROPOSE_REVOCATION", id.wire(), proposal.reason(), null, proposal);
        return new View(id, proposal.cause(), proposal.reason(), proposal.evidence(), proposer, null, null, null, null);
    }

    View decide(TitleId id, Verdict verdict) {
        GivenTitle title = titles.get(id, LockModeType.PESSIMISTIC_WRITE);
        EnterpriseRegistry.Registered enterprise = registry.lock(title.enterpriseId());
        Open open = open(id).orElseThrow(() ->
                EnterpriseProblem.ENTERPRISE_TITLE_NOT_HELD.problem("没有待决定的撤销建议", "There is no proposal to decide on"));
        String decider = call.caller().userId();
        if (decider.equals(open.proposedBy())) {
            throw EnterpriseProblem.ENTERPRISE_RECOGNITION_FOUR_EYES.problem(
                    "建议人不能作出决定", "Whoever proposed it does not decide on it");
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE);
        boolean revoked = Boolean.TRUE.equals(verdict.revoke());
        Procedure procedure = procedures.on(today).orElseThrow();
        LocalDate applyFrom = revoked
                ? Tenure.mayApplyFrom(procedure, open.cause(), today, open.banYears())
                        .orElse(null)
                : null;
        sql.update(
                "update revocation set decision = ?, decided_by = ?, decided_at = ?, decided_on = ?, decided_reason = ?,"
                        + " apply_from = ? where id = ?",
                revoked ? "REVOKED" : "DISMISSED",
                decider,
                now,
                today,
                verdict.reason().strip(),
                applyFrom,
                open.id());
        if (revoked) {
            title.end(today);
            entities.flush();
            tell(enterprise, title, open.cause(), today, applyFrom);
        }
        View view = new View(
                id,
                open.cause(),
                open.reason(),
                open.evidence(),
                open.proposedBy(),
                revoked,
                decider,
                today,
                applyFrom);
        audit.record("DECIDE_REVOCATION", id.wire(), verdict.reason(), open, view);
        return view;
    }

    private void tell(
            EnterpriseRegistry.Registered enterprise,
            GivenTitle title,
            Tenure.Cause cause,
            LocalDate today,
            @Nullable LocalDate applyFrom) {
        Revoked revoked = new Revoked(
                enterprise.id(),
                enterprise.creditCode(),
                enterprise.name(),
                enterprise.regionCode(),
                title.id(),
                title.title(),
                title.certificateNo(),
                cause,
                today,
                applyFrom);
        outbox.append(new NewEvent(
                EnterpriseEvents.STREAM,
                EnterpriseEvents.TITLE_REVOKED,
                1,
                enterprise.id(),
                revoked,
                today,
                enterprise.dataScope()));
    }

    private Optional<Open> open(TitleId id) {
        return sql.first(
                "select * from revocation where title_id = ? and decision is null",
                row -> new Open(
                        row.getObject("id", UUID.class),
                        Tenure.Cause.valueOf(row.getString("cause")),
                        row.getString("reason"),
                        row.getString("evidence"),
                        row.getInt("ban_years"),
                        row.getString("proposed_by")),
                id.value());
    }
}
