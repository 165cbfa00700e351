package io.jidi.enterprise.assessment;

import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.criteria.rules.bulk.Block;
import io.jidi.enterprise.criteria.rules.bulk.BulkEdition;
import io.jidi.enterprise.criteria.rules.bulk.Layout;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.indicator.FactSheets;
import io.jidi.enterprise.indicator.SheetRow;
import io.jidi.platform.problem.DatabaseFault;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges a block of enterprises on a date and assesses for good only those whose answer has changed: another outcome or
 * another tier than the last assessment under the same standard. One that was never assessed has changed when it is
 * eligible or ready for review; that somebody unknown is not eligible is no news. Doing it again changes nothing.
 */
@ApplicationScoped
public class AssessEverybody {

    /** One index scan per enterprise. */
    private static final String LATEST = """
            select e.id, a.standard, a.outcome, a.reached
            from unnest(?::uuid[]) as e (id)
            cross join lateral (
                select distinct on (standard) standard, outcome, reached
                from assessment
                where enterprise_id = e.id and kind = ?
                order by standard, application_date desc, assessed_at desc, assessment.id desc) a
            """;

    /** So many changes share a commit; whoever waits for one of their locks waits a tenth of a second. */
    private static final int CHANGES_PER_TRANSACTION = 10;

    /**
     * Whoever waits for an enterprise is refused after a second, and an idle transaction is ended after twenty: so often
     * tried again, no holder of a lock ends a run.
     */
    private static final int TRIES = 30;

    private final AssessEnterprise assess;
    private final EditionRegistry registry;
    private final FactSheets sheets;
    private final Sql sql;

