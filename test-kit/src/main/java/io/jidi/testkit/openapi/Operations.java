package io.jidi.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.jidi.embedded.ProjectRoot;
import io.jidi.testkit.rules.HouseRules;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every operation of a service: those of its committed OpenAPI document, and those that its classes hide from it. */
public final class Operations {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;

    public Operations(String service) {
        try {
            this.document = new YAMLMapper()
                    .readTree(ProjectRoot.find()
                            .resolve("contracts/openapi/" + service + ".yaml")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    /** Of the document only; reads come first, so that they see the rows before a write moves them. */
    public List<Operation> described() {
        List<Operation> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> found.add(new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue()))));
        return Stream.concat(
                        found.stream().filter(Operation::reads), found.stream().filter(operation -> !operation.reads()))
                .toList();
    }

    /**
     * Those of the document and those that the classes have besides.
     *
     * @param packages the service's own and the platform's
     */
    public List<Operation> all(String... packages) {
        TreeMap<String, Operation> hidden = new TreeMap<>();
        for (String one : packages) {
            for (JavaClass type : HouseRules.mainClassesOf(one)) {
                if (type.isAnnotatedWith(Path.class)) {
                    type.getMethods().forEach(method -> addHidden(type, method, hidden));
                }
            }
        }
        List<Operation> described = described();
        described.forEach(operation -> hidden.remove(operation.key()));
        return Stream.concat(described.stream(), hidden.values().stream()).toList();
    }

    private static void addHidden(JavaClass type, JavaMethod method, TreeMap<String, Operation> found) {
        method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
                .forEach(verb -> {
                    String path = type.getAnnotationOfType(Path.class).value()
                            + (method.isAnnotatedWith(Path.class)
                                    ? "/"
                                            + method.getAnnotationOfType(Path.class)
                                                    .value()
                                    : "");
                    String plain = ("/" + path)
                            .replaceAll("/+", "/")
                            .replaceAll("\\{(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}", "{$1}");
                    Operation operation = Operation.hidden(
                            verb.getAnnotationOfType(HttpMethod.class).value(),
                            plain.length() > 1 ? plain.replaceAll("/$", "") : plain);
                    found.put(operation.key(), operation);
                });
    }
}
