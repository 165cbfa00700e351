package io.jidi.exchange.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.http.JsonRules;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data sets that are shipped, read once at the start; a wrong file stops it. */
@Singleton
public class DataSets {

    private static final ObjectMapper JSON = JsonRules.canonical();

    private final Map<String, DataSet> byCode = new LinkedHashMap<>();

    DataSets() {
        for (String code : read("datasets/index.json", Index.class).codes()) {
            byCode.put(code, read("datasets/" + code + ".json", DataSet.class));
        }
    }

    private record Index(List<String> codes) {}

    public Optional<DataSet> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Collection<DataSet> all() {
        return byCode.values();
    }

    private static <T> T read(String file, Class<T> type) {
        try (InputStream content = DataSets.class.getClassLoader().getResourceAsStream(file)) {
            if (content == null) {
                throw new IllegalStateException("the file is missing: " + file);
            }
            return JSON.readValue(content, type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
