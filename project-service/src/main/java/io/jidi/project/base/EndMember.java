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

/** Ends a membership that has no end yet; it may be entered again for a later time. */
@ApplicationScoped
class EndMember {

    private final BaseIndustry bases;
    private final Sql sql;
    private final AuditTrail audit;

    EndMember(BaseIndustry bases, Sql sql, AuditTrail audit) {
        this.bases = bases;
        this.sql = sql;
        this.audit = audit;
    }

    /** @param toDate the last day on which it is a member */
    @Schema(name = "EndBaseMember")
    public record Request(
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}") String creditCode,

            @NotNull LocalDate toDate,
            @NotBlank @Size(max = 300) String reason) {}

    void execute(BaseId id, Request request) {
        bases.toChange(id);
        int ended = sql.update(
                "update base_member set to_date = ?, end_reason = ? where base_id = ? and credit_code = ?"
                        + " and to_date is null and from_date <= ?",
                request.toDate(),
                request.reason().strip(),
                id.value(),
                request.creditCode(),
                request.toDate());
        if (ended == 0) {
            throw ProjectProblem.BASE_PART_REFUSED.at(
                    "/creditCode", "没有可于该日终止的成员资格", "No membership of this code can end on that day");
        }
        audit.record("END_BASE_MEMBER", id.wire(), request.reason(), null, request);
    }
}
