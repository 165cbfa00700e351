package io.jidi.enterprise.cultivation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.indicator.IndicatorHistory;
import io.jidi.enterprise.rate.Rates;
import io.jidi.enterprise.recognition.HeldTitles;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.leader.JobThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges the next block of a run and replaces what was kept of these enterprises, in one transaction that moves the run on. */
@ApplicationScoped
class CultivationWork implements JobThread.Jobs<CultivationRuns.Open> {

    /** As for the other runs over the population: some megabytes of facts. */
    private static final int BLOCK = 1_000;

    private static final String INSERT_NEAR = """
            insert into near_miss (enterprise_id, standard, tier, edition_id, application_date, reference_year, failing,
                                   unknown, manual, distance, criteria, missing, computed_at, run_id)
            select r."enterpriseId", r.standard, r.tier, r."editionId", ?, ?, r.failing, r.unknown, r.manual, r.distance,
                   r.criteria, r.missing, ?, ?
            from jsonb_to_recordset(?::jsonb)
                 as r("enterpriseId" uuid, standard text, tier text, "editionId" text, failing int, unknown int, manual int,
                      distance numeric, criteria text, missing text)
            """;

    private static final String INSERT_OUTLOOK = """
            insert into title_outlook (title_id, enterprise_id, title, valid_until, edition_id, application_date,
                                       reference_year, outcome, failing, unknown, manual, distance, criteria, missing,
                                       computed_at, run_id)
            select r."titleId", r."enterpriseId", r.title, r."validUntil"::date, r."editionId", ?, ?, r.outcome, r.failing,
                   r.unknown, r.manual, r.distance, r.criteria, r.missing, ?, ?
            from jsonb_to_recordset(?::jsonb)
                 as r("titleId" uuid, "enterpriseId" uuid, title text, "validUntil" text, "editionId" text, outcome text,
                      failing int, unknown int, manual int, distance numeric, criteria text, missing text)
            """;

    private final CultivationRuns runs;
    private final EnterpriseRegistry registry;
    private final IndicatorHistory history;
    private final HeldTitles titles;
    private final EditionRegistry editions;
    private final Rates rates;
    private final Sql sql;
    private final ObjectMapper json;
    private final Clock clock;

