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
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;

/** Records a figure of a fund's year with its document; a later one takes the place of an earlier one. */
@ApplicationScoped
class RecordFigure {

    private final Funds funds;
    private final ScoreEditions editions;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    RecordFigure(
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
     * A figure.
     *
     * @param input key of an input that is recorded, not read from the books
     * @param value a rate as a fraction, yes and no as 1 and 0
     */
    record Request(
            @Min(2000) @Max(2100) int year,
            @NotBlank @Size(max = 60) String input,
            @NotNull @Digits(integer = 14, fraction = 6) BigDecimal value,
            @NotBlank @Size(max = 500) String document) {}

    /** What was recorded. */
    public record Recorded(InputId id, FundId fundId, int year, String input, BigDecimal value, String document) {}

    Recorded execute(FundId id, Request request) {
        funds.locked(id);
        if (editions.input(request.input(), Source.RECORDED).isEmpty()) {
            throw FundProblem.FUND_FIGURE_INVALID.at(
                    "/input",
                    "没有可登记的指标值 " + request.input(),
                    "No figure that can be recorded is called " + request.input());
        }
        InputId recorded = new InputId(ids.next());
        sql.update(
                "insert into evaluation_input (id, fund_id, year, input, value, document, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                recorded.value(),
                id.value(),
                request.year(),
                request.input(),
                request.value(),
                request.document(),
                clock.instant(),
                call.caller().userId());
        Recorded after =
                new Recorded(recorded, id, request.year(), request.input(), request.value(), request.document());
        audit.record("RECORD_FIGURE", recorded.wire(), request.document(), null, after);
        return after;
    }
}
