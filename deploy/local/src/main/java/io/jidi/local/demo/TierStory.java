package io.jidi.local.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The worked enterprises: registered, their indicators imported from a CSV file, assessed, and why. */
final class TierStory {

    private static final String FILE = "worked-enterprises.csv";

    private final Api api;
    private final PrintStream out;

    TierStory(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void tell() {
        out.println("\n二、企业梯度 · enterprise tiers");
        Map<String, String> firms = new LinkedHashMap<>();
        Seed.text(FILE).lines().skip(1).map(line -> line.split(",", 3)).forEach(cells -> firms.put(cells[0], cells[1]));
        Map<String, String> ids = new LinkedHashMap<>();
        firms.forEach((code, name) -> ids.put(code, registered(code, name)));
        Api.Answer imported = api.must(
                api.postCsv(
                        "office",
                        "/api/v1/indicator-imports?mode=commit",
                        "demo-indicators-" + Seed.text(FILE).hashCode(),
                        Seed.text(FILE)),
                "导入指标");
        out.printf(
                "  导入指标 %s 行 · indicator rows imported%n",
                imported.body().path("rows").path("accepted").asString("?"));
        ids.forEach((code, id) -> {
            assess(
                    id,
                    firms.getOrDefault(code, code),
                    Api.object().put("standard", "SRDI"),
                    "SRDI-2026",
                    Integer.MAX_VALUE);
            assess(id, firms.getOrDefault(code, code), Api.object().put("standard", "LG"), "LG-2026", 2);
            ObjectNode unicorn = Api.object().put("standard", "UNI-GEI");
            unicorn.putArray("rates")
                    .addObject()
                    .put("currency", "USD")
                    .put("year", 2025)
                    .put("yuanPerUnit", "7.15");
            assess(id, firms.getOrDefault(code, code), unicorn, "UNI-GEI-2025", 2);
        });
    }

    private String registered(String code, String name) {
        ObjectNode body = Api.object().put("name", name).put("creditCode", code);
        // Digits 3 to 8 of the code are the registering office's region (GB 32100).
        body.put("regionCode", code.substring(2, 8));
        Api.Answer answer = api.post("office", "/api/v1/enterprises", "demo-enterprise-" + code, body);
        if (answer.status() == 409) {
            answer = api.get("office", "/api/v1/enterprises/by-identifier/org:cn:uscc/" + code);
        }
        return api.must(answer, "登记企业 " + name).text("id");
    }

    private void assess(String id, String name, ObjectNode request, String edition, int most) {
        request.put("kind", "NEW").put("applicationDate", "2026-06-01").put("referenceYear", 2025);
        Api.Answer assessment = api.must(
                api.post(
                        "office",
                        "/api/v1/enterprises/" + id + "/assessments",
                        "demo-assess-" + edition + "-" + id.substring(4),
                        request),
                "评估 " + name);
        out.printf(
                "  %s · %s：%s%s%n",
                name,
                edition,
                assessment.text("outcome"),
                assessment.text("reached").isEmpty() ? "" : " → " + assessment.text("reached"));
        int told = 0;
        for (JsonNode criterion : assessment.body().path("result").path("criteria")) {
            String status = criterion.path("status").asString("");
            if (status.equals("MET") || status.equals("NOT_APPLICABLE")) {
                continue;
            }
            if (told++ < most) {
                out.printf(
                        "      ✗ %s%n", criterion.path("explanation").path("zh").asString(""));
            }
        }
        if (told > most) {
            out.printf("      … 另有 %d 项，见评估详情 · and %d more%n", told - most, told - most);
        }
    }
}
