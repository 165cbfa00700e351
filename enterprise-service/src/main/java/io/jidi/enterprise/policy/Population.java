package io.jidi.enterprise.policy;

import io.jidi.enterprise.assessment.AssessEverybody;
import io.jidi.enterprise.assessment.AssessmentRequest;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Flip;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.SizeClass;
import io.jidi.enterprise.criteria.rules.SizeWithin;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.indicator.IndicatorHistory;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/** Judges everybody block by block: only one block of enterprises is ever in memory. */
@ApplicationScoped
class Population {

    /** Enough to make the statements few, small enough for a block of facts to be some megabytes. */
    private static final int BLOCK = 1_000;

    private final EnterpriseRegistry registry;
    private final IndicatorHistory history;

    private final AssessEverybody everybody;
    private final CallContext call;

    Population(EnterpriseRegistry registry, IndicatorHistory history, AssessEverybody everybody, CallContext call) {
        this.registry = registry;
        this.history = history;
        this.everybody = everybody;
        this.call = call;
    }

    /** @param progress told after each block how many are done */
    Tally.Result compare(
            PolicyQuestion.Rules rules,
            AssessmentContext context,
            String regionPrefix,
            SizeWithin size,
            LongConsumer progress) {
        Tally tally = new Tally();
        Set<Indicator> fields = new LinkedHashSet<>(rules.before().reads());
        fields.addAll(rules.after().reads());
        size.reads(fields::add);
        blocks(regionPrefix, fields, progress, (enterprises, facts) -> {
            for (int i = 0; i < enterprises.size(); i++) {
                EnterpriseFacts known = facts.get(i);
                Flip flip = Flip.of(
                        rules.before().assess(known, context), rules.after().assess(known, context));
                Set<SizeClass> classes = flip.moved() ? size.classes(known, context) : Set.of();
                tally.add(enterprises.get(i), classes, flip, higher(rules, flip));
            }
        });
        return tally.result();
    }

    /** Assesses everybody as that caller. Only changes are written, each in a transaction of its own. */
    @ActivateRequestContext
    AssessEverybody.Counts assess(
            AssessmentRequest request, String regionPrefix, Caller caller, String requestId, LongConsumer progress) {
        call.actAs(caller, requestId, null);
        List<AssessEverybody.Counts> counts = new ArrayList<>();
        blocks(
                regionPrefix,
                everybody.reads(request),
                progress,
                (enterprises, facts) -> counts.add(everybody.block(enterprises, facts, request)));
        return counts.stream().reduce(AssessEverybody.Counts.NONE, AssessEverybody.Counts::plus);
    }

    private void blocks(
            String regionPrefix,
            Set<Indicator> fields,
            LongConsumer progress,
            BiConsumer<List<EnterpriseRegistry.Registered>, List<EnterpriseFacts>> work) {
        EnterpriseId last = null;
        long done = 0;
        while (true) {
            List<EnterpriseRegistry.Registered> block = registry.after(last, regionPrefix, BLOCK);
            if (block.isEmpty()) {
                return;
            }
            work.accept(block, history.factsOf(block, fields));
            last = block.get(block.size() - 1).id();
            done += block.size();
            progress.accept(done);
        }
    }

    /** By the place of the tiers in the second rule, and in the first for one the second does not know. */
    private static boolean higher(PolicyQuestion.Rules rules, Flip flip) {
        if (flip.after() == null || flip.before() == null) {
            return flip.before() == null;
        }
        return place(rules, flip.after()) < place(rules, flip.before());
    }

    private static int place(PolicyQuestion.Rules rules, String tier) {
        List<String> tiers =
                rules.after().profiles().stream().map(profile -> profile.tier()).toList();
        return tiers.contains(tier) ? tiers.indexOf(tier) : tiers.size();
    }
}
