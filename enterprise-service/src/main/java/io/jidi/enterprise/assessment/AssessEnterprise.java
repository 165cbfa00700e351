package io.jidi.enterprise.assessment;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.assessment.rules.StandingRule;
import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.indicator.IndicatorHistory;
import io.jidi.enterprise.rate.Rates;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges an enterprise by what is known of it now, keeps the judgement with its proof, and moves the standing. */
@ApplicationScoped
class AssessEnterprise {

    private final EnterpriseRegistry registry;
    private final IndicatorHistory history;
    private final Indicators catalogue;
    private final Standings standings;
    private final EditionRegistry editions;
    private final Rates rates;
    private final EntityManager entities;
    private final Sql sql;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    AssessEnterprise(
            EnterpriseRegistry registry,
            IndicatorHistory history,
            Indicators catalogue,
            Standings standings,
            EditionRegistry editions,
            Rates rates,
            EntityManager entities,
            Sql sql,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.registry = registry;
        this.history = history;
        this.catalogue = catalogue;
        this.standings = standings;
        this.editions = editions;
        this.rates = rates;
        this.entities = entities;
        this.sql = sql;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** What was judged and what it did, or would do, to the standing. */
    record Preview(Judged judged, StandingRule.Decision standing) {}

    /** Computes and writes nothing; may ask for an edition that is not in force, and for a day to come. */
    Preview preview(EnterpriseId id, AssessmentRequest request) {
        EnterpriseRegistry.Registered enterprise = registry.get(id);
        LocalDate date = request.date(today());
        Judged judged = judge(
                enterprise, request, request.edition(editions.current(), enterprise.regionCode(), date, false), date);
        return new Preview(judged, standings.decide(id, judged));
    }

    /** The same with figures that are only supposed. */
    Preview preview(EnterpriseId id, SupposedAssessment question) {
        EnterpriseRegistry.Registered enterprise = registry.get(id);
        AssessmentRequest request = question.assess();
        LocalDate date = request.date(today());
        Edition edition = request.edition(editions.current(), enterprise.regionCode(), date, false);
        EnterpriseFacts facts = question.over(history.factsOf(enterprise), catalogue);
        Judged judged = Judged.of(edition, facts, context(request, date));
        return new Preview(judged, standings.decide(id, judged));
    }

    /** The day asked for; an assessment that counts never lies in the future. */
    LocalDate dateOf(AssessmentRequest request) {
        LocalDate today = today();
        LocalDate date = request.date(today);
        if (date.isAfter(today)) {
            throw EnterpriseProblem.ENTERPRISE_DATE_IN_FUTURE.at(
                    "/applicationDate",
                    "申请日期 " + date + " 晚于今天 " + today + "，可用预评估",
                    "The application date " + date + " is after today, " + today + "; a preview may look ahead");
        }
        return date;
    }

    StoredAssessment execute(EnterpriseId id, AssessmentRequest request) {
        return executeIf(id, request, judged -> true).orElseThrow();
    }

    /**
     * The same if it is news. Asked under the enterprise's lock, so that of several who assess everybody at once only one
     * finds the change.
     *
     * @return empty when it was no news, and then nothing is written
     */
    Optional<StoredAssessment> executeIf(EnterpriseId id, AssessmentRequest request, Predicate<Assessment> isNews) {
        EnterpriseRegistry.Registered enterprise = registry.lock(id);
        LocalDate date = dateOf(request);
        Judged judged = judge(
                enterprise, request, request.edition(editions.current(), enterprise.regionCode(), date, true), date);
        if (!isNews.test(judged.assessment())) {
            return Optional.empty();
        }
        StandingRule.Decision standing = standings.decide(id, judged);
        Instant now = clock.instant();
        StoredAssessment assessment = new StoredAssessment(
                new AssessmentId(ids.next()),
                id,
                judged,
                standing.effect(),
                call.caller().userId(),
                now);
        entities.persist(assessment);
        entities.flush();
        sql.update(
                "insert into assessment_document (assessment_id, input, result) values (?, ?, ?)",
                assessment.id().value(),
                judged.input(),
                judged.result());
        standings.move(enterprise, standing, assessment);
        audit.record("ASSESS_ENTERPRISE", assessment.id().wire(), null, null, AssessmentView.inList(assessment));
        return Optional.of(assessment);
    }

    private Judged judge(
            EnterpriseRegistry.Registered enterprise, AssessmentRequest request, Edition edition, LocalDate date) {
        return Judged.of(edition, history.factsOf(enterprise), context(request, date));
    }

    /** With the rates that were published by that day. */
    AssessmentContext context(AssessmentRequest request, LocalDate date) {
        return request.context(date, rates.on(date));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }
}
