package io.jidi.project.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.page.Page;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Any list as CSV or XLSX: asked with {@code Accept: text/csv} or the type of a workbook, a list answers the same page with the
 * same filters and the same scope in that form. The next page's token stands in the header {@code Next-Page-Token}.
 */
@Singleton
public class ListFiles {

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String ASKED = "jidi.list-file";
    private static final String FORMULA = "=+-@\t\r";

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
            request.getHeaders().putSingle("Accept", "application/json");
        }
    }

    @ServerResponseFilter
    public void answer(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ASKED) instanceof String type && response.getEntity() instanceof Page<?> page) {
            List<Map<String, String>> rows = page.items().stream()
                    .map(item -> flat(json.valueToTree(item)))
                    .toList();
            byte[] file = type.equals(CSV) ? csv(rows) : xlsx(rows);
            response.setEntity(
                    file, new java.lang.annotation.Annotation[0], jakarta.ws.rs.core.MediaType.valueOf(type));
            response.getHeaders().putSingle("Content-Type", type.equals(CSV) ? CSV + ";charset=UTF-8" : XLSX);
            if (page.nextPageToken() != null) {
                response.getHeaders().putSingle("Next-Page-Token", page.nextPageToken());
            }
        }
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
                    sheet.value(r, c, cell(table.get(r).get(c)));
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
        Set<String> heads = new TreeSet<>();
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
