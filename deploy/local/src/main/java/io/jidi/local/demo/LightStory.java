package io.jidi.local.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The worked projects of project-library.md 6.3 and one that is half behind all year (all fictitious), lived through the months of a
 * past year.
 */
final class LightStory {

    private static final int YEAR = 2025;
    private static final Map<String, String> LETTERS =
            Map.of("GREEN", "绿", "YELLOW", "黄", "RED", "红", "BLUE", "蓝", "GREY", "灰", "NONE", "–");

    private final Api api;
    private final PrintStream out;

    LightStory(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void tell() {
        out.println("\n四、重点项目红黄绿灯（AH-RAG-1，" + YEAR + " 年）· lights, month by month");
        Map<String, String> ids = new LinkedHashMap<>();
        for (JsonNode project : Seed.json("worked-projects.json")) {
            ids.put(project.path("code").asString(""), admitted(project));
        }
        for (int month = 1; month <= 12; month++) {
            for (JsonNode project : Seed.json("worked-projects.json")) {
                report(project, ids.getOrDefault(project.path("code").asString(""), ""), month);
            }
            freeze(YearMonth.of(YEAR, month));
        }
        for (JsonNode project : Seed.json("worked-projects.json")) {
            show(project, ids.getOrDefault(project.path("code").asString(""), ""));
        }
    }

    private String admitted(JsonNode project) {
        String code = project.path("code").asString("");
        ObjectNode body = Api.object()
                .put("name", project.path("name").asString(""))
                .put("kind", "INDUSTRIAL")
                .put("baseCode", project.path("base").asString(""))
                .put("regionCode", project.path("region").asString(""))
                .put("admittedDate", YEAR + "-01-05")
                .put("dispatchedFromMonth", YEAR + "-01");
        body.putArray("fields").add(project.path("field").asInt(0));
        body.set("classes", project.path("classes"));
        body.set("totalInvestment", Api.money(project.path("totalInvestment").asString("")));
        body.putArray("codes")
                .addObject()
                .put("code", project.path("projectCode").asString(""))
                .put("principal", true);
        body.putObject("owner")
                .put("creditCode", project.path("owner").asString(""))
                .put("name", project.path("ownerName").asString(""));
        body.putObject("responsibility")
                .put("unit", project.path("unit").asString(""))
                .put("post", "分管负责人")
                .put("fromDate", YEAR + "-01-01");
        ObjectNode schedule = body.putObject("schedule")
                .put("year", YEAR)
                .put("startMonth", project.path("plannedStart").asString(""))
                .put("completionMonth", project.path("plannedCompletion").asString(""));
        schedule.set("annual", Api.money(project.path("annual").asString("")));
        ArrayNode curve = schedule.putArray("cumulative");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode month : project.path("plan")) {
            sum = sum.add(new BigDecimal(month.asString("0")));
            curve.add(Api.money(sum.setScale(2).toPlainString()));
        }
        body.putArray("elements")
                .addObject()
                .put("kind", "LAND")
                .put("needed", "0")
                .put("secured", "0");
        return api.must(api.post("office", "/api/v1/projects", "demo-project-" + code, body), "项目入库 " + code)
                .text("id");
    }

    private void report(JsonNode project, String id, int month) {
        String thisMonth = YearMonth.of(YEAR, month).toString();
        ObjectNode body = Api.object().put("month", thisMonth).put("receivedDate", thisMonth + "-20");
        body.set("actual", Api.money(project.path("actual").path(month - 1).asString("") + ".00"));
        milestone(body, "startedMonth", project.path("started"), month);
        milestone(body, "registeredMonth", project.path("registered"), month);
        milestone(body, "completedMonth", project.path("completed"), month);
        api.must(
                api.post(
                        "office",
                        "/api/v1/projects/" + id + "/reports",
                        "demo-report-" + project.path("code").asString("") + "-" + month,
                        body),
                "月报 " + project.path("code").asString("") + " " + thisMonth);
    }

    private static void milestone(ObjectNode body, String field, @Nullable JsonNode month, int present) {
        if (month != null && month.isString()) {
            YearMonth value = YearMonth.parse(month.asString());
            if (!value.isAfter(YearMonth.of(YEAR, present))) {
                body.put(field, value.toString());
            }
        }
    }

    private void freeze(YearMonth month) {
        api.must(
                api.post(
                        "office",
                        "/api/v1/lights/freeze",
                        "demo-freeze-" + month,
                        Api.object().put("month", month.toString())),
                "冻结 " + month);
    }

    private void show(JsonNode project, String id) {
        JsonNode items = api.must(api.get("office", "/api/v1/projects/" + id + "/lights"), "读取灯")
                .body()
                .path("items");
        String row = StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("light").path("light").asString(""))
                .map(light -> LETTERS.getOrDefault(light, light))
                .collect(Collectors.joining(" "));
        out.printf(
                "  %s %s%n    %s%n",
                project.path("code").asString(""), project.path("name").asString(""), row);
        for (JsonNode item : items) {
            JsonNode escalation = item.path("light").path("escalation");
            if (escalation.isObject()) {
                out.printf(
                        "      %s %s（连续 %s 个月红灯）%n",
                        item.path("light").path("month").asString(""),
                        escalation.path("nameZh").asString(""),
                        escalation.path("redMonths").asString(""));
            }
        }
    }
}
