package io.jidi.testkit.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One operation.
 *
 * @param path as in the OpenAPI document, with its parameters in braces
 * @param description the operation's part of that document; missing for one that is hidden there
 */
record Operation(String method, String path, JsonNode description) {

    static Operation hidden(String method, String path) {
        return new Operation(method, path, MissingNode.getInstance());
    }

    /** As the table calls it. */
    String key() {
        return method + " " + path;
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean ofOneRow() {
        return path.contains("{");
    }
}
