package io.jidi.project.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.programme.rules.ItemStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Enters what the policy itself names: six projects, platforms, events and titles. Only what is not there yet, so that it may be
 * asked again. Their status is {@code NAMED}: the policy does not say how they stand.
 */
@ApplicationScoped
class EnterNamedItems {

    private static final String SOURCE = "安徽省新一代人工智能产业基地建设实施方案";

    private final ShippedProgramme programme;
    private final ProgrammeSeed seed;
    private final EntityManager entities;
    private final Items items;
    private final Sql sql;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final BusinessDay day;
    private final ObjectMapper json;

    EnterNamedItems(
            ShippedProgramme programme,
            ProgrammeSeed seed,
            EntityManager entities,
            Items items,
            Sql sql,
            AuditTrail audit,
            Uuid7 ids,
            BusinessDay day,
            ObjectMapper json) {
        this.programme = programme;
        this.seed = seed;
        this.entities = entities;
        this.items = items;
        this.sql = sql;
        this.audit = audit;
        this.ids = ids;
        this.day = day;
        this.json = json;
    }

    /** The items that were new. */
    List<ItemView> execute() {
        sql.list("select pg_advisory_xact_lock(hashtext('named-items'))", row -> 0);
        Set<String> there = new HashSet<>(
                sql.list("select seed_code from register_item where seed_code is not null", row -> row.getString(1)));
        Set<String> bases = new HashSet<>(sql.list("select code from industry_base", row -> row.getString(1)));
        List<ItemView> entered = new ArrayList<>();
        named(bases).forEach((code, content) -> {
            if (there.add(code)) {
                entered.add(enter(code, content));
            }
        });
        return entered;
    }

    private ItemView enter(String code, ItemContent content) {
        items.require(content);
        Item item = new Item(new ItemId(ids.next()), code, ItemStatus.NAMED, content, day.now());
        entities.persist(item);
        entities.flush();
        items.step(item, null, "方案点名 | Named by the policy", List.of(), null);
        ItemView view = items.tell(item, null);
        audit.record("ENTER_NAMED_ITEM", item.id().wire(), null, null, view);
        return view;
    }

    private Map<String, ItemContent> named(Set<String> bases) {
        Map<String, ItemContent> named = new LinkedHashMap<>();
        programme
                .namedItems()
                .forEach(one -> named.put(
                        one.code(),
                        content(
                                one.kind(),
                                one.nameZh(),
                                one.attributes(),
                                one.base() != null && bases.contains(one.base()) ? one.base() : null,
                                one.measure(),
                                one.region(),
                                one.policyRow(),
                                false)));
        seed.namedProjects()
                .forEach(one -> named.put(
                        one.code(),
                        content(
                                "NAMED_PROJECT",
                                one.nameZh(),
                                json.createObjectNode()
                                        .put("seedCode", one.code())
                                        .put("section", one.section()),
                                null,
                                "T2",
                                one.region(),
                                one.policyRow(),
                                one.restricted())));
        return named;
    }

    private static ItemContent content(
            String kind,
            String name,
            JsonNode attributes,
            @Nullable String base,
            @Nullable String measure,
            @Nullable String region,
            int row,
            boolean restricted) {
        return new ItemContent(
                kind, name, attributes, null, base, measure, null, region, row, null, null, restricted, SOURCE);
    }
}
