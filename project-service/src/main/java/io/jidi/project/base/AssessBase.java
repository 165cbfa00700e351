package io.jidi.project.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.base.rules.AssessmentSheet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Files the yearly sheet of a base: points, veto, band. Said once a year. */
@ApplicationScoped
class AssessBase {

    private final BaseIndustry bases;
    private final Sql sql;
    private final AuditTrail audit;
    private final BusinessDay day;
    private final ObjectMapper json;

    AssessBase(BaseIndustry bases, Sql sql, AuditTrail audit, BusinessDay day, ObjectMapper json) {
        this.bases = bases;
        this.sql = sql;
        this.audit = audit;
        this.day = day;
        this.json = json;
    }

    /** @param majorAccident 重大事故: puts the base into D */
    @Schema(name = "AssessBase")
    public record Request(
            @Min(2000) @Max(2100) int year,
            @NotNull Map<AssessmentSheet.@NotNull Item, @NotNull BigDecimal> points,
            boolean majorAccident,
            @NotBlank @Size(max = 2000) String evidence) {}

    /** @param exitProposed D in two years running */
    public record Outcome(
            int year, BigDecimal total, AssessmentSheet.Band band, boolean exitProposed, String editionId) {}

    Outcome execute(BaseId id, Request request) {
        bases.toChange(id);
        AssessmentSheet sheet = bases.sheet();
        sheet.refusal(request.points()).ifPresent(reason -> {
            throw ProjectProblem.BASE_PART_REFUSED.at("/points", reason.zh(), reason.en());
        });
        AssessmentSheet.@Nullable Band before = sql.first(
                        "select band from base_assessment where base_id = ? and assessed_year = ?",
                        row -> AssessmentSheet.Band.valueOf(row.getString(1)),
                        id.value(),
                        request.year() - 1)
                .orElse(null);
        AssessmentSheet.Verdict verdict = sheet.verdict(request.points(), request.majorAccident(), before);
        int added = sql.update(
                "insert into base_assessment (base_id, assessed_year, edition_id, points, major_accident, evidence,"
                        + " total, band, consequence, recorded_at) values (?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                id.value(),
                request.year(),
                bases.editionId(),
                written(request.points()),
                request.majorAccident(),
                request.evidence().strip(),
                verdict.total(),
                verdict.band(),
                verdict.exitProposed() ? "WARNING_AND_EXIT_PROPOSAL" : "NONE",
                day.now());
        if (added == 0) {
            throw ProjectProblem.BASE_PART_REFUSED.at("/year", "该年度已考核", "The year is assessed already");
        }
        audit.record("ASSESS_BASE", id.wire(), null, null, request);
        return new Outcome(request.year(), verdict.total(), verdict.band(), verdict.exitProposed(), bases.editionId());
    }

    private String written(Map<AssessmentSheet.Item, BigDecimal> points) {
        try {
            return json.writeValueAsString(points);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("points that were read cannot be written", e);
        }
    }
}
