package io.jidi.project.programme;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.http.Versions;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.programme.rules.ItemStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes an item from one status to another. */
@ApplicationScoped
class MoveItem {

    private final EntityManager entities;
    private final Items items;
    private final AuditTrail audit;
    private final BusinessDay day;

    MoveItem(EntityManager entities, Items items, AuditTrail audit, BusinessDay day) {
        this.entities = entities;
        this.items = items;
        this.audit = audit;
        this.day = day;
    }

    /** @param evidence references of documents; needed for {@code ACHIEVED} */
    @Schema(name = "MoveItem")
    record Request(
            @NotNull ItemStatus to,
            @NotBlank @Size(max = 500) String reason,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 500) String> evidence,
            @Nullable LocalDate effectiveDate) {}

    ItemView execute(ItemId id, @Nullable String ifMatch, Request request) {
        Item item = items.writable(id);
        Versions.requireMatch(ifMatch, item.version());
        ItemStatus from = item.status();
        if (!from.next().contains(request.to())) {
            throw ProjectProblem.ITEM_STEP_REFUSED.at(
                    "/to", "不能由 " + from + " 变为 " + request.to(), "No step leads from " + from + " to " + request.to());
        }
        RegisterItem.requireEvidence(request.to(), request.evidence());
        RegisterItem.requirePast(request.effectiveDate(), day.today());
        ItemView before = items.whole(item);
        item.enter(request.to(), day.now());
        entities.flush();
        items.step(item, from, request.reason(), request.evidence(), request.effectiveDate());
        ItemView after = items.tell(item, request.effectiveDate());
        audit.record("MOVE_ITEM", id.wire(), request.reason(), before, after);
        return after;
    }
}
