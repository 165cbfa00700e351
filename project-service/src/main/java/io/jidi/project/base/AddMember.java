package io.jidi.project.base;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Enters an enterprise as a member of the base, leading (龙头) or supporting (配套). */
@ApplicationScoped
class AddMember {

    private final BaseIndustry bases;
    private final Sql sql;
    private final AuditTrail audit;
    private final Uuid7 ids;

    AddMember(BaseIndustry bases, Sql sql, AuditTrail audit, Uuid7 ids) {
        this.bases = bases;
        this.sql = sql;
        this.audit = audit;
        this.ids = ids;
    }

    /** @param leadingIndustry whether it belongs to one of the leading industries */
    @Schema(name = "AddBaseMember")
    public record Request(
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}") String creditCode,

            @NotBlank @Size(max = 200) String name,
            @NotNull Role role,
            boolean leadingIndustry,
            @NotNull LocalDate fromDate,
            @Nullable LocalDate toDate) {}

    /** What a member is to the chain. */
    @Schema(name = "BaseMemberRole")
    public enum Role {
        LEADING,
        SUPPORTING
    }

    void execute(BaseId id, Request request) {
        bases.toChange(id);
        LocalDate to = request.toDate();
        if (to != null && to.isBefore(request.fromDate())) {
            throw ProjectProblem.BASE_PART_REFUSED.at("/toDate", "止日早于起日", "It ends before it begins");
        }
        long taken = sql.number(
                "select count(*) from base_member where base_id = ? and credit_code = ?"
                        + " and daterange(from_date, to_date, '[]') && daterange(?, ?, '[]')",
                id.value(),
                request.creditCode(),
                request.fromDate(),
                to);
        if (taken > 0) {
            throw ProjectProblem.BASE_PART_REFUSED.at("/creditCode", "该企业在此期间已是成员", "It is a member then already");
        }
        sql.update(
                "insert into base_member (id, base_id, credit_code, name, role, leading_industry, from_date, to_date)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                request.creditCode(),
                request.name().strip(),
                request.role(),
                request.leadingIndustry(),
                request.fromDate(),
                to);
        audit.record("ADD_BASE_MEMBER", id.wire(), null, null, request);
    }
}
