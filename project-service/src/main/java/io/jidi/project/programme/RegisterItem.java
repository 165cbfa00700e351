package io.jidi.project.programme;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.programme.rules.ItemStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Puts an item into the register. */
@ApplicationScoped
class RegisterItem {

    private final EntityManager entities;
    private final Items items;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final BusinessDay day;

    RegisterItem(EntityManager entities, Items items, AuditTrail audit, Uuid7 ids, BusinessDay day) {
        this.entities = entities;
        this.items = items;
        this.audit = audit;
        this.ids = ids;
        this.day = day;
    }

    /**
     * @param status where it stands when it is registered; not {@code NAMED}, which only the policy gives
     * @param evidence references of documents; needed for {@code ACHIEVED}
     */
    @Schema(name = "NewRegisterItem")
    record Request(
            @Valid @NotNull ItemContent item,
            @NotNull ItemStatus status,
            @NotBlank @Size(max = 500) String reason,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 500) String> evidence,
            @Nullable LocalDate effectiveDate) {}

    ItemView execute(Request request) {
        items.require(request.item());
        if (request.status() == ItemStatus.NAMED) {
            throw ProjectProblem.ITEM_STEP_REFUSED.at("/status", "点名只来自方案", "Only the policy names an item");
        }
        requireEvidence(request.status(), request.evidence());
        requirePast(request.effectiveDate(), day.today());
        Item item = new Item(new ItemId(ids.next()), null, request.status(), request.item(), day.now());
        entities.persist(item);
        entities.flush();
        items.step(item, null, request.reason(), request.evidence(), request.effectiveDate());
        ItemView view = items.tell(item, request.effectiveDate());
        audit.record("REGISTER_ITEM", item.id().wire(), request.reason(), null, view);
        return view;
    }

    static void requireEvidence(ItemStatus status, List<String> evidence) {
        if (status == ItemStatus.ACHIEVED && evidence.isEmpty()) {
            throw ProjectProblem.ITEM_STEP_REFUSED.at(
                    "/evidence", "达成须附证据", "What is achieved is achieved with evidence");
        }
    }

    static void requirePast(@Nullable LocalDate effective, LocalDate today) {
        if (effective != null && effective.isAfter(today)) {
            throw ProjectProblem.ITEM_STEP_REFUSED.at(
                    "/effectiveDate", "生效日期不得晚于今天", "The date does not lie after today");
        }
    }
}