    CultivationWork(
            CultivationRuns runs,
            EnterpriseRegistry registry,
            IndicatorHistory history,
            HeldTitles titles,
            EditionRegistry editions,
            Rates rates,
            Sql sql,
            ObjectMapper json,
            Clock clock) {
        this.runs = runs;
        this.registry = registry;
        this.history = history;
        this.titles = titles;
        this.editions = editions;
        this.rates = rates;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** A near miss on its way to the table. */
    record NearRow(
            UUID enterpriseId,
            String standard,
            String tier,
            String editionId,
            int failing,
            int unknown,
            int manual,
            @Nullable BigDecimal distance,
            String criteria,
            String missing) {}

    /** A title's outlook on its way to the table. */
    record TitleRow(
            UUID titleId,
            UUID enterpriseId,
            String title,
            String validUntil,
            String editionId,
            String outcome,
            int failing,
            int unknown,
            int manual,
            @Nullable BigDecimal distance,
            String criteria,
            String missing) {}

    @Override
    public Optional<CultivationRuns.Open> next() {
        return runs.next();
    }

    @Override
    public String idOf(CultivationRuns.Open run) {
        return run.view().id().wire();
    }

    @Override
    @ActivateRequestContext
    public void step(CultivationRuns.Open run) {
        QuarkusTransaction.requiringNew().run(() -> block(run));
    }

    @Override
    @ActivateRequestContext
    public void failed(CultivationRuns.Open run, int most, String failure) {
        QuarkusTransaction.requiringNew().run(() -> runs.failed(run, most, failure));
    }

    private void block(CultivationRuns.Open run) {
        CultivationRuns.View asked = run.view();
        @Nullable UUID last = run.last();
        List<EnterpriseRegistry.Registered> enterprises =
                registry.after(last == null ? null : new EnterpriseId(last), asked.regionPrefix(), BLOCK);
        if (enterprises.isEmpty()) {
            runs.done(run);
            return;
        }
        Editions known = editions.current();
        List<EnterpriseFacts> facts = history.factsOf(enterprises, fields(known, asked.standards()));
        List<UUID> ids = enterprises.stream().map(each -> each.id().value()).toList();
        LocalDate date = asked.applicationDate();
        Map<UUID, List<HeldTitles.Standing>> held = titles.standing(ids, date);
        Outlook outlook = new Outlook(known, date, asked.referenceYear(), rates.on(date));
        List<NearRow> near = new ArrayList<>();
        List<TitleRow> kept = new ArrayList<>();
        for (int i = 0; i < enterprises.size(); i++) {
            EnterpriseRegistry.Registered enterprise = enterprises.get(i);
            List<HeldTitles.Standing> titlesHeld =
                    held.getOrDefault(enterprise.id().value(), List.of());
            near(near, enterprise, facts.get(i), asked, outlook, titlesHeld);
            for (HeldTitles.Standing title : titlesHeld) {
                outlook.reassessed(title, facts.get(i), enterprise.regionCode())
                        .ifPresent(found -> kept.add(row(title, found)));
            }
        }
        replace(run, ids, near, kept);
        long losing = kept.stream()
                .filter(row -> row.outcome().equals(TierOutcome.NOT_ELIGIBLE.name()))
                .count();
        runs.passed(run, ids.get(ids.size() - 1), ids.size(), near.size(), kept.size(), (int) losing);
    }

    /** Who lacks little for a tier and holds neither its title nor a higher one. */
    private void near(
            List<NearRow> rows,
            EnterpriseRegistry.Registered enterprise,
            EnterpriseFacts facts,
            CultivationRuns.View asked,
            Outlook outlook,
            List<HeldTitles.Standing> held) {
        Set<String> has = new HashSet<>();
        for (HeldTitles.Standing title : held) {
            Arrays.stream(Title.values())
                    .filter(lower -> lower.compareTo(title.title()) <= 0)
                    .forEach(lower -> has.add(lower.name()));
        }
        for (Outlook.Near near : outlook.near(asked.standards(), facts, enterprise.regionCode(), asked.mostMissing())) {
            Nearness nearness = near.nearness();
            String tier = near.tier().profile().tier();
            if (has.contains(tier)) {
                continue;
            }
            rows.add(new NearRow(
                    enterprise.id().value(),
                    near.edition().standard(),
                    tier,
                    near.edition().id(),
                    nearness.failing(),
                    nearness.unknown(),
                    nearness.manual(),
                    nearness.distance(),
                    nearness.criteria(),
                    written(nearness.missing())));
        }
    }

    private TitleRow row(HeldTitles.Standing title, Outlook.Near found) {
        Nearness nearness = found.nearness();
        return new TitleRow(
                title.id().value(),
                title.enterpriseId(),
                title.title().name(),
                title.validUntil().toString(),
                found.edition().id(),
                found.tier().outcome().name(),
                nearness.failing(),
                nearness.unknown(),
                nearness.manual(),
                nearness.distance(),
                nearness.criteria(),
                written(nearness.missing()));
    }

    private void replace(CultivationRuns.Open run, List<UUID> ids, List<NearRow> near, List<TitleRow> kept) {
        CultivationRuns.View asked = run.view();
        sql.update(
                "delete from near_miss where enterprise_id = any(?) and standard = any(?::text[])",
                ids,
                asked.standards());
        sql.update("delete from title_outlook where enterprise_id = any(?)", ids);
        sql.update(
                INSERT_NEAR,
                asked.applicationDate(),
                asked.referenceYear(),
                clock.instant(),
                asked.id().value(),
                written(near));
        sql.update(
                INSERT_OUTLOOK,
                asked.applicationDate(),
                asked.referenceYear(),
                clock.instant(),
                asked.id().value(),
                written(kept));
    }

    /** Every field that an edition of these standards, or one that re-assesses a title, may read. */
    private static Set<Indicator> fields(Editions known, List<String> standards) {
        Set<String> wanted = new HashSet<>(standards);
        for (Title title : Title.values()) {
            wanted.add(title.standard());
        }
        Set<Indicator> fields = new LinkedHashSet<>();
        known.all().stream()
                .filter(edition -> wanted.contains(edition.standard()))
                .forEach(edition -> fields.addAll(edition.reads()));
        return fields;
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain records", impossible);
        }
    }
}
