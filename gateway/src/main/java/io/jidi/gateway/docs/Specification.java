package io.jidi.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.gateway.proxy.rules.Routes;
import io.jidi.gateway.upstream.Upstream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Merges the documents of the services into one. Only operations that can be reached through the gateway are told.
 * Components of one name and one content are shared; those that differ get the name of their service in front.
 */
final class Specification {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String SCHEME = "bearer";
    private static final String SIGNATURE = "signature";
    private static final String OPEN_DOOR = "/open/v1/";
    /** The public key stands open, for who has no key yet cannot sign. */
    private static final String KEYS = "/open/v1/keys";

    private final ObjectNode merged;
    private final Set<String> operationIds = new HashSet<>();

    private Specification(ObjectNode own) {
        this.merged = own;
    }

    /**
     * @param own the gateway's operations, and what stands at the top
     * @param services the documents of those services that answered
     */
    static ObjectNode merge(ObjectMapper json, ObjectNode own, Map<Upstream, JsonNode> services) {
        Specification specification = new Specification(own.deepCopy());
        Components components = new Components(services);
        ArrayNode missing = json.createArrayNode();
        for (Upstream upstream : Upstream.values()) {
            JsonNode document = services.get(upstream);
            if (document == null) {
                missing.add(upstream.serviceName());
            } else {
                specification.add(upstream, components.renamed(upstream));
            }
        }
        if (!missing.isEmpty()) {
            specification.merged.set("x-jidi-missing", missing);
            ObjectNode info = (ObjectNode) specification.merged.path("info");
            info.put(
                    "description",
                    info.path("description").asText() + "\n\n**暂缺 | Missing just now: " + missing + "**");
        }
        return specification.merged;
    }

    private void add(Upstream upstream, JsonNode document) {
        ObjectNode paths = merged.withObject("/paths");
        Map<String, JsonNode> sorted = new TreeMap<>();
        document.path("paths").properties().forEach(path -> sorted.put(path.getKey(), path.getValue()));
        sorted.forEach((path, item) -> {
            if (isReachable(upstream, path)) {
                item.properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> settle(upstream, path, (ObjectNode) operation.getValue()));
                paths.set(path, item);
            }
        });
        document.path("components").properties().forEach(kind -> {
            if (!kind.getKey().equals("securitySchemes")) {
                ObjectNode target = merged.withObject("/components").withObject("/" + kind.getKey());
                kind.getValue().properties().forEach(one -> target.set(one.getKey(), one.getValue()));
            }
        });
        addTags(document);
    }

    private static boolean isReachable(Upstream upstream, String path) {
        // A template's braces stand for a plain segment.
        Optional<Routes.Route> route = Routes.find(path.replaceAll("\\{[^}]*}", "x"));
        return route.isPresent() && route.get().upstream() == upstream;
    }

    /** One bearer scheme for all but what platforms sign, with the roles that the service names; ids that no other operation has. */
    private void settle(Upstream upstream, String path, ObjectNode operation) {
        if (path.startsWith(OPEN_DOOR)) {
            signed(path, operation);
        } else {
            bearer(operation);
        }
        String id = operation.path("operationId").asText();
        if (!id.isEmpty() && !operationIds.add(id)) {
            operation.put("operationId", upstream.domain() + '_' + id);
        }
    }

    private static void bearer(ObjectNode operation) {
        for (JsonNode requirement : operation.path("security")) {
            ObjectNode named = (ObjectNode) requirement;
            ArrayNode roles = operation.arrayNode();
            named.properties().forEach(scheme -> scheme.getValue().forEach(roles::add));
            if (!named.isEmpty()) {
                named.removeAll();
                named.set(SCHEME, roles);
            }
        }
    }

    private void signed(String path, ObjectNode operation) {
        ArrayNode security = operation.putArray("security");
        if (path.equals(KEYS)) {
            return;
        }
        security.addObject().putArray(SIGNATURE);
        merged.withObject("/components/securitySchemes")
                .withObject("/" + SIGNATURE)
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "X-Signature")
                .put(
                        "description",
                        "请求签名（SM2-SM3 或 HMAC-SHA256），另需应用、密钥、时间和随机数各头 | A signed request, with the headers of"
                                + " application, key, time and nonce beside it: docs/exchange.md");
    }

    private void addTags(JsonNode document) {
        ArrayNode tags = merged.withArray("/tags");
        Set<String> known = new HashSet<>();
        tags.forEach(tag -> known.add(tag.path("name").asText()));
        for (JsonNode tag : document.path("tags")) {
            if (known.add(tag.path("name").asText())) {
                tags.add(tag);
            }
        }
    }
}
