package io.jidi.project.base;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ends a carrier; figures of the years before keep it. */
@ApplicationScoped
class EndCarrier {

    private final BaseIndustry bases;
    private final Sql sql;
    private final BaseTelling telling;
    private final AuditTrail audit;

    EndCarrier(BaseIndustry bases, Sql sql, BaseTelling telling, AuditTrail audit) {
        this.bases = bases;
        this.sql = sql;
        this.telling = telling;
        this.audit = audit;
    }

    /** The last day on which it belongs to the base. */
    @Schema(name = "EndCarrier")
    public record Request(
            @NotBlank @Size(max = 100) String name, @NotNull LocalDate toDate) {}

    void execute(BaseId id, Request request) {
        IndustryBase base = bases.toChange(id);
        int ended = sql.update(
                "update base_carrier set to_date = ? where base_id = ? and name = ? and to_date is null"
                        + " and from_date <= ?",
                request.toDate(),
                id.value(),
                request.name().strip(),
                request.toDate());
        if (ended == 0) {
            throw ProjectProblem.BASE_PART_REFUSED.at(
                    "/name", "没有可于该日终止的载体", "No carrier of this name can end on that day");
        }
        telling.carrier(base, request.name().strip(), request.toDate());
        audit.record("END_CARRIER", id.wire(), null, null, request);
    }
}
