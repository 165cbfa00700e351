package io.jidi.e2e;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Many clients that issue capital calls: a fifth posts twice at once, a few reuse a key for another amount. */
final class Posting {

    private static final int CLIENTS = 24;
    private static final int DUPLICATES_PERCENT = 20;
    private static final int REUSED_PERCENT = 2;

    private final FundClient client;
    private final String fund;
    private final Map<String, BigDecimal> acknowledged = new ConcurrentHashMap<>();
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong longestWaitMillis = new AtomicLong();

    Posting(FundClient client, String fund) {
        this.client = client;
        this.fund = fund;
    }

    /** What was acknowledged, by key. */
    Map<String, BigDecimal> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** What the service answered and must not have. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    long longestWaitMillis() {
        return longestWaitMillis.get();
    }

    /** Posts at least this many calls, and until nothing more is to be seen; returns when each client has its answer. */
    void run(int posts, long seed, BooleanSupplier seenEnough) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        ExecutorService twins = Executors.newFixedThreadPool(CLIENTS);
        AtomicInteger next = new AtomicInteger();
        try {
            List<Callable<Boolean>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                SplittableRandom random = new SplittableRandom(seed * 31 + i);
                clients.add(() -> {
                    while (next.getAndIncrement() < posts || !seenEnough.getAsBoolean()) {
                        post(random, twins);
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : pool.invokeAll(clients)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
            twins.shutdownNow();
        }
    }

    private void post(SplittableRandom random, ExecutorService twins) throws Exception {
        String key = UUID.randomUUID().toString();
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1, 100_000), 2);
        long began = System.nanoTime();
        Future<FundClient.Answer> twin = null;
        if (random.nextInt(100) < DUPLICATES_PERCENT) {
            twin = twins.submit(() -> client.call(fund, key, amount.toPlainString()));
        }
        FundClient.Answer answer = client.call(fund, key, amount.toPlainString());
        longestWaitMillis.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), Math::max);
        if (answer.status() != 201) {
            violations.add("a call that fits was answered " + answer);
            return;
        }
        acknowledged.put(key, amount);
        if (twin != null && !twin.get().body().equals(answer.body())) {
            violations.add("two identical requests got different answers: " + twin.get() + " and " + answer);
        }
        if (random.nextInt(100) < REUSED_PERCENT) {
            FundClient.Answer reused =
                    client.call(fund, key, amount.add(BigDecimal.ONE).toPlainString());
            if (reused.status() != 422) {
                violations.add("a key used for another amount was answered " + reused);
            }
        }
    }
}
