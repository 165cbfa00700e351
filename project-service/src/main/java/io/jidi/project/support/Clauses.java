package io.jidi.project.support;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jidi.platform.text.Text;
import io.jidi.project.ProjectProblem;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.rules.CanonicalJson;
import io.jidi.project.support.rules.Clause;
import io.jidi.project.support.rules.Condition;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The clauses shipped with the service, read and validated at the start. */
@Startup
@Singleton
public class Clauses {

    private static final String FILE = "/support/clauses.yaml";
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Clause> byId = new LinkedHashMap<>();
    private final String digest;

    public Clauses() {
        String text = StrictJson.text(FILE);
        digest = CanonicalJson.digest(text);
        try {
            for (ClauseFile file : YAML.readValue(text, File.class).clauses()) {
                if (byId.put(file.id(), file.clause()) != null) {
                    throw new IllegalStateException("clause " + file.id() + " is given twice");
                }
            }
        } catch (IOException wrong) {
            throw new IllegalStateException(FILE + ": " + wrong.getMessage(), wrong);
        }
    }

    public List<Clause> all() {
        return List.copyOf(byId.values());
    }

    /** @throws io.jidi.platform.problem.Problem 422 with {@code pointer} for one that is not there or not in force on the day */
    public Clause inForce(String id, LocalDate day, String pointer) {
        Clause clause = byId.get(id);
        if (clause == null || !clause.inForce(day)) {
            throw ProjectProblem.SUPPORT_CLAUSE_UNKNOWN.at(
                    pointer, day + " 没有有效条款 " + id, "No clause " + id + " is in force on " + day);
        }
        return clause;
    }

    /** @throws IllegalStateException if a clause that was used is not shipped any more */
    Clause shipped(String id) {
        return Objects.requireNonNull(byId.get(id), "clause " + id);
    }

    /** Changes with every character of the file; stored with each list. */
    String digest() {
        return digest;
    }

    private record File(List<ClauseFile> clauses) {}

    private record ClauseFile(
            String id,
            Text name,
            String document,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String region,
            Clause.Mode mode,
            Clause.Formula formula,
            Text basis,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal cap,
            Clause.@Nullable CapOn capOn,
            @Nullable BigDecimal floor,
            @Nullable BigDecimal fixed,
            @Nullable Map<String, BigDecimal> levels,
            @Nullable Map<String, BigDecimal> shares,
            @Nullable String stackingGroup,
            Clause.Status status,
            @Nullable Text note,
            List<String> evidence,
            @Nullable List<Condition> conditions) {

        Clause clause() {
            return new Clause(
                    id,
                    name,
                    document,
                    from,
                    until,
                    region,
                    mode,
                    formula,
                    basis,
                    rate,
                    cap,
                    capOn == null ? Clause.CapOn.AWARD : capOn,
                    floor,
                    fixed,
                    new TreeMap<>(levels == null ? Map.of() : levels),
                    new TreeMap<>(shares == null ? Map.of() : shares),
                    stackingGroup,
                    status,
                    note,
                    evidence,
                    conditions == null ? List.of() : conditions);
        }
    }
}
