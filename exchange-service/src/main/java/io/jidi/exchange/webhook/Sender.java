package io.jidi.exchange.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request to the address that was checked, under the receiver's name. No redirect is followed, no connection is
 * used twice, and of the answer no more is read than a fixed number of bytes.
 */
@Singleton
class Sender {

    /**
     * Of the answer's body; the rest is cut off with the connection. What it says is counted and neither kept nor shown: a webhook
     * must not become a way to read what its maker cannot reach.
     */
    static final int MOST_BYTES = 64 * 1024;

    private final HttpClient client;
    private final Duration limit;

    Sender(Vertx vertx, WebhookSettings settings) {
        this.limit = settings.limit();
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(settings.connectLimit().toMillis()))
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setMaxPoolSize(settings.atOnce() * 2)
                .setDecompressionSupported(false);
        settings.authorities()
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        this.client = vertx.createHttpClient(options);
    }

    /**
     * What the receiver answered.
     *
     * @param retryAfter as it stood in the header
     * @param bytes of its body that were read
     */
    record Answer(int status, @Nullable String retryAfter, int bytes) {}

    /**
     * Posts the body.
     *
     * @throws Undelivered CONNECTION_FAILED, TLS_FAILED or TIMED_OUT
     */
    Answer post(Destination destination, Map<String, String> headers, byte[] body) throws Undelivered {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(SocketAddress.inetSocketAddress(
                                destination.port(), destination.address().getHostAddress()))
                        .setHost(destination.host())
                        .setPort(destination.port())
                        .setSsl(destination.tls())
                        .setURI(destination.target())
                        .setFollowRedirects(false))
                .onFailure(answer::completeExceptionally)
                .onSuccess(request -> {
                    sent.set(request);
                    if (answer.isDone()) {
                        // The time was over while the connection was made.
                        request.reset();
                        return;
                    }
                    headers.forEach(request::putHeader);
                    request.exceptionHandler(answer::completeExceptionally);
                    request.send(Buffer.buffer(body))
                            .onFailure(answer::completeExceptionally)
                            .onSuccess(response -> read(response, answer));
                });
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw new Undelivered(DeliveryError.TIMED_OUT, "no whole answer within " + limit);
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Undelivered(DeliveryError.TIMED_OUT, "interrupted");
        } finally {
            HttpClientRequest request = sent.get();
            if (request != null) {
                request.reset();
            }
        }
    }

    private static void read(HttpClientResponse response, CompletableFuture<Answer> answer) {
        AtomicInteger read = new AtomicInteger();
        Runnable finish =
                () -> answer.complete(new Answer(response.statusCode(), response.getHeader("Retry-After"), read.get()));
        response.exceptionHandler(answer::completeExceptionally)
                .endHandler(end -> finish.run())
                .handler(piece -> {
                    if (read.updateAndGet(before -> Math.min(MOST_BYTES, before + piece.length())) >= MOST_BYTES) {
                        response.pause();
                        finish.run();
                    }
                });
    }

    private static Undelivered failure(ExecutionException failure) {
        for (@Nullable Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return new Undelivered(DeliveryError.TLS_FAILED, String.valueOf(cause.getMessage()));
            }
        }
        return new Undelivered(DeliveryError.CONNECTION_FAILED, String.valueOf(failure.getCause()));
    }
}
