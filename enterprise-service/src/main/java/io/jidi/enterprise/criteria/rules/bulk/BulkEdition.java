package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Criterion;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Profile;
import io.jidi.enterprise.criteria.rules.Status;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An edition compiled for a context. One block is judged at a time and its verdicts hold until the next; they are those of
 * {@link Edition#assess}, except in rows that are marked {@link #exact}, which that method must judge.
 */
public final class BulkEdition {

    private static final TierOutcome[] OUTCOMES = TierOutcome.values();
    private static final byte ELIGIBLE = (byte) TierOutcome.ELIGIBLE.ordinal();

    /** Ordinal of the outcome by the verdict on what a tier requires. */
    private static final byte[] OF_REQUIREMENT = new byte[Verdict.NOT_MET + 1];

    static {
        Arrays.fill(OF_REQUIREMENT, (byte) TierOutcome.NEEDS_REVIEW.ordinal());
        OF_REQUIREMENT[Verdict.MET] = ELIGIBLE;
        OF_REQUIREMENT[Verdict.NOT_MET] = (byte) TierOutcome.NOT_ELIGIBLE.ordinal();
        OF_REQUIREMENT[Verdict.UNKNOWN] = (byte) TierOutcome.NEEDS_DATA.ordinal();
    }

    /** By nearness to a decision, as {@code Assessment.outcome}. */
    private static final TierOutcome[] NEAREST = {
        TierOutcome.ELIGIBLE, TierOutcome.NEEDS_DATA, TierOutcome.NEEDS_REVIEW, TierOutcome.NOT_ELIGIBLE
    };

    private final Edition edition;
    private final Optional<String> fallback;
    private final Judge[] criteria;
    private final Judge[] requirements;
    private final int[][] decisive;
    private final byte[][] verdicts;
    private final byte[][] outcomes;
    private final boolean[] exact = new boolean[Block.ROWS];

    private BulkEdition(Edition edition, AssessmentContext context, Layout layout) {
        this.edition = edition;
        int tiers = edition.profiles().size();
        criteria = new Judge[edition.criteria().size()];
        verdicts = new byte[criteria.length][];
        requirements = new Judge[tiers];
        decisive = new int[tiers][];
        outcomes = new byte[tiers][Block.ROWS];
        fallback = compile(context, layout);
    }

    /** Compiles on a layout, which learns what the edition reads. */
    public static BulkEdition compile(Edition edition, AssessmentContext context, Layout layout) {
        return new BulkEdition(edition, context, layout);
    }

    private Optional<String> compile(AssessmentContext context, Layout layout) {
        Compiler compiler = new Compiler(layout, context, exact);
        String at = "";
        try {
            for (int i = 0; i < criteria.length; i++) {
                Criterion criterion = edition.criteria().get(i);
                at = criterion.id();
                criteria[i] = compiler.next(criterion);
            }
            for (int i = 0; i < requirements.length; i++) {
                Profile profile = edition.profiles().get(i);
                at = profile.tier();
                requirements[i] = compiler.condition(profile.requirement());
                decisive[i] = profile.decisive().stream()
                        .mapToInt(ref -> ref.position())
                        .toArray();
            }
            return Optional.empty();
        } catch (Unsupported kind) {
            return Optional.of(at + ": " + kind.getMessage());
        }
    }

    public Edition edition() {
        return edition;
    }

    /** The criterion and the kind of it for which the whole edition is left to the exact evaluator; empty for none. */
    public Optional<String> fallback() {
        return fallback;
    }

    /** Judges every enterprise of the block. */
    public void judge(Block block) {
        for (int row = 0, rows = block.size(); row < rows; row++) {
            exact[row] = fallback.isPresent() || block.exact(row);
        }
        if (fallback.isPresent()) {
            return;
        }
        for (int i = 0; i < criteria.length; i++) {
            verdicts[i] = criteria[i].over(block);
        }
        for (int i = 0; i < requirements.length; i++) {
            tier(block, i);
        }
    }

    private void tier(Block block, int tier) {
        byte[] required = requirements[tier].over(block);
        byte[] out = outcomes[tier];
        for (int row = 0, rows = block.size(); row < rows; row++) {
            out[row] = OF_REQUIREMENT[required[row]];
        }
        for (int position : decisive[tier]) {
            byte[] deciding = verdicts[position];
            for (int row = 0, rows = block.size(); row < rows; row++) {
                if (deciding[row] == Verdict.UNKNOWN) {
                    out[row] = (byte) TierOutcome.NEEDS_DATA.ordinal();
                }
            }
        }
    }

    /** Whether the exact evaluator must judge this row, and every other answer about it is void. */
    public boolean exact(int row) {
        return exact[row];
    }

    /** How many rows of the block are so marked. */
    public int exactRows(Block block) {
        int rows = 0;
        for (int row = 0; row < block.size(); row++) {
            rows += exact[row] ? 1 : 0;
        }
        return rows;
    }

    public Status status(int criterion, int row) {
        return Verdict.status(verdicts[criterion][row]);
    }

    public TierOutcome outcome(int tier, int row) {
        return OUTCOMES[outcomes[tier][row]];
    }

    /** Position of the highest tier that is fulfilled; -1 for none. */
    public int reached(int row) {
        for (int tier = 0; tier < outcomes.length; tier++) {
            if (outcomes[tier][row] == ELIGIBLE) {
                return tier;
            }
        }
        return -1;
    }

    /** The highest tier that is fulfilled; absent for none. */
    public @Nullable String tierReached(int row) {
        int tier = reached(row);
        return tier < 0 ? null : edition.profiles().get(tier).tier();
    }

    /** The outcome of the assessment as a whole. */
    public TierOutcome outcome(int row) {
        for (TierOutcome nearest : NEAREST) {
            for (byte[] tier : outcomes) {
                if (tier[row] == nearest.ordinal()) {
                    return nearest;
                }
            }
        }
        return TierOutcome.NOT_ELIGIBLE;
    }
}
