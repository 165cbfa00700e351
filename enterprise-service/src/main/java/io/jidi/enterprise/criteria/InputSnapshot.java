package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.Item;
import io.jidi.enterprise.criteria.rules.Judgement;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.Sourced;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an assessment may read, as canonical bytes: stored with the decision, it replays to the same answer, and its
 * digest tells whether anything that matters has changed. Fields the edition does not read are left out.
 *
 * @param facts as they were when assessed
 */
public record InputSnapshot(EnterpriseFacts facts, AssessmentContext context) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Canonical JSON in UTF-8; the order in which facts arrived does not show. */
    public static byte[] bytes(Edition edition, EnterpriseFacts facts, AssessmentContext context) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("context", context(context));
        ArrayNode rows = root.putArray("facts");
        edition.reads().stream()
                .sorted(Comparator.comparing(Indicator::key))
                .forEach(indicator -> rows(indicator, facts, rows));
        return CanonicalJson.bytes(root);
    }

    /** SHA-256 of {@link #bytes}, lower-case hexadecimal. */
    public static String digest(Edition edition, EnterpriseFacts facts, AssessmentContext context) {
        return CanonicalJson.digest(bytes(edition, facts, context));
    }

    static ObjectNode context(AssessmentContext context) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("applicationDate", context.applicationDate().toString());
        node.put("kind", context.kind().name());
        node.put("referenceDate", context.referenceDate().toString());
        node.put("referenceYear", context.referenceYear());
        ObjectNode rates = node.putObject("yuanPerUnit");
        context.rates().all().forEach((key, rate) -> rates.put(key, rate.exact()));
        if (!context.rates().sources().isEmpty()) {
            ObjectNode sources = node.putObject("rateSources");
            context.rates().sources().forEach(sources::put);
        }
        return node;
    }

    private static void rows(Indicator indicator, EnterpriseFacts facts, ArrayNode rows) {
        switch (indicator.kind()) {
            case YEARLY ->
                facts.years(indicator).stream()
                        .sorted()
                        .forEach(year -> values(indicator, year, facts.recorded(indicator, year), rows));
            case SINGLE -> values(indicator, null, facts.recorded(indicator, EnterpriseFacts.NO_YEAR), rows);
            case LIST -> {
                List<Item> items = facts.list(indicator);
                if (items != null && items.isEmpty()) {
                    row(indicator, null, "none", SourceKind.REGISTRY, rows);
                } else if (items != null) {
                    items.forEach(item -> row(indicator, null, item.text(), item.source(), rows));
                }
            }
            case JUDGEMENT -> {
                Judgement judgement = facts.judgement(indicator);
                if (judgement != null) {
                    row(indicator, null, judgement.text(), SourceKind.EXPERT, rows);
                }
            }
        }
    }

    private static void values(Indicator indicator, @Nullable Integer year, List<Sourced> values, ArrayNode rows) {
        values.forEach(value -> row(indicator, year, value.datum().text(), value.source(), rows));
    }

    private static void row(
            Indicator indicator, @Nullable Integer year, String value, SourceKind source, ArrayNode rows) {
        ObjectNode row = rows.addObject();
        row.put("field", indicator.key());
        row.put("source", source.name());
        row.put("value", value);
        if (year != null) {
            row.put("year", year);
        }
    }

    /** Reads a stored snapshot; refuses what the catalogue does not know. */
    public static InputSnapshot read(byte[] bytes, Indicators catalogue) {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (IOException wrong) {
            throw new IllegalArgumentException("An input snapshot is not JSON", wrong);
        }
        JsonNode context = root.path("context");
        List<ExchangeRates.Rate> rates = new ArrayList<>();
        for (var entry : context.path("yuanPerUnit").properties()) {
            int slash = entry.getKey().indexOf('/');
            String currency = entry.getKey().substring(0, slash);
            int year = Integer.parseInt(entry.getKey().substring(slash + 1));
            BigDecimal rate = new BigDecimal(entry.getValue().asText());
            @Nullable
            String source = context.path("rateSources").path(entry.getKey()).textValue();
            rates.add(new ExchangeRates.Rate(currency, year, rate, source));
        }
        EnterpriseFacts.Builder facts = EnterpriseFacts.of(catalogue);
        for (JsonNode row : root.path("facts")) {
            facts.row(
                    row.path("field").asText(),
                    row.has("year") ? row.path("year").intValue() : null,
                    row.path("value").asText(),
                    SourceKind.valueOf(row.path("source").asText()));
        }
        return new InputSnapshot(
                facts.build(),
                new AssessmentContext(
                        ApplicationKind.valueOf(context.path("kind").asText()),
                        LocalDate.parse(context.path("applicationDate").asText()),
                        context.path("referenceYear").intValue(),
                        LocalDate.parse(context.path("referenceDate").asText()),
                        ExchangeRates.of(rates)));
    }
}
