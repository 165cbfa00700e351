package io.jidi.fund.compliance;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;

/** A second person lets an act pass one rule, with a reason and a paper; good once, for these figures. */
@ApplicationScoped
class GrantOverride {

    private final Funds funds;
    private final Checks checks;
    private final Overrides overrides;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    GrantOverride(
            Funds funds,
            Checks checks,
            Overrides overrides,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.funds = funds;
        this.checks = checks;
        this.overrides = overrides;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** Which rule, why, by which paper. */
    record Request(
            @NotBlank @Size(max = 10) String rule,
            @NotBlank @Size(max = 1000) String reason,
            @NotBlank @Size(max = 500) String document) {}

    /** What is announced; who granted it is known to the audit trail. */
    record Announced(OverrideId overrideId, CheckId checkId, String rule, String reason) {}

    List<CheckView.Override> execute(CheckId id, Request request) {
        CheckView check = checks.find(id);
        Fund fund = funds.locked(check.act().fundId());
        Verdict verdict = check.verdicts().stream()
                .filter(one -> one.rule().equals(request.rule()))
                .filter(one -> one.consequence() == Consequence.NEEDS_OVERRIDE)
                .filter(one -> Decision.REFUSED.name().equals(check.decision()))
                .findFirst()
                .orElseThrow(() -> FundProblem.FUND_OVERRIDE_NOT_POSSIBLE.at(
                        "/rule",
                        request.rule() + " 在该判定中不能放行或无需放行",
                        request.rule() + " cannot or need not be overridden in this judgement"));
        if (call.caller().userId().equals(check.askedBy())) {
            throw FundProblem.FUND_OVERRIDE_FOUR_EYES.problem();
        }
        if (overrides.of(id).stream().anyMatch(one -> one.rule().equals(request.rule()))) {
            throw FundProblem.FUND_OVERRIDE_NOT_POSSIBLE.at("/rule", "该规则已放行", "The rule is overridden already");
        }
        OverrideId override = new OverrideId(ids.next());
        sql.update(
                "insert into compliance_override (id, check_id, rule_id, act_digest, inputs_digest, reason, document,"
                        + " asked_by, granted_by, granted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                override.value(),
                id.value(),
                request.rule(),
                StoredJson.digest(check.act().onAnyDay()),
                Judged.inputsDigest(verdict),
                request.reason(),
                request.document(),
                check.askedBy(),
                call.caller().userId(),
                clock.instant());
        outbox.append(new NewEvent(
                FundStreams.COMPLIANCE,
                FundStreams.COMPLIANCE.type("overridden"),
                1,
                id,
                new Announced(override, id, request.rule(), request.reason()),
                null,
                fund.dataScope()));
        List<CheckView.Override> after = overrides.of(id);
        audit.record("GRANT_OVERRIDE", id.wire(), request.reason(), null, after);
        return after;
    }
}
