package io.jidi.local.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The worked agglomerations of project-library.md 6.5 (fictitious): what each base computed for a past year, by every definition. */
final class AgglomerationStory {

    private static final BigDecimal YUAN_PER_YI = new BigDecimal("100000000");

    private final Api api;
    private final PrintStream out;

    AgglomerationStory(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void tell() {
        JsonNode worked = Seed.json("worked-agglomerations.json");
        int year = worked.path("year").asInt();
        out.println("\n  产业集聚度（" + year + " 年，虚构数据）· agglomeration by definition");
        for (JsonNode base : worked.path("bases")) {
            String code = base.path("base").asString("");
            String id = api.must(api.get("office", "/api/v1/bases/by-code/" + code), "读取基地 " + code)
                    .text("id");
            String industry = "/api/v1/bases/" + id + "/industry";
            for (JsonNode carrier : base.path("carriers")) {
                carrier(industry, code, carrier, year);
            }
            figures(industry, code, base, year);
            show(industry, code);
        }
    }

    private void carrier(String industry, String base, JsonNode carrier, int year) {
        var body = Api.object()
                .put("name", carrier.path("name").asString(""))
                .put("core", carrier.path("core").asBoolean(false))
                .put("boundary", "示意范围（虚构）")
                .put("source", "演示数据")
                .put("fromDate", year + "-01-01");
        String key = "demo-carrier-" + base + (carrier.path("core").asBoolean(false) ? "-core" : "-around");
        api.must(api.post("office", industry + "/carriers", key, body), "登记载体 " + base);
    }

    private void figures(String industry, String code, JsonNode base, int year) {
        var body = Api.object().put("year", year).put("status", "ANNUAL").put("source", "演示年报（虚构）");
        ArrayNode figures = body.putArray("figures");
        for (JsonNode carrier : base.path("carriers")) {
            var figure = figures.addObject()
                    .put("carrier", carrier.path("name").asString(""))
                    .put(
                            "leadingEnterprises",
                            carrier.path("leadingEnterprises").asInt())
                    .put("totalEnterprises", carrier.path("totalEnterprises").asInt());
            figure.set("leadingRevenue", yuan(carrier.path("leading")));
            figure.set("totalRevenue", yuan(carrier.path("total")));
        }
        api.must(
                api.post("office", industry + "/agglomerations", "demo-agglomeration-" + code + "-" + year, body),
                "计算集聚度 " + code);
    }

    private static JsonNode yuan(JsonNode yi) {
        return Api.money(new BigDecimal(yi.asString(""))
                .multiply(YUAN_PER_YI)
                .setScale(2)
                .toPlainString());
    }

    private void show(String industry, String code) {
        StringBuilder line = new StringBuilder("    ").append("%-8s".formatted(code));
        for (JsonNode value : api.must(api.get("office", industry + "/agglomerations"), "读取集聚度")
                .body()
                .path("items")) {
            line.append(" ")
                    .append(value.path("definition").asString(""))
                    .append(" ")
                    .append(value.path("percent").asString(""));
        }
        out.println(line);
    }
}
