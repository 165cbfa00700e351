package io.jidi.enterprise.recognition;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.Procedures;
import io.jidi.enterprise.recognition.rules.Tenure;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The titles that were given, and what their holders did and missed. */
@ApplicationScoped
class Titles {

    private final EntityManager entities;
    private final EnterpriseRegistry registry;
    private final Procedures procedures;
    private final Sql sql;
    private final Outbox outbox;
    private final Uuid7 ids;
    private final CallContext call;

    Titles(
            EntityManager entities,
            EnterpriseRegistry registry,
            Procedures procedures,
            Sql sql,
            Outbox outbox,
            Uuid7 ids,
            CallContext call) {
        this.entities = entities;
        this.registry = registry;
        this.procedures = procedures;
        this.sql = sql;
        this.outbox = outbox;
        this.ids = ids;
        this.call = call;
    }

    /** Data of {@code …title.recognised}. */
    record Recognised(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            TitleId titleId,
            Title title,
            String kind,
            String certificateNo,
            String documentNo,
            LocalDate validFrom,
            LocalDate validUntil) {}

    /** A ban on applying. */
    record Ban(LocalDate applyFrom, Tenure.Cause cause, Title title, String reason) {}

    /** An update that was made. */
    record Update(int year, LocalDate due, LocalDate updatedOn) {
        boolean isInTime() {
            return !updatedOn.isAfter(due);
        }
    }

    /**
     * The title.
     *
     * @throws io.jidi.platform.problem.Problem 404 when there is none in the caller's scope
     */
    GivenTitle get(TitleId id, LockModeType lock) {
        GivenTitle title = Optional.ofNullable(entities.find(GivenTitle.class, id.value(), lock))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        registry.get(title.enterpriseId());
        return title;
    }

    List<GivenTitle> of(EnterpriseId enterprise) {
        return entities.createQuery(
                        "select t from GivenTitle t where t.enterpriseId = :enterprise order by t.title, t.validFrom",
                        GivenTitle.class)
                .setParameter("enterprise", enterprise.value())
                .getResultList();
    }

    /** Whoever holds or held it. */
    Optional<GivenTitle> byCertificate(String number) {
        return entities.createQuery("select t from GivenTitle t where t.certificateNo = :number", GivenTitle.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** The one that holds now or will later, the last of several. */
    Optional<GivenTitle> alive(EnterpriseId enterprise, Title title, LocalDate today) {
        return of(enterprise).stream()
                .filter(given -> given.title() == title && given.isAlive(today))
                .reduce((earlier, later) -> later);
    }

    GivenTitle give(
            EnterpriseRegistry.Registered enterprise,
            Title title,
            GivenTitle.Certificate certificate,
            @Nullable TitleId previous,
            Instant now) {
        GivenTitle given = new GivenTitle(
                new TitleId(ids.next()),
                enterprise.id(),
                title,
                certificate,
                previous,
                call.caller().userId(),
                now);
        entities.persist(given);
        entities.flush();
        Recognised told = new Recognised(
                enterprise.id(),
                enterprise.creditCode(),
                enterprise.name(),
                enterprise.regionCode(),
                given.id(),
                title,
                previous == null ? "NEW" : "REVIEW",
                certificate.number(),
                certificate.documentNo(),
                certificate.validFrom(),
                certificate.validUntil());
        outbox.append(new NewEvent(
                EnterpriseEvents.STREAM,
                EnterpriseEvents.TITLE_RECOGNISED,
                1,
                enterprise.id(),
                told,
                certificate.validFrom(),
                enterprise.dataScope()));
        return given;
    }

    /** The next number: title, year and a running number without gaps among those that were given. */
    String nextCertificate(Title title, int year) {
        long number = sql.number(
                "insert into certificate_counter as c (title, year, last) values (?, ?, 1)"
                        + " on conflict (title, year) do update set last = c.last + 1 returning last",
                title,
                year);
        return String.format("%s-%d-%05d", title.mark(), year, number);
    }

    List<Update> updates(TitleId id) {
        return sql.list(
                "select year, due, updated_on from title_update where title_id = ? order by year",
                row -> new Update(
                        row.getInt("year"),
                        row.getObject("due", LocalDate.class),
                        row.getObject("updated_on", LocalDate.class)),
                id.value());
    }

    List<Integer> missedUpdates(GivenTitle title, LocalDate today) {
        Set<Integer> inTime = new HashSet<>();
        updates(title.id()).stream().filter(Update::isInTime).forEach(update -> inTime.add(update.year()));
        return Tenure.missedUpdates(procedures, title.validFrom(), title.validUntil(), inTime, today);
    }

    List<Tenure.Report> reports(EnterpriseId enterprise) {
        return sql.list(
                "select kind, happened_on, reported_on from material_change where enterprise_id = ? order by happened_on",
                row -> new Tenure.Report(
                        Tenure.ChangeKind.valueOf(row.getString("kind")),
                        row.getObject("happened_on", LocalDate.class),
                        row.getObject("reported_on", LocalDate.class)),
                enterprise.value());
    }

    /** What speaks against a re-assessment of the title. */
    List<Tenure.Loss> losses(GivenTitle title, LocalDate today) {
        List<Tenure.Change> known = new ArrayList<>();
        for (EnterpriseRegistry.KnownChange change : registry.changesSince(title.enterpriseId(), title.validFrom())) {
            known.add(new Tenure.Change(
                    change.newName() == null ? Tenure.ChangeKind.MOVE_TO_OTHER_PROVINCE : Tenure.ChangeKind.RENAME,
                    change.on()));
        }
        List<Tenure.Report> reports = reports(title.enterpriseId()).stream()
                .filter(report -> report.happenedOn().isAfter(title.validFrom()))
                .toList();
        return Tenure.losses(procedures, missedUpdates(title, today), known, reports, today);
    }

    /** The longest ban that runs on that day. */
    Optional<Ban> ban(EnterpriseId enterprise, LocalDate today) {
        return sql.first(
                "select r.apply_from, r.cause, t.title, r.decided_reason from revocation r join title t on t.id = r.title_id"
                        + " where t.enterprise_id = ? and r.apply_from > ? order by r.apply_from desc limit 1",
                row -> new Ban(
                        row.getObject("apply_from", LocalDate.class),
                        Tenure.Cause.valueOf(row.getString("cause")),
                        Title.valueOf(row.getString("title")),
                        row.getString("decided_reason")),
                enterprise.value(),
                today);
    }
}
