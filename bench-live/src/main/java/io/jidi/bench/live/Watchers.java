package io.jidi.bench.live;

import io.jidi.testkit.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Streams held open by as many users as there are, each of a region of its own or one of the whole province. */
final class Watchers {

    private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d+)");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2, task -> {
                Thread thread = new Thread(task, "watchers");
                thread.setDaemon(true);
                return thread;
            }))
            .build();
    private final URI stream;
    private final AtomicLongArray committed;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final List<CompletableFuture<?>> streams = new ArrayList<>();

    /** @param committed by the number of an event the moment, in nanoseconds of this machine, at which its commit returned */
    Watchers(URI stream, AtomicLongArray committed) {
        this.stream = stream;
        this.committed = committed;
    }

    /** @param delays told to here, in nanoseconds after the commit, once per event and watcher */
    void watch(String user, String scope, Delays delays) {
        HttpRequest request = HttpRequest.newBuilder(stream)
                .header("Accept", "text/event-stream")
                .header(
                        "Authorization",
                        "Bearer "
                                + Tokens.of("CITY_OFFICE")
                                        .user(user)
                                        .scope(scope)
                                        .sign())
                .build();
        streams.add(http.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Reader(delays)))
                .thenAccept(answer -> ended.incrementAndGet()));
    }

    /** Streams that have said something. */
    int open() {
        return open.get();
    }

    /** Streams that the gateway ended. */
    int ended() {
        return ended.get();
    }

    void close() {
        streams.forEach(stream -> stream.cancel(true));
    }

    private final class Reader implements Flow.Subscriber<String> {

        private final Delays delays;
        private boolean greeted;

        Reader(Delays delays) {
            this.delays = delays;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (!greeted) {
                greeted = true;
                open.incrementAndGet();
            }
            if (!line.startsWith("data:")) {
                return;
            }
            long now = System.nanoTime();
            Matcher number = NUMBER.matcher(line);
            if (number.find()) {
                int event = Integer.parseInt(number.group(1));
                long commit = committed.get(event);
                // It may be here before its writer was told that it is committed.
                delays.add(event, commit == 0 ? 0 : now - commit);
            }
        }

        @Override
        public void onError(Throwable failure) {
            ended.incrementAndGet();
        }

        @Override
        public void onComplete() {}
    }
}
