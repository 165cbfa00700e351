package io.jidi.project.base;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Enters the revenue of a city or of the province, for location quotients; a later entry replaces it. */
@ApplicationScoped
class EnterRegionRevenue {

    private final ProgrammeSeed programme;
    private final Sql sql;
    private final AuditTrail audit;
    private final BusinessDay day;

    EnterRegionRevenue(ProgrammeSeed programme, Sql sql, AuditTrail audit, BusinessDay day) {
        this.programme = programme;
        this.sql = sql;
        this.audit = audit;
        this.day = day;
    }

    /** Revenue of the AI industry and of all industries, yuan. */
    @Schema(name = "EnterRegionRevenue")
    public record Request(
            @NotNull String regionCode,
            @Min(2000) @Max(2100) int year,
            @NotNull @Valid Money leadingRevenue,
            @NotNull @Valid Money totalRevenue,
            @NotBlank @Size(max = 300) String source) {}

    void execute(Request request) {
        programme.requireRegion(request.regionCode(), "/regionCode");
        BigDecimal leading = Yuan.of(request.leadingRevenue(), "/leadingRevenue");
        BigDecimal total = Yuan.of(request.totalRevenue(), "/totalRevenue");
        if (leading.compareTo(total) > 0) {
            throw ProjectProblem.BASE_PART_REFUSED.at("/leadingRevenue", "主导产业大于全部", "More than the whole");
        }
        sql.update(
                "insert into region_revenue (region_code, figure_year, leading_revenue, total_revenue, source,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?) on conflict (region_code, figure_year) do update set"
                        + " leading_revenue = excluded.leading_revenue, total_revenue = excluded.total_revenue,"
                        + " source = excluded.source, recorded_at = excluded.recorded_at",
                request.regionCode(),
                request.year(),
                leading,
                total,
                request.source().strip(),
                day.now());
        audit.record("ENTER_REGION_REVENUE", "region:" + request.regionCode(), null, null, request);
    }
}
