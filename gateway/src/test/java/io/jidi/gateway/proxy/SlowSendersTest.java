package io.jidi.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.gateway.stubs.Stubs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Senders that are slow, leave, or send too much (reliability.md, row 32). */
@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class SlowSendersTest {

    private static final int MANY = 40;

    Stubs.Around around;

    @Inject
    MeterRegistry meters;

    @TestHTTPResource("/")
    URL gateway;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void quiet() {
        awaitInFlight(0);
    }

    @AfterEach
    void end() {
        clock.shutdownNow();
    }

    @Test
    void aBodyThatDripsIsCutOffAndTheOthersAreServedMeanwhile() throws IOException {
        try (Socket socket = open("POST /api/v1/funds HTTP/1.1", "Content-Length: 100000")) {
            OutputStream out = socket.getOutputStream();
            clock.scheduleAtFixedRate(() -> drip(out), 0, 200, TimeUnit.MILLISECONDS);
            try (Socket other = open("GET /api/v1/funds HTTP/1.1", "Connection: close")) {
                assertThat(all(other)).startsWith("HTTP/1.1 200");
            }
            String answer = all(socket);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"REQUEST_TIMEOUT\"", "请求体未及时送达");
        }
        awaitInFlight(0);
    }

    @Test
    void aBodyThatDripsOnAfterItsAnswerIsCutOffToo() throws IOException {
        try (Socket socket = open("POST /api/v1/funds/hasty HTTP/1.1", "Content-Length: 100000")) {
            OutputStream out = socket.getOutputStream();
            clock.scheduleAtFixedRate(() -> drip(out), 0, 200, TimeUnit.MILLISECONDS);
            assertThat(all(socket)).as("up to the end of the connection").startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aBodyThatBreaksOffNeverArrivesAsAWholeOne() throws IOException {
        int before = around.fund().asked();
        try (Socket socket = open("POST /api/v1/funds HTTP/1.1", "Content-Length: 100")) {
            socket.getOutputStream().write("{\"name\":\"half".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            awaitInFlight(1);
        }
        try (Socket socket = open("POST /api/v1/funds HTTP/1.1", "Transfer-Encoding: chunked")) {
            socket.getOutputStream().write("5\r\n{\"na\"\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        awaitInFlight(0);
        try (Socket whole = open("GET /api/v1/funds/after HTTP/1.1", "Connection: close")) {
            assertThat(all(whole)).startsWith("HTTP/1.1 200");
        }
        assertThat(around.fund().asked()).isEqualTo(before + 1);
        assertThat(around.fund().last().target()).isEqualTo("/api/v1/funds/after");
    }

    @Test
    void whoHangsUpHalfwayOrWhollyHoldsNothing() throws IOException {
        for (int i = 0; i < MANY; i++) {
            try (Socket socket = open("GET /api/v1/funds/silent HTTP/1.1")) {
                if (i % 2 == 0) {
                    socket.shutdownOutput();
                }
            }
        }
        awaitInFlight(0);
        try (Socket other = open("GET /api/v1/funds HTTP/1.1", "Connection: close")) {
            assertThat(all(other)).as("hanging up says nothing of the service").startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aMegabyteOfHeadersIsRefusedAtOnce() throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write("GET /api/v1/funds HTTP/1.1\r\nHost: x\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
            clock.execute(() -> {
                byte[] piece = "x".repeat(1_024).getBytes(StandardCharsets.US_ASCII);
                IntStream.range(0, 1_024).forEach(i -> write(out, piece));
            });
            byte[] first = socket.getInputStream().readNBytes("HTTP/1.1 431".length());
            assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 431");
        }
    }

    private void awaitInFlight(int wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (inFlight() != wanted) {
            assertThat(System.nanoTime())
                    .as("requests under way: " + inFlight())
                    .isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private double inFlight() {
        return meters.get("jidi.edge.in.flight")
                .tag("service", "fund-service")
                .gauge()
                .value();
    }

    private static void drip(OutputStream out) {
        write(out, new byte[] {'x'});
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            // The gateway hung up: that is what is expected.
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Socket open(String requestLine, String... headers) throws IOException {
        Socket socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.setSoTimeout(20_000);
        String head = requestLine + "\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + around.issuer().office() + "\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
