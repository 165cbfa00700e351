package io.jidi.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The problems that can be answered, in groups: those of every service first, then each service's own.
 *
 * @param missing services that could not be asked
 */
record Catalogue(List<Group> groups, List<String> missing) {

    /** The problems of one owner. */
    record Group(Text owner, List<Entry> problems) {}

    /** One problem. */
    record Entry(String code, int status, Text title) {}

    static Group common() {
        return new Group(
                Text.of("所有服务", "Every service"),
                Arrays.stream(PlatformProblem.values())
                        .map(problem -> new Entry(problem.name(), problem.status(), problem.title()))
                        .toList());
    }

    /** What a service says at {@code /internal/problems}: {@code {"items":[{"code","status","title":{"zh","en"}}]}}. */
    static Group of(String serviceName, JsonNode answer) {
        List<String> known =
                Arrays.stream(PlatformProblem.values()).map(Enum::name).toList();
        List<Entry> problems = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            String code = item.path("code").asText();
            if (!known.contains(code)) {
                JsonNode title = item.path("title");
                problems.add(new Entry(
                        code,
                        item.path("status").asInt(),
                        Text.of(title.path("zh").asText(), title.path("en").asText())));
            }
        }
        return new Group(Text.of(serviceName, serviceName), problems);
    }

    /** The page to which the {@code type} of a problem points, one anchor per code. */
    String html() {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append(
                        "<title>问题目录 | Problems</title><link rel=\"stylesheet\" href=\"/assets/page.css\"></head><body><main>")
                .append("<h1>问题目录 <small lang=\"en\">Problem catalogue</small></h1>")
                .append("<p>出错时，应答为 <code>application/problem+json</code>（RFC 9457），其中 <code>code</code> 固定不变。")
                .append("<br><span lang=\"en\">A refusal is <code>application/problem+json</code> (RFC 9457); its")
                .append(" <code>code</code> never changes.</span></p>");
        if (!missing.isEmpty()) {
            page.append("<p class=\"notice\">暂缺 | Missing just now: ")
                    .append(escape(String.join(", ", missing)))
                    .append("</p>");
        }
        groups.forEach(group -> appendGroup(page, group));
        return page.append("</main></body></html>").toString();
    }

    private static void appendGroup(StringBuilder page, Group group) {
        page.append("<h2>").append(escape(group.owner().zh()));
        if (!group.owner().zh().equals(group.owner().en())) {
            page.append(" <small lang=\"en\">")
                    .append(escape(group.owner().en()))
                    .append("</small>");
        }
        page.append("</h2><table><thead><tr><th>code</th><th>HTTP</th><th>中文</th><th>English</th></tr></thead><tbody>");
        for (Entry entry : group.problems()) {
            page.append("<tr id=\"")
                    .append(escape(entry.code()))
                    .append("\"><td><code>")
                    .append(escape(entry.code()))
                    .append("</code></td><td>")
                    .append(entry.status())
                    .append("</td><td>")
                    .append(escape(entry.title().zh()))
                    .append("</td><td lang=\"en\">")
                    .append(escape(entry.title().en()))
                    .append("</td></tr>");
        }
        page.append("</tbody></table>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
