package io.jidi.enterprise.chain;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who supplies whom with what, from when to when. */
@ApplicationScoped
class SupplyLinks {

    private static final String SELECT =
            "select l.*, s.name as supplier_name, c.name as customer_name from supply_link l"
                    + " join enterprise s on s.id = l.supplier_id join enterprise c on c.id = l.customer_id";

    private final Sql sql;
    private final EnterpriseRegistry registry;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    SupplyLinks(
            Sql sql,
            EnterpriseRegistry registry,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.sql = sql;
        this.registry = registry;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** A supplier of the enterprise. */
    @Schema(name = "LinkSupplier")
    public record Linking(
            @NotNull EnterpriseId supplierId,

            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*") @Schema(examples = "谐波减速器")
            String product,

            @NotNull @Schema(description = "自该日起 | First day")
            LocalDate from,

            @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*") @Schema(description = "依据 | Evidence")
            String evidence) {}

    /** A link as it stands. */
    @Schema(name = "SupplyLink")
    public record View(
            SupplyLinkId id,
            EnterpriseId supplierId,
            String supplierName,
            EnterpriseId customerId,
            String customerName,
            String product,
            LocalDate from,
            @Nullable LocalDate to,
            String evidence,
            @Nullable String endReason,
            String recordedBy,
            Instant recordedAt) {}

    /** Data of {@code …supply.changed}. */
    record Changed(
            EnterpriseId supplierId,
            String supplierCode,
            String supplierName,
            EnterpriseId customerId,
            String customerCode,
            String customerName,
            String product,
            String change,
            LocalDate on) {}

    View link(EnterpriseId customerId, Linking linking) {
        if (linking.supplierId().equals(customerId)) {
            throw EnterpriseProblem.ENTERPRISE_CHAIN_INVALID.at(
                    "/supplierId", "供应商不能是企业自己", "An enterprise is no supplier of itself");
        }
        EnterpriseRegistry.Registered customer = registry.get(customerId);
        EnterpriseRegistry.Registered supplier = registry.lock(linking.supplierId());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        if (linking.from().isAfter(today)) {
            throw EnterpriseProblem.ENTERPRISE_DATE_IN_FUTURE.at(
                    "/from", linking.from() + " 晚于今天 " + today, linking.from() + " is after today, " + today);
        }
        String product = linking.product().strip();
        boolean there = of(customerId).stream()
                .anyMatch(view -> view.supplierId().equals(linking.supplierId())
                        && view.product().equals(product)
                        && view.to() == null);
        if (there) {
            throw EnterpriseProblem.ENTERPRISE_CHAIN_INVALID.at(
                    "/supplierId", "该供应关系已登记", "This link is there already");
        }
        SupplyLinkId id = new SupplyLinkId(ids.next());
        sql.update(
                "insert into supply_link (id, supplier_id, customer_id, product, from_date, evidence, recorded_by,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                supplier.id().value(),
                customer.id().value(),
                product,
                linking.from(),
                linking.evidence().strip(),
                call.caller().userId(),
                clock.instant());
        View view = find(id).orElseThrow();
        tell(supplier, customer, view, "LINKED", linking.from());
        audit.record("LINK_SUPPLIER", id.wire(), null, null, linking);
        return view;
    }

    View end(EnterpriseId customerId, SupplyLinkId id, ChainPositions.Ending ending) {
        EnterpriseRegistry.Registered customer = registry.get(customerId);
        View held = find(id).filter(view -> view.customerId().equals(customerId))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        EnterpriseRegistry.Registered supplier = registry.lock(held.supplierId());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        ChainPositions.refuseEnding(held.from(), find(id).orElseThrow().to(), ending, today);
        sql.update(
                "update supply_link set to_date = ?, end_reason = ?, ended_by = ? where id = ?",
                ending.on(),
                ending.reason().strip(),
                call.caller().userId(),
                id.value());
        View ended = find(id).orElseThrow();
        tell(supplier, customer, ended, "ENDED", ending.on());
        audit.record("END_SUPPLY", id.wire(), ending.reason(), held, ended);
        return ended;
    }

    /** Told of the supplier; the customer's people may see it, too. */
    private void tell(
            EnterpriseRegistry.Registered supplier,
            EnterpriseRegistry.Registered customer,
            View view,
            String change,
            LocalDate on) {
        Changed changed = new Changed(
                supplier.id(),
                supplier.creditCode(),
                supplier.name(),
                customer.id(),
                customer.creditCode(),
                customer.name(),
                view.product(),
                change,
                on);
        outbox.append(new NewEvent(
                EnterpriseEvents.STREAM,
                EnterpriseEvents.SUPPLY_CHANGED,
                1,
                supplier.id(),
                changed,
                on,
                supplier.dataScope() + ",enterprise:" + customer.creditCode()));
    }

    Optional<View> find(SupplyLinkId id) {
        return sql.first(SELECT + " where l.id = ?", SupplyLinks::view, id.value());
    }

    /** Every link in which it supplies or is supplied, the latest first. */
    List<View> of(EnterpriseId enterprise) {
        return sql.list(
                SELECT + " where l.supplier_id = ? or l.customer_id = ?"
                        + " order by l.to_date desc nulls first, l.from_date desc, l.id",
                SupplyLinks::view,
                enterprise.value(),
                enterprise.value());
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                new SupplyLinkId(row.getObject("id", UUID.class)),
                new EnterpriseId(row.getObject("supplier_id", UUID.class)),
                row.getString("supplier_name"),
                new EnterpriseId(row.getObject("customer_id", UUID.class)),
                row.getString("customer_name"),
                row.getString("product"),
                Objects.requireNonNull(row.getObject("from_date", LocalDate.class)),
                row.getObject("to_date", LocalDate.class),
                row.getString("evidence"),
                row.getString("end_reason"),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
