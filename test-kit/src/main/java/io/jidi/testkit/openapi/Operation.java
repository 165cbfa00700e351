package io.jidi.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation.
 *
 * @param path as in the OpenAPI document, with its parameters in braces
 * @param description the operation's part of that document; missing for one that is hidden there
 */
public record Operation(String method, String path, JsonNode description) {

    static Operation hidden(String method, String path) {
        return new Operation(method, path, MissingNode.getInstance());
    }

    /** As the table calls it. */
    public String key() {
        return method + " " + path;
    }

    public boolean reads() {
        return method.equals("GET");
    }

    public boolean ofOneRow() {
        return path.contains("{");
    }

    /** The first of those that it takes; JSON where it says nothing. */
    public String contentType() {
        JsonNode content = description.path("requestBody").path("content");
        return content.isEmpty() || content.has("application/json")
                ? "application/json"
                : content.fieldNames().next();
    }

    /** Described parameters of the path or of the query. */
    public List<JsonNode> parameters(String in) {
        List<JsonNode> found = new ArrayList<>();
        description.path("parameters").forEach(one -> {
            if (one.path("in").asText().equals(in)) {
                found.add(one);
            }
        });
        return found;
    }

    public Optional<JsonNode> parameter(String in, String name) {
        return parameters(in).stream()
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst();
    }

    /** Those that the document lets in; empty where it names none. */
    public List<String> roles() {
        List<String> roles = new ArrayList<>();
        description
                .path("security")
                .forEach(one -> one.forEach(scheme -> scheme.forEach(role -> roles.add(role.asText()))));
        return roles;
    }
}
