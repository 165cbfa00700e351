package io.jidi.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.mcp.server.ToolCallException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Reads the public API. It can do nothing else: there is one method, and it sends GET. */
@Singleton
public class GatewayApi {

    private static final Logger LOG = Logger.getLogger(GatewayApi.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ObjectMapper json;
    private final String gateway;
    private final Duration answer;
    private final int mostBytes;

    GatewayApi(
            ObjectMapper json,
            @ConfigProperty(name = "jidi.mcp.gateway") String gateway,
            @ConfigProperty(name = "jidi.mcp.answer") Duration answer,
            @ConfigProperty(name = "jidi.mcp.most-bytes") int mostBytes) {
        this.json = json;
        this.gateway = gateway.replaceAll("/+$", "");
        this.answer = answer;
        this.mostBytes = mostBytes;
    }

    /**
     * The answer to a question.
     *
     * @param token of the caller, as it came
     * @throws ToolCallException with the problem's own words for every refusal, and when there is no answer
     */
    JsonNode get(Question question, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + question.target()))
                .timeout(answer)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Accept-Language", "zh-CN, en;q=0.5")
                .GET()
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return read(response, body.readNBytes(mostBytes + 1));
            }
        } catch (IOException e) {
            LOG.warnf("%s: no answer: %s", question.target(), e.toString());
            throw new ToolCallException("服务暂不可用，请稍后重试 | The installation gives no answer; try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolCallException("中断 | Interrupted");
        }
    }

    private JsonNode read(HttpResponse<?> response, byte[] body) throws IOException {
        if (response.statusCode() != OK) {
            throw new ToolCallException(refusal(response, body));
        }
        if (body.length > mostBytes) {
            throw new ToolCallException("结果过大，请缩小范围 | The answer is too large; ask for less");
        }
        return json.readTree(body);
    }

    /** RFC 9457, in the words of the API: what was wrong, where, and the id under which the operator finds the request. */
    private String refusal(HttpResponse<?> response, byte[] body) {
        JsonNode problem;
        try {
            problem = json.readTree(body);
        } catch (IOException e) {
            // Somebody before the gateway answered; its status is all that is known.
            return "HTTP " + response.statusCode();
        }
        StringBuilder text = new StringBuilder("HTTP " + response.statusCode());
        for (String field : new String[] {"code", "title", "detail", "requestId"}) {
            if (problem.path(field).isTextual()) {
                text.append(field.equals("requestId") ? " (req " : " · ")
                        .append(problem.path(field).textValue())
                        .append(field.equals("requestId") ? ")" : "");
            }
        }
        problem.path("errors")
                .forEach(error -> text.append('\n')
                        .append(error.path("pointer").asText())
                        .append(' ')
                        .append(error.path("message").asText()));
        response.headers()
                .firstValue("Retry-After")
                .ifPresent(seconds -> text.append("\nRetry-After: ").append(seconds));
        return text.toString();
    }
}
