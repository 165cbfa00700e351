package io.jidi.enterprise.recognition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jidi.enterprise.recognition.rules.Procedure;
import io.jidi.enterprise.recognition.rules.Procedures;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The editions of the procedure, read and checked at start: with a broken file the service does not come up. */
@Singleton
final class ProcedureFile {

    private static final String NAME = "recognition/procedures.yaml";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** The file's outermost form. */
    record Content(List<Procedure> procedures) {}

    @Produces
    @Singleton
    @Startup
    Procedures procedures() {
        try (InputStream in = ProcedureFile.class.getClassLoader().getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException("no such resource: " + NAME);
            }
            return new Procedures(YAML.readValue(in, Content.class).procedures());
        } catch (IOException wrong) {
            throw new UncheckedIOException(NAME, wrong);
        }
    }
}
