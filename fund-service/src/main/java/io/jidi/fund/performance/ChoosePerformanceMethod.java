package io.jidi.fund.performance;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;

/** Settles once how the flows of a fund are told in the ILPA performance template (fund.md 3.7: one method for its life). */
@ApplicationScoped
class ChoosePerformanceMethod {

    private final Funds funds;
    private final PerformanceTemplate template;
    private final AuditTrail audit;
    private final CallContext call;
    private final Sql sql;
    private final Clock clock;

    ChoosePerformanceMethod(
            Funds funds, PerformanceTemplate template, AuditTrail audit, CallContext call, Sql sql, Clock clock) {
        this.funds = funds;
        this.template = template;
        this.audit = audit;
        this.call = call;
        this.sql = sql;
        this.clock = clock;
    }

    /** The method, and what the investors agreed it by. */
    record Request(
            @NotNull PerformanceTemplate.Method method,
            @NotBlank @Size(max = 500) String reason) {}

    /** What is kept. */
    public record Chosen(FundId fundId, PerformanceTemplate.Method method, String reason, Instant recordedAt) {}

    Chosen execute(FundId id, Request request) {
        Fund fund = funds.locked(id);
        template.kept(fund).ifPresent(kept -> {
            throw FundProblem.FUND_METHOD_KEPT.problem("该基金采用 " + kept, "The fund tells them by " + kept);
        });
        Chosen chosen = new Chosen(id, request.method(), request.reason(), clock.instant());
        sql.update(
                "insert into performance_method (fund_id, method, reason, recorded_at, actor) values (?, ?, ?, ?, ?)",
                id.value(),
                chosen.method(),
                chosen.reason(),
                chosen.recordedAt(),
                call.caller().userId());
        audit.record("CHOOSE_PERFORMANCE_METHOD", id.wire(), request.reason(), null, chosen);
        return chosen;
    }
}
