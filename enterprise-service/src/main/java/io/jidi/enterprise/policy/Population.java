package io.jidi.enterprise.policy;

import io.jidi.enterprise.assessment.AssessEverybody;
import io.jidi.enterprise.assessment.AssessmentRequest;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Flip;
import io.jidi.enterprise.criteria.rules.SizeClass;
import io.jidi.enterprise.criteria.rules.SizeWithin;
import io.jidi.enterprise.criteria.rules.bulk.Block;
import io.jidi.enterprise.criteria.rules.bulk.BulkEdition;
import io.jidi.enterprise.criteria.rules.bulk.Layout;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.indicator.FactSheets;
import io.jidi.enterprise.indicator.SheetRow;
import io.jidi.enterprise.stake.Stake;
import io.jidi.enterprise.stake.Stakes;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges everybody in columns, block by block: only some thousand enterprises are ever in memory. Those that move, and those
 * that the columns cannot hold, are judged again by the exact evaluator, which also tells why.
 */
@ApplicationScoped
class Population {

    private final FactSheets sheets;
    private final AssessEverybody everybody;
    private final Stakes stakes;
    private final CallContext call;

    Population(FactSheets sheets, AssessEverybody everybody, Stakes stakes, CallContext call) {
        this.sheets = sheets;
        this.everybody = everybody;
        this.stakes = stakes;
        this.call = call;
    }

    /** Told how far a run is; ends it by throwing. */
    interface Progress {

        /** Some changes were stored. */
        void stored();

        /** @param done enterprises judged so far */
        void judged(long done);
    }

    Tally.Result compare(
            PolicyQuestion.Rules rules,
            AssessmentContext context,
            String regionPrefix,
            SizeWithin size,
            Progress progress) {
        Comparison comparison = new Comparison(rules, context, size);
        sheets.everybody(regionPrefix, rows -> {
            rows.forEach(comparison::add);
            comparison.judge();
            progress.judged(comparison.done);
        });
        return comparison.tally.result();
    }

    /** One of a block that stands on another tier under the second rule. */
    private record Moved(EnterpriseRegistry.Registered enterprise, Set<SizeClass> size, Flip flip) {}

    /** Two rules over the same columns. */
    private final class Comparison {
        private final PolicyQuestion.Rules rules;
        private final AssessmentContext context;
        private final SizeWithin size;
        private final Tally tally = new Tally();
        private final BulkEdition before;
        private final BulkEdition after;
        private final Block block;
        private final SheetRow[] rows = new SheetRow[Block.ROWS];
        private long done;

        Comparison(PolicyQuestion.Rules rules, AssessmentContext context, SizeWithin size) {
            this.rules = rules;
            this.context = context;
            this.size = size;
            Layout layout = new Layout();
            before = BulkEdition.compile(rules.before(), context, layout);
            after = BulkEdition.compile(rules.after(), context, layout);
            block = new Block(layout);
        }

        void add(SheetRow row) {
            if (block.full()) {
                judge();
            }
            rows[block.size()] = row;
            row.into(block);
        }

        void judge() {
            before.judge(block);
            after.judge(block);
            List<Moved> moved = new ArrayList<>();
            for (int row = 0; row < block.size(); row++) {
                boolean exact = before.exact(row) || after.exact(row);
                String from = exact ? null : before.tierReached(row);
                String to = exact ? null : after.tierReached(row);
                if (exact || (from == null ? to != null : !from.equals(to))) {
                    explain(rows[row], exact, moved);
                } else {
                    tally.stays(from, before.outcome(row), after.outcome(row));
                }
            }
            count(moved);
            done += block.size();
            block.clear();
        }

        private void explain(SheetRow row, boolean exact, List<Moved> moved) {
            EnterpriseFacts facts = sheets.facts(row);
            Flip flip =
                    Flip.of(rules.before().assess(facts, context), rules.after().assess(facts, context));
            if (!exact && !flip.moved()) {
                throw new IllegalStateException(
                        "the columns move " + row.id().wire() + " and the exact evaluator does not");
            }
            if (exact) {
                tally.exact();
            }
            if (flip.moved()) {
                moved.add(new Moved(row.registered(), size.classes(facts, context), flip));
            } else {
                tally.stays(flip.before(), flip.outcomeBefore(), flip.outcomeAfter());
            }
        }

        private void count(List<Moved> moved) {
            Map<String, Stake> hanging = moved.isEmpty()
                    ? Map.of()
                    : stakes.of(moved.stream()
                            .map(each -> each.enterprise().creditCode())
                            .toList());
            for (Moved each : moved) {
                tally.moves(
                        each.enterprise(),
                        each.size(),
                        each.flip(),
                        higher(rules, each.flip()),
                        hanging.getOrDefault(each.enterprise().creditCode(), Stake.NOTHING));
            }
        }
    }

    /** Assesses everybody as the caller who asked, and counts. */
    @ActivateRequestContext
    AssessEverybody.Counts assess(
            AssessmentRequest request, String regionPrefix, Caller caller, String requestId, Progress progress) {
        call.actAs(caller, requestId, null);
        AssessEverybody.Run run = everybody.start(request, progress::stored);
        sheets.everybody(regionPrefix, rows -> {
            rows.forEach(run::add);
            run.judge();
            progress.judged(run.done());
        });
        return run.counts();
    }

    private static boolean higher(PolicyQuestion.Rules rules, Flip flip) {
        if (flip.after() == null || flip.before() == null) {
            return flip.before() == null;
        }
        return place(rules, flip.after()) < place(rules, flip.before());
    }

    /** Tiers stand highest first; one that the other rule does not give stands below all. */
    private static int place(PolicyQuestion.Rules rules, String tier) {
        List<String> tiers =
                rules.after().profiles().stream().map(profile -> profile.tier()).toList();
        return tiers.contains(tier) ? tiers.indexOf(tier) : tiers.size();
    }
}
