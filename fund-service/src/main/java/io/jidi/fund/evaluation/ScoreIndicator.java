package io.jidi.fund.evaluation;

import io.jidi.fund.FundProblem;
import io.jidi.fund.evaluation.rules.SchemeIndicator;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Scores one indicator of a scheme: by a value where the scheme has bands, by a person's points where it has none. */
@ApplicationScoped
class ScoreIndicator {

    private final Schemes schemes;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    ScoreIndicator(Schemes schemes, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call, Sql sql) {
        this.schemes = schemes;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /**
     * A score.
     *
     * @param party SOE or DEPT
     * @param subject who is scored: the code of a firm, a department or a fund
     * @param value where the scheme computes; null otherwise
     * @param points where a person scores; null otherwise
     */
    record Request(
            @NotNull @Pattern(regexp = "SOE|DEPT") String party,
            @NotBlank @Size(max = 60) String subject,
            @Min(2000) @Max(2100) int year,
            @NotBlank @Size(max = 20) String indicator,
            @Nullable @Digits(integer = 14, fraction = 6) BigDecimal value,
            @Nullable @Digits(integer = 6, fraction = 4) BigDecimal points,
            @NotBlank @Size(max = 500) String document) {}

    Schemes.SchemeSheet execute(SchemeId id, Request request) {
        Schemes.SchemeView scheme = schemes.find(id);
        SchemeIndicator indicator = scheme.indicators().stream()
                .filter(one ->
                        one.code().equals(request.indicator()) && one.party().equals(request.party()))
                .findFirst()
                .orElseThrow(() -> FundProblem.FUND_FIGURE_INVALID.at(
                        "/indicator",
                        "该方案没有指标 " + request.indicator(),
                        "The scheme has no indicator " + request.indicator()));
        sql.update(
                "insert into evaluation_scheme_score (id, scheme_id, party, subject, year, indicator, points, value,"
                        + " document, recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                request.party(),
                request.subject(),
                request.year(),
                request.indicator(),
                points(indicator, request),
                request.value(),
                request.document(),
                clock.instant(),
                call.caller().userId());
        Schemes.SchemeSheet sheet = schemes.sheet(scheme, request.party(), request.subject(), request.year());
        audit.record("SCORE_INDICATOR", id.wire(), request.document(), null, sheet);
        return sheet;
    }

    private static BigDecimal points(SchemeIndicator indicator, Request request) {
        BigDecimal value = request.value();
        BigDecimal points = request.points();
        if (indicator.computed()) {
            if (value == null || points != null) {
                throw FundProblem.FUND_FIGURE_INVALID.at("/value", "该指标按数值计分", "This indicator is scored by its value");
            }
            return indicator.points(value);
        }
        if (points == null || value != null || points.signum() < 0 || points.compareTo(indicator.max()) > 0) {
            throw FundProblem.FUND_FIGURE_INVALID.at(
                    "/points",
                    "该指标由人评分，0 至 " + indicator.max(),
                    "A person scores this indicator, 0 to " + indicator.max());
        }
        return points;
    }
}
