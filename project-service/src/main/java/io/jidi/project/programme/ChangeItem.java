package io.jidi.project.programme;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.http.Versions;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Replaces what an item says; its kind stays, and so does whether it is restricted: it has been told or not. */
@ApplicationScoped
class ChangeItem {

    private final EntityManager entities;
    private final Items items;
    private final AuditTrail audit;
    private final BusinessDay day;

    ChangeItem(EntityManager entities, Items items, AuditTrail audit, BusinessDay day) {
        this.entities = entities;
        this.items = items;
        this.audit = audit;
        this.day = day;
    }

    ItemView execute(ItemId id, @Nullable String ifMatch, ItemContent content) {
        items.requireVisible(id);
        // Before the item is locked: this holds the project that is to be named.
        items.require(content);
        Item item = items.writable(id);
        Versions.requireMatch(ifMatch, item.version());
        if (!content.kind().equals(item.kind())) {
            throw ProjectProblem.ITEM_KIND_REFUSED.at("/kind", "类别不能更改", "The kind of an item stays");
        }
        if (Boolean.TRUE.equals(content.restricted()) != item.restricted()) {
            throw ProjectProblem.ITEM_KIND_REFUSED.at(
                    "/restricted", "是否受限在登记时确定", "Whether it is restricted was settled when it was registered");
        }
        ItemView before = items.whole(item);
        item.change(content, day.now());
        entities.flush();
        ItemView after = items.tell(item, null);
        audit.record("CHANGE_ITEM", id.wire(), null, before, after);
        return after;
    }
}
