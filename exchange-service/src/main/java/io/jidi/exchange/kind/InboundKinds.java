package io.jidi.exchange.kind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jidi.platform.http.JsonRules;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be handed in, and the schema each kind keeps: files of {@code inbound/}, read once at the start. */
@Singleton
public class InboundKinds {

    private static final ObjectMapper JSON = JsonRules.canonical();

    private final Map<String, Schema> schemas = new HashMap<>();

    InboundKinds() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (String kind : read("index.json", Index.class).kinds()) {
            schemas.put(
                    kind,
                    registry.getSchema(
                            read(kind + ".schema.json", com.fasterxml.jackson.databind.JsonNode.class)
                                    .toString(),
                            InputFormat.JSON));
        }
    }

    private record Index(List<String> kinds) {}

    public boolean isKnown(String kind) {
        return schemas.containsKey(kind);
    }

    /** What the schema finds wrong; empty when nothing. */
    public Optional<String> fault(String kind, String data) {
        Schema schema = schemas.get(kind);
        if (schema == null) {
            return Optional.of("unknown kind " + kind);
        }
        return schema.validate(data, InputFormat.JSON).stream().findFirst().map(Object::toString);
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream content = InboundKinds.class.getClassLoader().getResourceAsStream("inbound/" + name)) {
            if (content == null) {
                throw new IllegalStateException("the file is missing: inbound/" + name);
            }
            return JSON.readValue(content, type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read inbound/" + name, e);
        }
    }
}
