package io.jidi.bench.fund;

import io.jidi.testkit.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many users of a gateway, who read alone or, of twenty requests, one is for a file, seven for a list, eight for one fund and four are
 * capital calls. Nobody tries again what was refused. One thread sends all, for what it takes is missing to those that are asked.
 */
final class Crowd implements AutoCloseable {

    private static final int USERS = 100;
    /** More would be the client's own collapse. */
    private static final int MOST_OPEN = 4_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Buffer CALL = Buffer.buffer(Funds.CALL);

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

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http;
    private final List<Tally.Kind> mix;
    private final List<String> funds;
    private final List<String> tokens = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    Crowd(String address, List<Tally.Kind> mix, List<String> funds) {
        URI uri = URI.create(address);
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(uri.getHost())
                .setDefaultPort(uri.getPort())
                .setMaxPoolSize(MOST_OPEN)
                .setMaxWaitQueueSize(-1));
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
        CountDownLatch gone = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            onAndOn(tally, over, gone);
        }
        Thread.sleep(time.toMillis());
        over.set(true);
        gone.await();
        return tally;
    }

    private void onAndOn(Tally tally, AtomicBoolean over, CountDownLatch gone) {
        one(tally, System.nanoTime(), () -> {
            if (over.get()) {
                gone.countDown();
            } else {
                onAndOn(tally, over, gone);
            }
        });
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
            one(tally, due, room::release);
        }
        room.acquire(MOST_OPEN);
        return tallies;
    }

    private void one(Tally tally, long due, Runnable after) {
        int number = next.getAndIncrement();
        Tally.Kind kind = mix.get(number % mix.size());
        http.request(options(kind, number))
                .compose(request -> sent(kind, request))
                .compose(answer -> answer.body().onSuccess(body -> {
                    long took = System.nanoTime() - due;
                    boolean comeBack = answer.getHeader("Retry-After") != null;
                    tally.add(
                            kind,
                            answer.statusCode(),
                            comeBack,
                            took,
                            answer.statusCode() < 300 ? "" : body.toString());
                }))
                .onFailure(failure -> tally.add(kind, 0, false, System.nanoTime() - due, String.valueOf(failure)))
                .onComplete(done -> after.run());
    }

    private static Future<HttpClientResponse> sent(Tally.Kind kind, HttpClientRequest request) {
        return kind == Tally.Kind.MONEY ? request.send(CALL) : request.send();
    }

    private RequestOptions options(Tally.Kind kind, int number) {
        String fund = funds.get(number / mix.size() % funds.size());
        RequestOptions options = new RequestOptions()
                .setURI(path(kind, fund))
                .setTimeout(PATIENCE.toMillis())
                .putHeader("Authorization", "Bearer " + tokens.get(number / mix.size() % USERS));
        if (kind == Tally.Kind.MONEY) {
            options.setMethod(HttpMethod.POST)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Idempotency-Key", UUID.randomUUID().toString());
        }
        return options;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
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
