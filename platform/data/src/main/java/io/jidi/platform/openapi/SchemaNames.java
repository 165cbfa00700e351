package io.jidi.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Names a request after its operation. Resources call theirs {@code Request}, each in its own class; in one document they
 * would be {@code Request1}, {@code Request2} …, counted anew whenever an operation is added, and a generated client with them.
 *
 * <p>Likewise a page is named after what the document calls its items, not after their class: many of these are {@code View}.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class SchemaNames implements OASFilter {

    private static final String ROOT = "#/components/schemas/";
    private static final String PAGE = "Page";
    private static final Pattern NAMELESS = Pattern.compile("Request\\d*");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null
                || api.getComponents() == null
                || api.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, String> names = names(api);
        Map<String, Schema> renamed = new LinkedHashMap<>();
        api.getComponents().getSchemas().entrySet().stream()
                .map(schema -> Map.entry(names.getOrDefault(schema.getKey(), schema.getKey()), schema.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(schema -> renamed.put(schema.getKey(), schema.getValue()));
        api.getComponents().setSchemas(renamed);
        Set<Schema> seen = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        renamed.values().forEach(schema -> rename(schema, names, seen));
        operations(api)
                .flatMap(operation -> Stream.concat(requestSchemas(operation), answerSchemas(operation)))
                .forEach(schema -> rename(schema, names, seen));
    }

    /** Of several operations that take the same request, a preview and its act, the one with the shorter path gives the name. */
    private static Map<String, String> names(OpenAPI api) {
        Map<String, String> names = new LinkedHashMap<>();
        api.getPaths().getPathItems().entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, ?> path) -> path.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .flatMap(path -> path.getValue().getOperations().values().stream())
                .forEach(operation -> requestSchemas(operation)
                        .map(Schema::getRef)
                        .filter(Objects::nonNull)
                        .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                        .filter(name -> NAMELESS.matcher(name).matches())
                        .forEach(name -> names.putIfAbsent(name, nameFor(operation))));
        api.getComponents()
                .getSchemas()
                .forEach((name, schema) -> itemsOf(name, schema)
                        .ifPresent(items -> names.put(name, PAGE + names.getOrDefault(items, items))));
        if (names.values().stream().distinct().count() < names.size()) {
            throw new IllegalStateException("two schemas would have the same name: " + names);
        }
        return names;
    }

    /** The name of what a page holds; nothing, unless the schema is a page. */
    private static Optional<String> itemsOf(String name, Schema schema) {
        if (!name.startsWith(PAGE)
                || schema.getProperties() == null
                || !schema.getProperties().containsKey("nextPageToken")) {
            return Optional.empty();
        }
        return Optional.ofNullable(schema.getProperties().get("items"))
                .map(Schema::getItems)
                .map(Schema::getRef)
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1));
    }

    /** {@code CapitalCallResource_declareDefault} takes a {@code CapitalCallDeclareDefault}. */
    private static String nameFor(Operation operation) {
        String id = operation.getOperationId();
        if (id == null || !id.contains("_")) {
            throw new IllegalStateException("operation ids are Class_method, this is " + id);
        }
        String resource = id.substring(0, id.indexOf('_'));
        String method = id.substring(id.indexOf('_') + 1);
        String stem = resource.endsWith("Resource") ? resource.substring(0, resource.length() - 8) : resource;
        return stem + Character.toUpperCase(method.charAt(0)) + method.substring(1);
    }

    private static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream());
    }

    private static Stream<Schema> requestSchemas(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.empty()
                : schemas(operation.getRequestBody().getContent());
    }

    private static Stream<Schema> answerSchemas(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .flatMap(answer -> schemas(answer.getContent()));
    }

    private static Stream<Schema> schemas(@Nullable Content content) {
        return Optional.ofNullable(content).map(Content::getMediaTypes).map(Map::values).stream()
                .flatMap(Collection::stream)
                .map(MediaType::getSchema)
                .filter(Objects::nonNull);
    }

    private static void rename(Schema schema, Map<String, String> names, Set<Schema> seen) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        String ref = schema.getRef();
        if (ref != null && ref.startsWith(ROOT)) {
            String name = names.get(ref.substring(ROOT.length()));
            if (name != null) {
                schema.setRef(ROOT + name);
            }
        }
        Stream.of(
                        values(schema.getProperties()),
                        values(schema.getAllOf()),
                        values(schema.getAnyOf()),
                        values(schema.getOneOf()),
                        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema())
                                .filter(Objects::nonNull))
                .flatMap(each -> each)
                .forEach(part -> rename(part, names, seen));
    }

    private static Stream<Schema> values(Map<String, Schema> parts) {
        return parts == null ? Stream.empty() : parts.values().stream();
    }

    private static Stream<Schema> values(Collection<Schema> parts) {
        return parts == null ? Stream.empty() : parts.stream();
    }
}
