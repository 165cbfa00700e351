package io.jidi.project.programme;

import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectEvents;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Territory;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.library.Projects;
import io.jidi.project.programme.rules.ItemStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds items within the caller's scope, writes their steps and tells of them. */
@ApplicationScoped
class Items {

    private final EntityManager entities;
    private final Sql sql;
    private final CallContext call;
    private final BusinessDay day;
    private final Uuid7 ids;
    private final Outbox outbox;
    private final ItemKinds kinds;
    private final ProgrammeSeed seed;
    private final Projects projects;

    Items(
            EntityManager entities,
            Sql sql,
            CallContext call,
            BusinessDay day,
            Uuid7 ids,
            Outbox outbox,
            ItemKinds kinds,
            ProgrammeSeed seed,
            Projects projects) {
        this.entities = entities;
        this.sql = sql;
        this.call = call;
        this.day = day;
        this.ids = ids;
        this.outbox = outbox;
        this.kinds = kinds;
        this.seed = seed;
        this.projects = projects;
    }

    Where readable() {
        Where open = Territory.readable("e.", call.scope());
        Where told = seesRestricted() ? open : open.and(new Where("e.restricted = false", java.util.Map.of()));
        return projects.seesRestricted()
                ? told
                : told.and(new Where(
                        "(e.projectId is null"
                                + " or e.projectId not in (select p.id from Project p where p.restricted = true))",
                        java.util.Map.of()));
    }

    /** @throws io.jidi.platform.problem.Problem 404 for one that is not there, out of scope, or restricted */
    Item visible(ItemId id) {
        return find(id, LockModeType.NONE);
    }

    /** Says 404 to one who may not see it before anything is said of what he sends; the item is read again when it is locked. */
    void requireVisible(ItemId id) {
        entities.detach(visible(id));
    }

    /** The same, locked, for one that the caller may write. */
    Item writable(ItemId id) {
        Item item = find(id, LockModeType.PESSIMISTIC_WRITE);
        Territory.requireWritable(call.scope(), item.regionCode(), item.baseCode());
        return item;
    }

    /** Whether the links of the content lead somewhere and the caller may write there. */
    void require(ItemContent content) {
        kinds.require(content.kind(), content.attributes());
        if (!content.region().equals(Territory.PROVINCE)) {
            seed.requireRegion(content.region(), "/regionCode");
        }
        Territory.requireWritable(call.scope(), content.region(), content.baseCode());
        if (Boolean.TRUE.equals(content.restricted()) && !seesRestricted()) {
            throw PlatformProblem.FORBIDDEN.problem(
                    "受限事项由省级主管部门登记", "A restricted item is registered by the provincial office");
        }
        if (content.measure() != null) {
            link(
                    seed.measures().stream().anyMatch(one -> one.code().equals(content.measure())),
                    "/measure",
                    content.measure());
        }
        if (content.department() != null) {
            link(
                    seed.departments().stream().anyMatch(one -> one.code().equals(content.department())),
                    "/department",
                    content.department());
        }
        if (content.baseCode() != null) {
            link(
                    sql.number("select count(*) from industry_base where code = ?", content.baseCode()) > 0,
                    "/baseCode",
                    content.baseCode());
        }
        if (content.projectId() != null
                && projects.toBeNamed(content.projectId()).restricted()
                && !Boolean.TRUE.equals(content.restricted())) {
            throw PlatformProblem.INVALID_FIELD.at(
                    "/restricted",
                    "所关联的项目受限，事项也须受限",
                    "The project it is linked to is restricted: the item must be too");
        }
    }

    void step(
            Item item, @Nullable ItemStatus from, String reason, List<String> evidence, @Nullable LocalDate effective) {
        sql.update(
                "insert into register_step (id, item_id, from_status, to_status, reason, evidence, effective_date, actor,"
                        + " organisation, recorded_at) values (?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?)",
                ids.next(),
                item.id().value(),
                from,
                item.status(),
                reason.strip(),
                evidence,
                effective == null ? day.today() : effective,
                call.caller().userId(),
                call.caller().organisation(),
                day.now());
    }

    ItemView whole(Item item) {
        return item.view(
                kinds,
                sql.list(
                        "select * from register_step where item_id = ? order by recorded_at, id",
                        row -> new ItemView.Step(
                                Optional.ofNullable(row.getString("from_status"))
                                        .map(ItemStatus::valueOf)
                                        .orElse(null),
                                ItemStatus.valueOf(row.getString("to_status")),
                                row.getString("reason"),
                                List.of((String[]) row.getArray("evidence").getArray()),
                                row.getObject("effective_date", LocalDate.class),
                                row.getString("organisation"),
                                row.getObject("recorded_at", OffsetDateTime.class)
                                        .toInstant()),
                        item.id().value()));
    }

    ItemView tell(Item item, @Nullable LocalDate effective) {
        ItemView view = whole(item);
        if (item.restricted() || ofRestrictedProject(item)) {
            // The feed goes to consumers that know no roles.
            return view;
        }
        outbox.append(new NewEvent(
                ProjectEvents.ITEM, ProjectEvents.ITEM.type("changed"), 1, item.id(), view, effective, item.mark()));
        return view;
    }

    private boolean seesRestricted() {
        return call.caller().has(Roles.PROVINCE_OFFICE) || call.caller().has(Roles.AUDITOR);
    }

    /** An item names its project: what is said of a restricted one is as restricted as the project. */
    private boolean ofRestrictedProject(Item item) {
        return sql.number(
                        "select count(*) from register_item i join project p on p.id = i.project_id"
                                + " where i.id = ? and p.restricted",
                        item.id().value())
                > 0;
    }

    private static void link(boolean there, String pointer, String code) {
        if (!there) {
            throw ProjectProblem.ITEM_LINK_UNKNOWN.at(pointer, "没有 " + code, "There is no " + code);
        }
    }

    private Item find(ItemId id, LockModeType lock) {
        return Optional.ofNullable(entities.find(Item.class, id.value(), lock))
                .filter(item ->
                        Territory.sees(call.scope(), item.regionCode(), item.baseCode(), item.ownerCreditCode()))
                .filter(item -> !item.restricted() || seesRestricted())
                .filter(item -> projects.seesRestricted() || !ofRestrictedProject(item))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}
