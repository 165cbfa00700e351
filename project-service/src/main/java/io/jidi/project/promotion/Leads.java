package io.jidi.project.promotion;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectEvents;
import io.jidi.project.Territory;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.promotion.rules.Funnel;
import io.jidi.project.promotion.rules.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds leads within the caller's scope, writes their steps and tells of them. */
@ApplicationScoped
class Leads {

    private final EntityManager entities;
    private final Sql sql;
    private final CallContext call;
    private final BusinessDay day;
    private final Uuid7 ids;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Projects projects;

    Leads(
            EntityManager entities,
            Sql sql,
            CallContext call,
            BusinessDay day,
            Uuid7 ids,
            Outbox outbox,
            AuditTrail audit,
            Projects projects) {
        this.entities = entities;
        this.sql = sql;
        this.call = call;
        this.day = day;
        this.ids = ids;
        this.outbox = outbox;
        this.audit = audit;
        this.projects = projects;
    }

    /** @throws io.jidi.platform.problem.Problem 404 */
    Lead visible(LeadId id) {
        return find(id, LockModeType.NONE);
    }

    Lead locked(LeadId id) {
        Lead lead = find(id, LockModeType.PESSIMISTIC_WRITE);
        Territory.requireWritable(call.scope(), lead.regionCode(), lead.baseCode());
        return lead;
    }

    void step(Lead lead, @Nullable Stage from, LocalDate on, String evidence) {
        sql.update(
                "insert into promotion_step (id, lead_id, from_stage, to_stage, on_date, evidence, actor, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                lead.id().value(),
                from,
                lead.stage(),
                on,
                evidence.strip(),
                call.caller().userId(),
                day.now());
    }

    LeadView whole(Lead lead) {
        return whole(lead, projects.seesRestricted());
    }

    private LeadView whole(Lead lead, boolean restrictedToo) {
        UUID id = lead.id().value();
        return lead.view(day.today())
                .with(
                        Money.cny(sql.first(
                                        "select coalesce(sum(amount), 0) from promotion_funds where lead_id = ?",
                                        row -> row.getBigDecimal(1),
                                        id)
                                .orElseThrow()),
                        sql.list(
                                "select l.project_id from promotion_project l join project p on p.id = l.project_id"
                                        + " where l.lead_id = ? and (? or not p.restricted) order by l.project_id",
                                row -> new ProjectId(row.getObject(1, UUID.class)),
                                id,
                                restrictedToo),
                        sql.list(
                                "select * from promotion_step where lead_id = ? order by recorded_at, id",
                                row -> new LeadView.Step(
                                        Optional.ofNullable(row.getString("from_stage"))
                                                .map(Stage::valueOf)
                                                .orElse(null),
                                        Stage.valueOf(row.getString("to_stage")),
                                        row.getObject("on_date", LocalDate.class),
                                        row.getString("evidence")),
                                id));
    }

    LeadView done(Lead lead, String action, @Nullable String reason, @Nullable LocalDate effective) {
        entities.flush();
        LeadView view = whole(lead);
        tell(lead, effective);
        audit.record(action, lead.id().wire(), reason, null, view);
        return view;
    }

    /** Restricted projects are left out: the feed goes to consumers that know no roles. */
    void tell(Lead lead, @Nullable LocalDate effective) {
        outbox.append(new NewEvent(
                ProjectEvents.LEAD,
                ProjectEvents.LEAD.type("changed"),
                1,
                lead.id(),
                whole(lead, false),
                effective,
                lead.mark()));
    }

    /** @param regionPrefix digits that the region begins with, within the caller's scope */
    Funnel funnel(String regionPrefix) {
        List<Long> reached = new ArrayList<>();
        List<String> prefixes = call.scope().regionPrefixes().stream().sorted().toList();
        for (Stage stage : Funnel.STAGES) {
            reached.add(sql.number(
                    "select count(*) from promotion_lead l where l.region_code like ? || '%'"
                            + " and exists (select from unnest(?::text[]) p where l.region_code like p || '%')"
                            + " and exists (select from promotion_step s where s.lead_id = l.id and s.to_stage = ?)",
                    regionPrefix, prefixes, stage));
        }
        return Funnel.of(reached);
    }

    private Lead find(LeadId id, LockModeType lock) {
        return Optional.ofNullable(entities.find(Lead.class, id.value(), lock))
                .filter(one -> Territory.sees(call.scope(), one.regionCode(), one.baseCode(), one.ownerCreditCode()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}
