package io.jidi.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jidi.gateway.upstream.Upstream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the components that mean different things in different services, and gives these apart names. */
final class Components {

    private static final String ROOT = "#/components/";

    private final Map<Upstream, JsonNode> documents;
    private final Set<String> ambiguous;

    Components(Map<Upstream, JsonNode> documents) {
        this.documents = documents;
        this.ambiguous = ambiguous(documents);
    }

    /** A copy of the service's document in which no name means something else than in another's. */
    JsonNode renamed(Upstream upstream) {
        JsonNode document = documents.get(upstream);
        if (document == null) {
            throw new IllegalArgumentException("no document of " + upstream);
        }
        JsonNode copy = document.deepCopy();
        rename(upstream, copy);
        for (Map.Entry<String, JsonNode> kind : copy.path("components").properties()) {
            ObjectNode components = (ObjectNode) kind.getValue();
            for (String name : namesOf(components)) {
                if (ambiguous.contains(kind.getKey() + '/' + name)) {
                    components.set(apart(upstream, name), components.remove(name));
                }
            }
        }
        return copy;
    }

    private static Set<String> namesOf(ObjectNode components) {
        Set<String> names = new HashSet<>();
        components.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void rename(Upstream upstream, JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            String ref = object.path("$ref").textValue();
            if (ref.startsWith(ROOT) && ambiguous.contains(ref.substring(ROOT.length()))) {
                int name = ref.lastIndexOf('/') + 1;
                object.set("$ref", TextNode.valueOf(ref.substring(0, name) + apart(upstream, ref.substring(name))));
            }
        }
        node.forEach(child -> rename(upstream, child));
    }

    private static String apart(Upstream upstream, String name) {
        String domain = upstream.domain();
        return Character.toUpperCase(domain.charAt(0)) + domain.substring(1) + '_' + name;
    }

    /** Names with differing content, and then whatever refers to one of them: its text is equal, its meaning is not. */
    private static Set<String> ambiguous(Map<Upstream, JsonNode> documents) {
        Map<String, JsonNode> first = new HashMap<>();
        Map<String, Integer> uses = new HashMap<>();
        Set<String> found = new HashSet<>();
        for (JsonNode document : documents.values()) {
            document.path("components")
                    .properties()
                    .forEach(kind -> kind.getValue().properties().forEach(one -> {
                        String key = kind.getKey() + '/' + one.getKey();
                        uses.merge(key, 1, Integer::sum);
                        JsonNode known = first.putIfAbsent(key, one.getValue());
                        if (known != null && !known.equals(one.getValue())) {
                            found.add(key);
                        }
                    }));
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Map.Entry<String, JsonNode> component : first.entrySet()) {
                boolean shared = uses.getOrDefault(component.getKey(), 0) > 1;
                if (shared && !found.contains(component.getKey()) && refersToOne(component.getValue(), found)) {
                    found.add(component.getKey());
                    grown = true;
                }
            }
        }
        return found;
    }

    private static boolean refersToOne(JsonNode node, Set<String> names) {
        String ref = node.path("$ref").asText();
        if (ref.startsWith(ROOT) && names.contains(ref.substring(ROOT.length()))) {
            return true;
        }
        for (JsonNode child : node) {
            if (refersToOne(child, names)) {
                return true;
            }
        }
        return false;
    }
}
