package io.jidi.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks as the caller and says with every answer what it is, as of when, and where it can be checked. */
@Singleton
class Reading {

    private final GatewayApi api;
    private final SecurityIdentity caller;
    private final ObjectMapper json;
    private final String address;
    private final Clock clock = Clock.systemUTC();

    Reading(
            GatewayApi api,
            SecurityIdentity caller,
            ObjectMapper json,
            @ConfigProperty(name = "jidi.mcp.address") String address) {
        this.api = api;
        this.caller = caller;
        this.json = json;
        this.address = address.replaceAll("/+$", "");
    }

    /**
     * The answer for an assistant.
     *
     * @param what the data is, in both languages
     */
    ToolResponse of(String what, Question question) {
        JsonNode data = api.get(question, token());
        ObjectNode answer = json.createObjectNode().put("what", what);
        answer.put("asOf", asOf(data));
        answer.put("link", address + question.target());
        answer.set("data", data);
        // As text too: not every client reads the structured form.
        return new ToolResponse(false, List.of(new TextContent(answer.toString())), answer, Map.of());
    }

    /** The instant or day the data itself names; else when it was read. */
    private String asOf(JsonNode data) {
        String named = data.path("asOf").asText("");
        return named.isEmpty()
                ? Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString()
                : named;
    }

    /** As it came: it was verified at the door, and the gateway verifies it again. */
    private String token() {
        return caller.getCredential(TokenCredential.class).getToken();
    }
}
