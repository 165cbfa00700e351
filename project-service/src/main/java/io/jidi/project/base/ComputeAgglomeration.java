package io.jidi.project.base;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.base.rules.Agglomeration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Files the carriers' figures of a year and computes every definition from them, as a new revision. */
@ApplicationScoped
class ComputeAgglomeration {

    private final BaseIndustry bases;
    private final Sql sql;
    private final BaseTelling telling;
    private final AuditTrail audit;
    private final BusinessDay day;

    ComputeAgglomeration(BaseIndustry bases, Sql sql, BaseTelling telling, AuditTrail audit, BusinessDay day) {
        this.bases = bases;
        this.sql = sql;
        this.telling = telling;
        this.audit = audit;
        this.day = day;
    }

    /**
     * @param status 快报 or 年报
     * @param figures one per carrier in force on 31 December of the year; a carrier without figures cannot be left out
     */
    @Schema(name = "ComputeAgglomeration")
    public record Request(
            @Min(2000) @Max(2100) int year,
            @NotNull Status status,
            @NotBlank @Size(max = 300) String source,
            @NotNull @Size(min = 1, max = 200) List<@Valid @NotNull Figure> figures) {}

    /** How final the figures are. */
    @Schema(name = "FigureStatus")
    public enum Status {
        PRELIMINARY,
        ANNUAL
    }

    /** Of a carrier: revenue in yuan, enterprises counted at their place of production. */
    @Schema(name = "CarrierFigure")
    public record Figure(
            @NotBlank @Size(max = 100) String carrier,
            @NotNull @Valid Money leadingRevenue,
            @NotNull @Valid Money totalRevenue,
            @PositiveOrZero int leadingEnterprises,
            @PositiveOrZero int totalEnterprises) {}

    void execute(BaseId id, Request request) {
        IndustryBase base = bases.toChange(id);
        List<BaseIndustry.Carrier> carriers = bases.carriers(id, LocalDate.of(request.year(), 12, 31));
        List<Agglomeration.Carrier> counted = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        carriers.forEach(one -> missing.add(one.name()));
        for (int i = 0; i < request.figures().size(); i++) {
            Figure figure = request.figures().get(i);
            String at = "/figures/" + i;
            BaseIndustry.Carrier carrier = carriers.stream()
                    .filter(one -> one.name().equals(figure.carrier()) && missing.contains(one.name()))
                    .findFirst()
                    .orElseThrow(() -> ProjectProblem.BASE_PART_REFUSED.at(
                            at + "/carrier",
                            "年末没有该载体，或重复填报",
                            "There is no such carrier at the year's end, or it is named twice"));
            missing.remove(carrier.name());
            BigDecimal leading = Yuan.of(figure.leadingRevenue(), at + "/leadingRevenue");
            BigDecimal total = Yuan.of(figure.totalRevenue(), at + "/totalRevenue");
            if (leading.compareTo(total) > 0 || figure.leadingEnterprises() > figure.totalEnterprises()) {
                throw ProjectProblem.BASE_PART_REFUSED.at(
                        at, "主导产业大于全部", "The leading industries are more than the whole");
            }
            keep(carrier.id().value(), request, figure, leading, total);
            counted.add(new Agglomeration.Carrier(carrier.core(), leading, total, figure.leadingEnterprises()));
        }
        if (!missing.isEmpty()) {
            throw ProjectProblem.BASE_PART_REFUSED.at(
                    "/figures", "缺少载体：" + missing, "Figures are missing for " + missing);
        }
        store(id, request, carriers, counted);
        telling.agglomerations(base, request.year());
        audit.record("COMPUTE_AGGLOMERATION", id.wire(), null, null, request);
    }

    private void keep(UUID carrier, Request request, Figure figure, BigDecimal leading, BigDecimal total) {
        sql.update(
                "insert into base_carrier_figure (carrier_id, figure_year, revision, status, leading_revenue,"
                        + " total_revenue, leading_enterprises, total_enterprises, source, recorded_at)"
                        + " select ?, ?, coalesce(max(revision), 0) + 1, ?, ?, ?, ?, ?, ?, ? from base_carrier_figure"
                        + " where carrier_id = ? and figure_year = ?",
                carrier,
                request.year(),
                request.status(),
                leading,
                total,
                figure.leadingEnterprises(),
                figure.totalEnterprises(),
                request.source().strip(),
                day.now(),
                carrier,
                request.year());
    }

    private void store(
            BaseId id, Request request, List<BaseIndustry.Carrier> carriers, List<Agglomeration.Carrier> counted) {
        int enterprises =
                request.figures().stream().mapToInt(Figure::leadingEnterprises).sum();
        for (Agglomeration.Definition definition : Agglomeration.Definition.values()) {
            Agglomeration value = Agglomeration.of(definition, counted);
            sql.update(
                    "insert into base_agglomeration (base_id, figure_year, definition, revision, numerator, denominator,"
                            + " carriers, carriers_version, enterprises, status, hhi, cr3, recorded_at)"
                            + " select ?, ?, ?, coalesce(max(revision), 0) + 1, ?, ?, ?, ?, ?, ?, cast(? as numeric),"
                            + " cast(? as numeric), ? from base_agglomeration"
                            + " where base_id = ? and figure_year = ? and definition = ?",
                    id.value(),
                    request.year(),
                    definition.code(),
                    value.numerator(),
                    value.denominator(),
                    carriers.size(),
                    BaseIndustry.version(carriers),
                    enterprises,
                    request.status(),
                    BaseIndustry.display(Agglomeration.hhi(counted)),
                    BaseIndustry.display(Agglomeration.cr3(counted)),
                    day.now(),
                    id.value(),
                    request.year(),
                    definition.code());
        }
    }
}
