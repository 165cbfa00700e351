package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;

/** Reads YAML (and so JSON) resources: numbers exactly as written, a key given twice refused. */
final class YamlSource {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private YamlSource() {}

    static JsonNode resource(String name) {
        try (InputStream in = YamlSource.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new InvalidEdition(name, "没有该资源", "no such resource");
            }
            return YAML.readTree(in);
        } catch (IOException wrong) {
            throw new InvalidEdition(name, wrong);
        }
    }

    static JsonNode text(String name, String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException wrong) {
            throw new InvalidEdition(name, wrong);
        }
    }
}
