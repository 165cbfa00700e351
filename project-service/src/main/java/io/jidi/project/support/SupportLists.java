package io.jidi.project.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectEvents;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Territory;
import io.jidi.project.rules.Reason;
import io.jidi.project.support.rules.CandidateRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds candidate lists within the caller's scope and tells what was done with them. */
@ApplicationScoped
class SupportLists {

    private final EntityManager entities;
    private final Sql sql;
    private final CallContext call;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final ObjectMapper json;

    SupportLists(
            EntityManager entities, Sql sql, CallContext call, Outbox outbox, AuditTrail audit, ObjectMapper json) {
        this.entities = entities;
        this.sql = sql;
        this.call = call;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
    }

    /** @throws io.jidi.platform.problem.Problem 404 */
    SupportList visible(CandidateListId id) {
        return find(id, LockModeType.NONE);
    }

    /** Locked, for one that the caller may write and that stands where it must. */
    SupportList locked(CandidateListId id, SupportList.Status expected) {
        SupportList list = find(id, LockModeType.PESSIMISTIC_WRITE);
        Territory.requireWritable(call.scope(), list.regionCode(), null);
        if (list.status() != expected) {
            throw ProjectProblem.SUPPORT_STEP_REFUSED.problem(
                    "名单现为 " + list.status() + "，应为 " + expected,
                    "The list is " + list.status() + " and should be " + expected);
        }
        return list;
    }

    SupportListView whole(SupportList list) {
        return list.view().with(totals(list), candidates(list));
    }

    /** Writes what was done to audit and outbox. */
    SupportListView done(SupportList list, String action, @Nullable String reason, @Nullable LocalDate effective) {
        entities.flush();
        SupportListView told = list.view().with(totals(list), null);
        outbox.append(new NewEvent(
                ProjectEvents.CANDIDATES,
                ProjectEvents.CANDIDATES.type("changed"),
                1,
                list.id(),
                told,
                effective,
                Territory.mark(list.regionCode(), null, null)));
        audit.record(action, list.id().wire(), reason, null, told);
        return whole(list);
    }

    private SupportListView.Totals totals(SupportList list) {
        return sql.first(
                        "select count(*) filter (where outcome = 'INCLUDED'), count(*) filter (where outcome = 'EXCLUDED'),"
                                + " count(*) filter (where outcome = 'UNDECIDED'), coalesce(sum(amount), 0),"
                                + " coalesce(sum(amount) filter (where paid_on is not null), 0),"
                                + " coalesce(sum(recovered), 0) from support_candidate where list_id = ?",
                        row -> new SupportListView.Totals(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                Money.cny(row.getBigDecimal(4)),
                                Money.cny(row.getBigDecimal(5)),
                                Money.cny(row.getBigDecimal(6))),
                        list.id().value())
                .orElseThrow();
    }

    private List<SupportListView.Candidate> candidates(SupportList list) {
        return sql.list(
                "select * from support_candidate where list_id = ? order by credit_code",
                row -> new SupportListView.Candidate(
                        row.getString("credit_code"),
                        row.getString("name"),
                        CandidateRules.Outcome.valueOf(row.getString("outcome")),
                        Money.cny(row.getBigDecimal("amount")),
                        reasons(row.getString("reasons")),
                        row.getObject("confirmed_on", LocalDate.class),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("voucher"),
                        Money.cny(row.getBigDecimal("recovered")),
                        row.getString("recovery_reason")),
                list.id().value());
    }

    private List<Reason> reasons(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was stored is no JSON", broken);
        }
    }

    private SupportList find(CandidateListId id, LockModeType lock) {
        return Optional.ofNullable(entities.find(SupportList.class, id.value(), lock))
                .filter(list -> list.seenBy(call))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** The last day of a publicity of so many working days, Monday to Friday, the first day not counted. */
    static LocalDate afterWorkingDays(LocalDate from, int days) {
        LocalDate day = Objects.requireNonNull(from);
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            boolean weekend = day.getDayOfWeek() == java.time.DayOfWeek.SATURDAY
                    || day.getDayOfWeek() == java.time.DayOfWeek.SUNDAY;
            left -= weekend ? 0 : 1;
        }
        return day;
    }
}
