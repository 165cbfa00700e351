package io.jidi.bench.fund;

import io.jidi.testkit.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many users of a gateway, who read alone or, of twenty requests, one is for a file, seven for a list, eight for one fund and four are
 * capital calls.
 * Nobody tries again what was refused.
 */
final class Crowd {

    private static final int USERS = 100;
    /** More would be the client's own collapse. */
    private static final int MOST_OPEN = 4_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final List<Tally.Kind> READERS = List.of(Tally.Kind.READ, Tally.Kind.LIST);

    static final List<Tally.Kind> MIXED = List.of(
            Tally.Kind.LIST,
            Tally.Kind.READ,
            Tally.Kind.MONEY,
            Tally.Kind.READ,
            Tally.Kind.LIST,
            Tally.Kind.READ,
            Tally.Kind.LIST,
            Tally.Kind.MONEY,
            Tally.Kind.READ,
            Tally.Kind.FILE,
            Tally.Kind.LIST,
            Tally.Kind.READ,
            Tally.Kind.LIST,
            Tally.Kind.MONEY,
            Tally.Kind.READ,
            Tally.Kind.LIST,
            Tally.Kind.READ,
            Tally.Kind.MONEY,
            Tally.Kind.READ,
            Tally.Kind.LIST);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2))
            .build();
    private final String address;
    private final List<Tally.Kind> mix;
    private final List<String> funds;
    private final List<String> tokens = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    Crowd(String address, List<Tally.Kind> mix, List<String> funds) {
        this.address = address;
        this.mix = mix;
        this.funds = funds;
        for (int user = 0; user < USERS; user++) {
            tokens.add(Tokens.of("PROVINCE_OFFICE").user("user-" + user).sign());
        }
    }

    /** So many that each send the next request when the last is answered. */
    Tally closed(int clients, Duration time) throws InterruptedException {
        Tally tally = new Tally();
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            all.add(onAndOn(tally, over));
        }
        Thread.sleep(time.toMillis());
        over.set(true);
        all.forEach(CompletableFuture::join);
        return tally;
    }

    private CompletableFuture<Void> onAndOn(Tally tally, AtomicBoolean over) {
        return one(tally, System.nanoTime())
                .thenCompose(done -> over.get() ? CompletableFuture.completedFuture(null) : onAndOn(tally, over));
    }

    /** So many a second, whether the ones before are answered or not; a tally for each second, by when a request was due. */
    List<Tally> open(double perSecond, int seconds) throws InterruptedException {
        List<Tally> tallies = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            tallies.add(new Tally());
        }
        Semaphore room = new Semaphore(MOST_OPEN);
        long begun = System.nanoTime();
        long all = Math.round(perSecond * seconds);
        for (long i = 0; i < all; i++) {
            long due = begun + (long) (i / perSecond * 1e9);
            LockSupport.parkNanos(due - System.nanoTime());
            Tally tally = tallies.get((int) ((due - begun) / 1_000_000_000L));
            room.acquire();
            one(tally, due).whenComplete((done, failure) -> room.release());
        }
        room.acquire(MOST_OPEN);
        return tallies;
    }

    private CompletableFuture<Void> one(Tally tally, long due) {
        int number = next.getAndIncrement();
        Tally.Kind kind = mix.get(number % mix.size());
        HttpRequest request = request(kind, number);
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).handle((answer, failure) -> {
            long took = System.nanoTime() - due;
            if (answer == null) {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                tally.add(kind, 0, false, took, String.valueOf(cause));
            } else {
                boolean comeBack = answer.headers().firstValue("Retry-After").isPresent();
                tally.add(kind, answer.statusCode(), comeBack, took, answer.body());
            }
            return null;
        });
    }

    private HttpRequest request(Tally.Kind kind, int number) {
        String fund = funds.get(number / mix.size() % funds.size());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path(kind, fund)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.get(number / mix.size() % USERS));
        if (kind == Tally.Kind.MONEY) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(Funds.CALL));
        }
        return request.build();
    }

    private static String path(Tally.Kind kind, String fund) {
        String one = "/api/v1/funds/" + fund;
        switch (kind) {
            case FILE:
                return one + "/files/trial-balance?asOf=2026-12-31";
            case LIST:
                return "/api/v1/funds?pageSize=20";
            case READ:
                return one;
            default:
                return one + "/capital-calls";
        }
    }
}
