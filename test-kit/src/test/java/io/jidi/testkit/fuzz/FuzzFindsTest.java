package io.jidi.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jidi.testkit.permission.OwnRows;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is wrong in one way is found out, and one that is right is not. */
class FuzzFindsTest {

    private static final String PROBLEM =
            "{\"title\":\"%s\",\"status\":400,\"code\":\"MALFORMED_BODY\",\"requestId\":\"req_1\",\"detail\":\"%s\"}";

    private HttpServer server;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFailureOfTheServerIsFound() throws IOException {
        always(500, PROBLEM.formatted("Internal error", ""));
        assertThatThrownBy(this::ask).isInstanceOf(AssertionError.class).hasMessageContaining("failure of the server");
    }

    @Test
    void aRefusalThatIsNoProblemIsFound() throws IOException {
        always(400, "<html>Bad Request</html>");
        assertThatThrownBy(this::ask).isInstanceOf(AssertionError.class).hasMessageContaining("is no problem");
        server.stop(0);
        always(404, "{\"title\":\"Not found\",\"status\":404,\"code\":\"NOT_FOUND\"}");
        assertThatThrownBy(this::ask).isInstanceOf(AssertionError.class).hasMessageContaining("without requestId");
    }

    @Test
    void anAnswerThatTellsOfTheCodeIsFound() throws IOException {
        for (String leak : new String[] {
            "java.lang.NumberFormatException: x",
            "at Sql.java:40",
            "could not execute statement",
            "org.postgresql.util.PSQLException"
        }) {
            always(422, PROBLEM.formatted("Refused", leak));
            assertThatThrownBy(this::ask)
                    .as(leak)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("tells of the code");
            server.stop(0);
        }
        always(200, "{}");
    }

    @Test
    void aServerThatRefusesWellHasNoFinding() throws IOException {
        always(400, PROBLEM.formatted("Malformed body", "Expected a date; select another from the list"));
        assertThat(ask()).containsOnlyKeys(400);
    }

    private Map<Integer, Integer> ask() {
        return Fuzz.check("project-service", server.getAddress().getPort(), new OwnRows(), role -> "token", 40);
    }

    private void always(int status, String body) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
    }
}
