package io.jidi.project.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.platform.sql.Sql;
import io.jidi.project.OnRealParts;
import io.jidi.project.dispatch.rules.LightEdition;
import io.jidi.project.dispatch.rules.LightRules;
import io.jidi.project.library.Project;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The close reads less than everything, and every light comes out byte for byte as if it had read everything. */
@QuarkusTest
class CloseReadsEnoughTest extends OnRealParts {

    private static final int PROJECTS = 80;
    private static final YearMonth FIRST = YearMonth.of(2021, 1);
    private static final int MONTHS = 60;

    @Inject
    EntityManager entities;

    @Inject
    Sql sql;

    @Inject
    Dossiers dossiers;

    @Inject
    LightEditions editions;

    private final Random random = new Random(20261129);

    @Test
    void whatTheCloseReadsGivesTheSameLights() {
        // Nobody else is to meet these projects, whose lights have no texts: all of it is undone.
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(300));
        try {
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < PROJECTS; i++) {
                ids.add(project(i));
            }
            int silent = 0;
            for (int m = 0; m < MONTHS; m += 1 + random.nextInt(3)) {
                silent += sameIn(ids, FIRST.plusMonths(m));
            }
            assertThat(silent)
                    .as("projects whose last report in time is years old were among them")
                    .isPositive();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private int sameIn(List<UUID> ids, YearMonth month) {
        LightEdition edition = editions.inForce(month);
        LightRules rules = new LightRules(edition);
        List<Project> projects = entities.createQuery(
                        "select e from Project e where e.id in (:ids) and e.dispatchedFrom <= :month order by e.id",
                        Project.class)
                .setParameter("ids", ids)
                .setParameter("month", month.atDay(1))
                .getResultList();
        List<Dossier> whole = dossiers.of(projects);
        List<Dossier> cut = dossiers.forMonth(projects, month, edition);
        assertThat(cut).hasSameSizeAs(whole);
        int old = 0;
        for (int i = 0; i < whole.size(); i++) {
            LocalDate cutOff = edition.cutOff(month);
            assertThat(rules.freeze(cut.get(i).facts(month, cutOff), month))
                    .isEqualTo(rules.freeze(whole.get(i).facts(month, cutOff), month));
            assertThat(cut.get(i).frozen().get(month.minusMonths(1)))
                    .isEqualTo(whole.get(i).frozen().get(month.minusMonths(1)));
            assertThat(cut.get(i).frozen().containsKey(month))
                    .isEqualTo(whole.get(i).frozen().containsKey(month));
            old += cut.get(i).reports().filings().stream()
                                    .anyMatch(one -> one.month().getYear() < month.getYear() - 1)
                            && cut.get(i).reports().filings().size()
                                    == whole.get(i).reports().filings().size()
                    ? 1
                    : 0;
        }
        return old;
    }

    /** Five years with gaps, late and corrected reports, milestones that are named, left out and withdrawn, and red runs. */
    private UUID project(int number) {
        UUID id = UUID.randomUUID();
        YearMonth from = FIRST.plusMonths(random.nextInt(4) == 0 ? random.nextInt(48) : 0);
        sql.update(
                "insert into project (id, code, name, kind, fields, region_code, preparation_documents, elements_listed,"
                        + " continuing, planned_start, planned_completion, reserve, status, admitted_date,"
                        + " admission_edition, admission_outcome, admission_findings, dispatched_from, updated_at, version)"
                        + " values (?, ?, '足够', 'INDUSTRIAL', '{}', '340100', '{}', false, true, true, false, false, 'ADMITTED',"
                        + " ?, 'x', 'ADMIT', '[]', ?, now(), 0)",
                id,
                "ENOUGH-" + id,
                from.atDay(1),
                from.atDay(1));
        sql.update(
                "insert into project_class_period values (?, ?, ?, true, true, false, false)",
                UUID.randomUUID(),
                id,
                from.atDay(1));
        int reporting = random.nextInt(10);
        YearMonth started = maybe();
        YearMonth completed = started == null ? null : started.plusMonths(random.nextInt(40));
        for (int m = 0; m < MONTHS; m++) {
            YearMonth month = FIRST.plusMonths(m);
            if (m % 12 == 0) {
                plan(id, month);
            }
            // Some never report again after two years; some report before they are in dispatch anew.
            boolean quiet = number % 3 == 0 && m > 20;
            if (!quiet && random.nextInt(10) >= reporting) {
                reports(id, month, started, completed);
            }
            if (random.nextInt(15) == 0) {
                sql.update(
                        "insert into exemption values (?, ?, ?, ?, '批准', now())",
                        UUID.randomUUID(),
                        id,
                        month.atDay(1),
                        random.nextBoolean());
            }
            if (random.nextInt(15) == 0) {
                sql.update(
                        "insert into manual_rating values (?, ?, ?, 'RED', '核查', now())",
                        UUID.randomUUID(),
                        id,
                        month.atDay(1));
            }
            if (random.nextInt(20) > 0) {
                light(
                        id,
                        month,
                        random.nextInt(4) < 3 && number % 2 == 0 ? "RED" : random.nextBoolean() ? "GREEN" : "RED");
            }
        }
        return id;
    }

    private void reports(UUID id, YearMonth month, @Nullable YearMonth started, @Nullable YearMonth completed) {
        LocalDate received = month.atDay(10 + random.nextInt(18)).plusDays(random.nextInt(5) == 0 ? 40 : 0);
        int revisions = random.nextInt(5) == 0 ? 2 : 1;
        for (int revision = 1; revision <= revisions; revision++) {
            boolean names = random.nextInt(4) == 0;
            boolean over = completed != null && !completed.isAfter(month);
            sql.update(
                    "insert into monthly_report (id, project_id, report_month, revision, actual, started_month,"
                            + " registered_month, completed_month, received_date, correction_reason, organisation, recorded_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'x', 'x', now())",
                    UUID.randomUUID(),
                    id,
                    month.atDay(1),
                    revision,
                    random.nextInt(900) * 10_000L,
                    names && started != null && !started.isAfter(month) ? started.atDay(1) : null,
                    names && random.nextBoolean() ? month.atDay(1) : null,
                    names && over ? completed.atDay(1) : null,
                    received);
            received = received.plusDays(random.nextInt(60));
        }
    }

    private void plan(UUID id, YearMonth january) {
        sql.update(
                "insert into year_plan (id, project_id, plan_year, revision, annual, cumulative, planned_start, recorded_at)"
                        + " values (?, ?, ?, 1, ?, '{}', ?, now())",
                UUID.randomUUID(),
                id,
                january.getYear(),
                random.nextInt(8) * 6_000_000L,
                january.plusMonths(random.nextInt(12)).atDay(1));
    }

    /** Only its colour is read; the texts are held together by their digest. */
    private void light(UUID id, YearMonth month, String colour) {
        sql.update(
                "insert into month_light (id, project_id, light_month, light, edition_id, edition_digest, inputs, decision,"
                        + " explanation, digest, project_name, region_code, frozen_at) values (?, ?, ?, ?, 'x', 'x', '{}', '{}',"
                        + " '{}', encode(sha256(convert_to(E'{}\\n{}', 'UTF8')), 'hex'), 'x', '340100', now())",
                UUID.randomUUID(),
                id,
                month.atDay(1),
                colour);
    }

    private @Nullable YearMonth maybe() {
        return random.nextInt(4) == 0 ? null : FIRST.plusMonths(random.nextInt(MONTHS));
    }
}
