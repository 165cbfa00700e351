package io.jidi.enterprise.assessment;

import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.problem.DatabaseFault;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges a block of enterprises on a date and assesses for good only those whose answer has changed: another outcome or
 * another tier than the last assessment under the same standard. One that was never assessed has changed when it is
 * eligible or ready for review; that somebody unknown is not eligible is no news. Doing it again changes nothing.
 */
@ApplicationScoped
public class AssessEverybody {

    private static final String LATEST = """
            select distinct on (enterprise_id, standard) enterprise_id, standard, outcome, reached
            from assessment
            where enterprise_id = any(?) and kind = ?
            order by enterprise_id, standard, application_date desc, assessed_at desc, id desc
            """;

    /** Somebody else's transaction on the same enterprise takes seconds at most. */
    private static final int MOST_ATTEMPTS = 5;

    private final AssessEnterprise assess;
    private final EditionRegistry registry;
    private final Sql sql;

    AssessEverybody(AssessEnterprise assess, EditionRegistry registry, Sql sql) {
        this.assess = assess;
        this.registry = registry;
        this.sql = sql;
    }

    private record Last(TierOutcome outcome, @Nullable String reached) {}

    /**
     * What a block came to.
     *
     * @param changed assessed for good, with their events
     * @param unchanged judged, and nothing written
     * @param notJudged no edition judges them on that date and in their region, or several would
     */
    public record Counts(long changed, long unchanged, long notJudged) {

        public static final Counts NONE = new Counts(0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(changed + other.changed, unchanged + other.unchanged, notJudged + other.notJudged);
        }
    }

    /**
     * Refuses what no run could do: unknown names, a date in the future, an unfit year or rate.
     *
     * @return the request with its date, so that a run over midnight judges everybody for one day
     */
    public AssessmentRequest check(AssessmentRequest request) {
        request.refuseUnknown(registry.current());
        AssessmentRequest dated = request.on(assess.dateOf(request));
        dated.context(assess.dateOf(dated));
        return dated;
    }

    /** Every field that an edition may read that could judge somebody under the request. */
    public Set<Indicator> reads(AssessmentRequest request) {
        Set<Indicator> fields = new LinkedHashSet<>();
        registry.current().all().stream().filter(request::mayMean).forEach(edition -> fields.addAll(edition.reads()));
        return fields;
    }

    /** @param facts of the enterprises, in their order */
    public Counts block(
            List<EnterpriseRegistry.Registered> enterprises, List<EnterpriseFacts> facts, AssessmentRequest request) {
        Editions editions = registry.current();
        LocalDate date = assess.dateOf(request);
        AssessmentContext context = request.context(date);
        Map<String, Last> last = last(enterprises, request);
        Counts counts = Counts.NONE;
        for (int i = 0; i < enterprises.size(); i++) {
            counts = counts.plus(one(enterprises.get(i), facts.get(i), request, editions, context, last));
        }
        return counts;
    }

    private Counts one(
            EnterpriseRegistry.Registered enterprise,
            EnterpriseFacts facts,
            AssessmentRequest request,
            Editions editions,
            AssessmentContext context,
            Map<String, Last> last) {
        Assessment now;
        try {
            now = request.edition(editions, enterprise.regionCode(), context.applicationDate(), true)
                    .assess(facts, context);
        } catch (Problem notJudged) {
            return new Counts(0, 0, 1);
        }
        Last before = last.get(key(enterprise.id().value(), now.edition().standard()));
        if (!changed(before, now)) {
            return new Counts(0, 1, 0);
        }
        boolean stored = stored(enterprise, request);
        return stored ? new Counts(1, 0, 0) : new Counts(0, 1, 0);
    }

    /**
     * In its own transaction, by the same command as a single assessment: locked, stored with its proof, told. Another run may
     * have stored the same change meanwhile, so it is looked up again under the lock; who waited too long for it tries again.
     */
    private boolean stored(EnterpriseRegistry.Registered enterprise, AssessmentRequest request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew()
                        .call(() -> assess.executeIf(
                                        enterprise.id(), request, judged -> isNews(enterprise, request, judged))
                                .isPresent());
            } catch (RuntimeException failure) {
                boolean passes = DatabaseFault.isRepeatable(failure) || DatabaseFault.isUnavailable(failure);
                if (!passes || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private boolean isNews(EnterpriseRegistry.Registered enterprise, AssessmentRequest request, Assessment judged) {
        Last before = last(List.of(enterprise), request)
                .get(key(enterprise.id().value(), judged.edition().standard()));
        return changed(before, judged);
    }

    private static boolean changed(@Nullable Last before, Assessment now) {
        if (before == null) {
            return now.outcome() == TierOutcome.ELIGIBLE || now.outcome() == TierOutcome.NEEDS_REVIEW;
        }
        String reached = now.reached().map(tier -> tier.profile().tier()).orElse(null);
        return before.outcome() != now.outcome()
                || (reached == null ? before.reached() != null : !reached.equals(before.reached()));
    }

    private Map<String, Last> last(List<EnterpriseRegistry.Registered> enterprises, AssessmentRequest request) {
        Map<String, Last> last = new HashMap<>();
        sql.list(
                LATEST,
                row -> last.put(
                        key(row.getObject("enterprise_id", UUID.class), row.getString("standard")),
                        new Last(TierOutcome.valueOf(row.getString("outcome")), row.getString("reached"))),
                enterprises.stream().map(each -> each.id().value()).toList(),
                request.kind());
        return last;
    }

    private static String key(UUID enterprise, String standard) {
        return enterprise + " " + standard;
    }
}