    AssessEverybody(AssessEnterprise assess, EditionRegistry registry, FactSheets sheets, Sql sql) {
        this.sheets = sheets;
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
     * @param leftToExact judged one by one, because their figures do not fit the columns
     */
    public record Counts(long changed, long unchanged, long notJudged, long leftToExact) {

        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(
                    changed + other.changed,
                    unchanged + other.unchanged,
                    notJudged + other.notJudged,
                    leftToExact + other.leftToExact);
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
        assess.context(dated, assess.dateOf(dated));
        return dated;
    }

    /**
     * Begins a run: compiles every edition that the request may mean.
     *
     * @param stored told each time that changes were stored; what it throws ends the run
     */
    public Run start(AssessmentRequest request, Runnable stored) {
        return new Run(request, stored);
    }

    /** One run over everybody, on one thread. */
    public final class Run {
        private final AssessmentRequest request;
        private final Runnable told;
        private final Editions editions = registry.current();
        private final AssessmentContext context;
        private final Map<String, BulkEdition> compiled = new HashMap<>();
        private final Block block;
        private final SheetRow[] rows = new SheetRow[Block.ROWS];

        /** By region, because an edition may be a province's or a city's; empty where none judges. */
        private final Map<String, Optional<BulkEdition>> byRegion = new HashMap<>();

        private Counts counts = Counts.NONE;
        private long done;

        private Run(AssessmentRequest request, Runnable told) {
            this.request = request;
            this.told = told;
            this.context = assess.context(request, assess.dateOf(request));
            Layout layout = new Layout();
            editions.all().stream()
                    .filter(request::mayMean)
                    .forEach(edition -> compiled.put(edition.id(), BulkEdition.compile(edition, context, layout)));
            this.block = new Block(layout);
        }

        public Counts counts() {
            return counts;
        }

        /** Enterprises judged so far. */
        public long done() {
            return done;
        }

        /** Adds an enterprise, judging those before it when they fill a block. */
        public void add(SheetRow row) {
            if (block.full()) {
                judge();
            }
            rows[block.size()] = row;
            row.into(block);
        }

        /** Judges who was added, and assesses for good whose answer has changed. */
        public void judge() {
            compiled.values().forEach(edition -> edition.judge(block));
            Map<String, Last> last = last(ids());
            List<EnterpriseId> changed = new ArrayList<>();
            for (int row = 0; row < block.size(); row++) {
                judge(row, last, changed);
            }
            for (int from = 0; from < changed.size(); from += CHANGES_PER_TRANSACTION) {
                List<EnterpriseId> some =
                        changed.subList(from, Math.min(changed.size(), from + CHANGES_PER_TRANSACTION));
                long stored = store(some);
                counts = counts.plus(new Counts(stored, some.size() - stored, 0, 0));
                told.run();
            }
            done += block.size();
            block.clear();
        }

        /**
         * By the same command as a single assessment: locked, stored with its proof, told. Another run may have stored the same
         * change meanwhile, so it is looked up again under the lock.
         */
        private long store(List<EnterpriseId> some) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return QuarkusTransaction.requiringNew()
                            .call(() -> some.stream()
                                    .filter(id -> assess.executeIf(id, request, now -> isNews(id, now))
                                            .isPresent())
                                    .count());
                } catch (RuntimeException failure) {
                    if (attempt == TRIES
                            || !(DatabaseFault.isUnavailable(failure) || DatabaseFault.isRepeatable(failure))) {
                        throw failure;
                    }
                }
            }
        }

        private void judge(int row, Map<String, Last> last, List<EnterpriseId> changed) {
            BulkEdition edition = byRegion.computeIfAbsent(rows[row].regionCode(), this::edition)
                    .orElse(null);
            if (edition == null) {
                counts = counts.plus(new Counts(0, 0, 1, 0));
                return;
            }
            boolean exact = edition.exact(row);
            TierOutcome outcome;
            String reached;
            if (exact) {
                Assessment assessment = edition.edition().assess(sheets.facts(rows[row]), context);
                outcome = assessment.outcome();
                reached =
                        assessment.reached().map(tier -> tier.profile().tier()).orElse(null);
            } else {
                outcome = edition.outcome(row);
                reached = edition.tierReached(row);
            }
            Last before = last.get(key(rows[row].id().value(), edition.edition().standard()));
            boolean news = changed(before, outcome, reached);
            if (news) {
                changed.add(rows[row].id());
            }
            counts = counts.plus(new Counts(0, news ? 0 : 1, 0, exact ? 1 : 0));
        }

        private Optional<BulkEdition> edition(String regionCode) {
            try {
                Edition edition = request.edition(editions, regionCode, context.applicationDate(), true);
                return Optional.ofNullable(compiled.get(edition.id()));
            } catch (Problem notJudged) {
                return Optional.empty();
            }
        }

        private boolean isNews(EnterpriseId id, Assessment now) {
            Last before =
                    last(List.of(id.value())).get(key(id.value(), now.edition().standard()));
            return changed(
                    before,
                    now.outcome(),
                    now.reached().map(tier -> tier.profile().tier()).orElse(null));
        }

        private List<UUID> ids() {
            List<UUID> ids = new ArrayList<>();
            for (int row = 0; row < block.size(); row++) {
                ids.add(rows[row].id().value());
            }
            return ids;
        }

        private Map<String, Last> last(List<UUID> ids) {
            Map<String, Last> last = new HashMap<>();
            sql.list(
                    LATEST,
                    row -> last.put(
                            key(row.getObject(1, UUID.class), row.getString(2)),
                            new Last(TierOutcome.valueOf(row.getString(3)), row.getString(4))),
                    ids,
                    request.kind());
            return last;
        }
    }

    private static boolean changed(@Nullable Last before, TierOutcome outcome, @Nullable String reached) {
        if (before == null) {
            return outcome == TierOutcome.ELIGIBLE || outcome == TierOutcome.NEEDS_REVIEW;
        }
        return before.outcome() != outcome || !Objects.equals(reached, before.reached());
    }

    private static String key(UUID enterprise, String standard) {
        return enterprise + " " + standard;
    }
}
