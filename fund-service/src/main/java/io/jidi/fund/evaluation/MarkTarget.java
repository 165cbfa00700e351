package io.jidi.fund.evaluation;

import io.jidi.fund.FundProblem;
import io.jidi.fund.evaluation.rules.Source;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;

/** Says of an enterprise whether money in it counts towards a share: green, early and small, key field … */
@ApplicationScoped
class MarkTarget {

    private final Funds funds;
    private final ScoreEditions editions;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    MarkTarget(
            Funds funds, ScoreEditions editions, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call, Sql sql) {
        this.funds = funds;
        this.editions = editions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /**
     * A mark.
     *
     * @param input key of an input that is a share of the invested money
     */
    record Request(
            @NotBlank @Pattern(regexp = "[0-9A-HJ-NPQRTUWXY]{18}")
            String creditCode,

            @NotBlank @Size(max = 60) String input,
            @NotNull Boolean applies,
            @NotBlank @Size(max = 500) String document) {}

    /** What was said. */
    public record Mark(FundId fundId, String creditCode, String input, boolean applies, String document) {}

    Mark execute(FundId id, Request request) {
        funds.locked(id);
        if (editions.input(request.input(), Source.TAG).isEmpty()) {
            throw FundProblem.FUND_FIGURE_INVALID.at(
                    "/input", request.input() + " 不是按标的标记的指标", request.input() + " is not a share of marked targets");
        }
        sql.update(
                "insert into evaluation_tag (id, fund_id, credit_code, tag, applies, document, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                request.creditCode(),
                request.input(),
                request.applies(),
                request.document(),
                clock.instant(),
                call.caller().userId());
        Mark mark = new Mark(id, request.creditCode(), request.input(), request.applies(), request.document());
        audit.record("MARK_TARGET", id.wire(), request.document(), null, mark);
        return mark;
    }
}
