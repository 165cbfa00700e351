package io.jidi.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A client of the protocol over Streamable HTTP, as an assistant is one. */
final class Assistant {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final String token;
    private String session = "";
    private int number;

    /** @param token null: it has none */
    Assistant(int port, String token) {
        this.endpoint = URI.create("http://127.0.0.1:" + port + "/mcp");
        this.token = token;
    }

    HttpResponse<String> send(String method, JsonNode parameters, boolean answered, Map<String, String> headers)
            throws IOException, InterruptedException {
        ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
        if (answered) {
            message.put("id", ++number);
        }
        message.set("params", parameters);
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(message.toString()));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> initialize() throws IOException, InterruptedException {
        return initialize(Map.of());
    }

    HttpResponse<String> initialize(Map<String, String> headers) throws IOException, InterruptedException {
        ObjectNode parameters = JSON.createObjectNode().put("protocolVersion", "2025-06-18");
        parameters.putObject("capabilities");
        parameters.putObject("clientInfo").put("name", "test").put("version", "1");
        return send("initialize", parameters, true, headers);
    }

    /** Through the handshake. */
    Assistant connected() throws IOException, InterruptedException {
        HttpResponse<String> answer = initialize();
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        session = answer.headers().firstValue("Mcp-Session-Id").orElse("");
        send("notifications/initialized", JSON.createObjectNode(), false, Map.of());
        return this;
    }

    /** The answer to one message; the last event where the server answers with a stream. */
    JsonNode ask(String method, JsonNode parameters) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, parameters, true, Map.of());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        String text = answer.body();
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
            text = text.lines()
                    .filter(line -> line.startsWith("data:"))
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .substring("data:".length());
        }
        return JSON.readTree(text);
    }

    /** The whole message that answers a call. */
    JsonNode message(String tool, Map<String, ?> arguments) throws IOException, InterruptedException {
        ObjectNode parameters = JSON.createObjectNode().put("name", tool);
        parameters.set("arguments", JSON.valueToTree(arguments));
        return ask("tools/call", parameters);
    }

    JsonNode call(String tool, Map<String, ?> arguments) throws IOException, InterruptedException {
        return message(tool, arguments).path("result");
    }
}
