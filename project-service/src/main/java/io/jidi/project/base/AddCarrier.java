package io.jidi.project.base;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Adds a carrier (园区) with its limits; one that changes its limits ends and begins anew. */
@ApplicationScoped
class AddCarrier {

    private final BaseIndustry bases;
    private final Sql sql;
    private final BaseTelling telling;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final BusinessDay day;

    AddCarrier(BaseIndustry bases, Sql sql, BaseTelling telling, AuditTrail audit, Uuid7 ids, BusinessDay day) {
        this.bases = bases;
        this.sql = sql;
        this.telling = telling;
        this.audit = audit;
        this.ids = ids;
        this.day = day;
    }

    /** @param core whether it counts for the agglomeration */
    @Schema(name = "AddCarrier")
    public record Request(
            @NotBlank @Size(max = 100) String name,
            boolean core,
            @NotBlank @Size(max = 2000) String boundary,
            @NotBlank @Size(max = 300) String source,
            @NotNull LocalDate fromDate,
            @Nullable LocalDate toDate) {}

    void execute(BaseId id, Request request) {
        IndustryBase base = bases.toChange(id);
        LocalDate to = request.toDate();
        if (to != null && to.isBefore(request.fromDate())) {
            throw ProjectProblem.BASE_PART_REFUSED.at("/toDate", "止日早于起日", "It ends before it begins");
        }
        long taken = sql.number(
                "select count(*) from base_carrier where base_id = ? and name = ?"
                        + " and daterange(from_date, to_date, '[]') && daterange(?, ?, '[]')",
                id.value(),
                request.name().strip(),
                request.fromDate(),
                to);
        if (taken > 0) {
            throw ProjectProblem.BASE_PART_REFUSED.at(
                    "/name", "该载体在此期间已登记", "The carrier is entered for this time already");
        }
        sql.update(
                "insert into base_carrier (id, base_id, name, core, boundary, source, from_date, to_date, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                request.name().strip(),
                request.core(),
                request.boundary().strip(),
                request.source().strip(),
                request.fromDate(),
                to,
                day.now());
        telling.carrier(base, request.name().strip(), request.fromDate());
        audit.record("ADD_CARRIER", id.wire(), null, null, request);
    }
}
