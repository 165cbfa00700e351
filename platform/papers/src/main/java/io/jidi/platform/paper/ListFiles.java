package io.jidi.platform.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String ASKED = "jidi.list-file";
    private static final List<String> TABLES = List.of("items", "parts", "fields");
    private static final String FORMULA = "=+-@\t\r";

    /** Money that a spreadsheet can add up without losing a fen: it keeps fifteen digits. */
    private static final String SUMMABLE = "-?\\d{1,13}(\\.\\d{1,2})?";

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
        byte[] file = type.equals(CSV) ? csv(rows) : xlsx(rows);
        response.setEntity(file, new Annotation[0], MediaType.valueOf(type));
        response.getHeaders().putSingle("Content-Type", type.equals(CSV) ? CSV + ";charset=UTF-8" : XLSX);
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
    static Map<String, String> flat(JsonNode item) {
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

    static byte[] csv(List<Map<String, String>> rows) {
        // The mark tells spreadsheets that the text is UTF-8.
        StringBuilder out = new StringBuilder("\uFEFF");
        for (List<String> line : table(rows)) {
            for (int i = 0; i < line.size(); i++) {
                out.append(i == 0 ? "" : ",")
                        .append('"')
                        .append(cell(line.get(i)).replace("\"", "\"\""))
                        .append('"');
            }
            out.append("\r\n");
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(List<Map<String, String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Jidi", "1.0")) {
            Worksheet sheet = book.newWorksheet("list");
            List<List<String>> table = table(rows);
            for (int r = 0; r < table.size(); r++) {
                for (int c = 0; c < table.get(r).size(); c++) {
                    String text = table.get(r).get(c);
                    if (r > 0 && table.get(0).get(c).endsWith("amount") && text.matches(SUMMABLE)) {
                        sheet.value(r, c, new BigDecimal(text));
                    } else {
                        sheet.value(r, c, cell(text));
                    }
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    /** A text that a spreadsheet would run as a formula is kept a text. A negative number is none. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !text.matches("-[0-9.]+");
        return formula ? "'" + text : text;
    }

    private static List<List<String>> table(List<Map<String, String>> rows) {
        Set<String> heads = new LinkedHashSet<>();
        rows.forEach(row -> heads.addAll(row.keySet()));
        List<List<String>> table = new ArrayList<>();
        table.add(List.copyOf(heads));
        for (Map<String, String> row : rows) {
            table.add(heads.stream().map(head -> value(row, head)).toList());
        }
        return table;
    }

    private static String value(Map<String, String> row, String head) {
        @Nullable String found = row.get(head);
        return found == null ? "" : found;
    }
}
