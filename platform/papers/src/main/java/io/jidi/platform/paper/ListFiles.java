package io.jidi.platform.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Any list as CSV or XLSX: asked with {@code Accept: text/csv} or the type of a workbook, whatever answers rows ({@code items}, or the
 * {@code parts} of a sum and the {@code fields} of a sheet) gives the same piece with the same filters and the same scope in that form. The
 * next page's token stands in the header {@code Next-Page-Token}. An answer without rows stays JSON.
 */
@Singleton
public class ListFiles {

    public static final String CSV = "text/csv";
    public static final String XLSX = FileAnswer.XLSX;

    private static final String ASKED = "jidi.list-file";
    private static final List<String> TABLES = List.of("items", "parts", "fields");
    private static final String AMOUNT = "amount";
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,2})?");

    private final ObjectMapper json;

    ListFiles(ObjectMapper json) {
        this.json = json;
    }

    /** The resource itself knows JSON only; what was asked is remembered for the answer. */
    @ServerRequestFilter(preMatching = true)
    public void ask(ContainerRequestContext request) {
        String accept = request.getHeaderString("Accept");
        if (request.getMethod().equals("GET") && (CSV.equals(accept) || XLSX.equals(accept))) {
            request.setProperty(ASKED, accept);
            // What is a file of its own, a template for one, still answers as what was asked.
            request.getHeaders().putSingle("Accept", "application/json, " + accept + ";q=0.5");
        }
    }

    @ServerResponseFilter
    public void answer(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ASKED) instanceof String type
                && response.getStatus() == 200
                && response.hasEntity()
                && isJson(response.getMediaType())) {
            JsonNode whole = json.valueToTree(response.getEntity());
            rows(whole).ifPresentOrElse(rows -> replace(response, type, whole, rows), () -> keep(response));
        }
    }

    /** Unknown as yet where a resource answers with headers of its own; it would be written as what was asked for. */
    private static boolean isJson(@Nullable MediaType type) {
        return type == null || MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
    }

    private static void keep(ContainerResponseContext response) {
        response.getHeaders().putSingle("Content-Type", MediaType.APPLICATION_JSON);
    }

    private static void replace(ContainerResponseContext response, String type, JsonNode whole, JsonNode found) {
        List<Map<String, String>> rows = new ArrayList<>();
        found.forEach(row -> rows.add(flat(row)));
        List<String> heads = heads(rows);
        byte[] file = type.equals(CSV) ? csv(heads, rows) : workbook(heads, rows);
        response.setEntity(file, new Annotation[0], MediaType.valueOf(type));
        response.getHeaders().putSingle("Content-Type", type.equals(CSV) ? FileAnswer.CSV : XLSX);
        if (whole.path("nextPageToken").isTextual()) {
            response.getHeaders()
                    .putSingle("Next-Page-Token", whole.path("nextPageToken").textValue());
        }
    }

    /** The rows of an answer; empty where it is no table but one thing that may have lists. */
    private static Optional<JsonNode> rows(JsonNode whole) {
        return TABLES.stream().map(whole::path).filter(JsonNode::isArray).findFirst();
    }

    /** Nested objects become {@code outer.inner}; arrays stay one cell of JSON. */
    private static Map<String, String> flat(JsonNode item) {
        Map<String, String> row = new LinkedHashMap<>();
        flatten("", item, row);
        return row;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> row) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isObject()) {
                flatten(prefix + field.getKey() + ".", value, row);
            } else {
                row.put(
                        prefix + field.getKey(),
                        value.isNull() ? "" : value.isArray() ? value.toString() : value.asText());
            }
        });
    }

    private static byte[] csv(List<String> heads, List<Map<String, String>> rows) {
        return CsvFile.of(heads, rows.stream().map(row -> cells(heads, row)).toList());
    }

    private static byte[] workbook(List<String> heads, List<Map<String, String>> rows) {
        WorkbookFile file = new WorkbookFile().sheet("list").heads(1, heads).freezeBelow(1);
        int row = 1;
        for (Map<String, String> one : rows) {
            List<String> cells = cells(heads, one);
            row++;
            for (int column = 0; column < cells.size(); column++) {
                file.put(WorkbookFile.letter(column), row, typed(heads.get(column), cells.get(column)));
            }
        }
        return file.finish();
    }

    /** Money is a number that can be added up; all else is what it says. */
    private static Object typed(String head, String text) {
        boolean amount = head.equals(AMOUNT) || head.endsWith("." + AMOUNT);
        return amount && DECIMAL.matcher(text).matches() ? new WorkbookFile.TwoDecimals(new BigDecimal(text)) : text;
    }

    private static List<String> heads(List<Map<String, String>> rows) {
        Set<String> heads = new LinkedHashSet<>();
        rows.forEach(row -> heads.addAll(row.keySet()));
        return List.copyOf(heads);
    }

    private static List<String> cells(List<String> heads, Map<String, String> row) {
        return heads.stream().map(head -> row.getOrDefault(head, "")).toList();
    }
}
