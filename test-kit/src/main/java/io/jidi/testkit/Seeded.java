package io.jidi.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Random cases that can be had again: the seed of a failing case is in the failure's message, and
 * {@code -Djidi.seed=<n>} runs just that case. A build always takes the same cases, so that what it says depends on the
 * change alone; {@code -Djidi.seeds=new} takes others each time.
 */
public final class Seeded {

    private static final String ONLY = "jidi.seed";
    private static final String SEEDS = "jidi.seeds";

    private final SplittableRandom random;

    private Seeded(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Runs a property over many cases. */
    public static void cases(int count, Consumer<Seeded> property) {
        String only = System.getProperty(ONLY);
        if (only != null) {
            run(Long.parseLong(only), property);
            return;
        }
        long first = "new".equals(System.getProperty(SEEDS)) ? new SplittableRandom().nextLong(1_000_000_000) : 1;
        for (long seed = first; seed < first + count; seed++) {
            run(seed, property);
        }
    }

    private static void run(long seed, Consumer<Seeded> property) {
        try {
            property.accept(new Seeded(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("failed with -D" + ONLY + "=" + seed + ": " + e.getMessage(), e);
        }
    }

    /** From {@code low} to {@code high}, both included. */
    public int number(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** An amount with two decimals from zero to {@code maxFen} fen; small, large and edge values alike. */
    public BigDecimal amount(long maxFen) {
        long fen = switch (random.nextInt(4)) {
            case 0 -> random.nextLong(Math.min(maxFen, 100) + 1);
            case 1 -> maxFen - random.nextLong(Math.min(maxFen, 100) + 1);
            default -> random.nextLong(maxFen + 1);
        };
        return new BigDecimal(BigInteger.valueOf(fen), 2);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
