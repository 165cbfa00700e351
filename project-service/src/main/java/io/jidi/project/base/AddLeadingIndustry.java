package io.jidi.project.base;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Names an industry that leads the base (主导产业). */
@ApplicationScoped
class AddLeadingIndustry {

    private final BaseIndustry bases;
    private final Sql sql;
    private final AuditTrail audit;

    AddLeadingIndustry(BaseIndustry bases, Sql sql, AuditTrail audit) {
        this.bases = bases;
        this.sql = sql;
        this.audit = audit;
    }

    /** @param industryCode GB/T 4754 with the letter of its section */
    @Schema(name = "AddLeadingIndustry")
    public record Request(
            @NotNull @Pattern(regexp = "[A-T][0-9]{2,4}") String industryCode,

            @NotBlank @Size(max = 100) String name,
            @NotNull LocalDate fromDate) {}

    void execute(BaseId id, Request request) {
        bases.toChange(id);
        long taken = sql.number(
                "select count(*) from base_leading_industry where base_id = ? and industry_code = ? and to_date is null",
                id.value(),
                request.industryCode());
        if (taken > 0) {
            throw ProjectProblem.BASE_PART_REFUSED.at("/industryCode", "该主导产业已登记", "The industry is entered already");
        }
        sql.update(
                "insert into base_leading_industry (base_id, industry_code, name, from_date) values (?, ?, ?, ?)",
                id.value(),
                request.industryCode(),
                request.name().strip(),
                request.fromDate());
        audit.record("ADD_LEADING_INDUSTRY", id.wire(), null, null, request);
    }
}
