package io.jidi.local.demo;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The policy's five bases, its departments, and the projects that it names. */
final class ProgrammeStory {

    private final Api api;
    private final PrintStream out;

    ProgrammeStory(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void tell() {
        out.println("\n一、基地与责任单位 · bases and departments");
        for (JsonNode base : Seed.json("base/bases.json").path("bases")) {
            ObjectNode body = Api.object();
            for (String field : new String[] {"code", "nameZh", "nameEn", "section"}) {
                body.set(field, base.path(field));
            }
            var cities = body.putArray("cities");
            base.path("cities")
                    .forEach(city -> cities.addObject()
                            .put("regionCode", city.path("region").asString(""))
                            .put("source", city.path("source").asString(""))
                            .put("confirmed", city.path("confirmed").asBoolean(false)));
            body.set("focusAreas", base.path("focusAreas"));
            String code = base.path("code").asString("");
            if (api.get("office", "/api/v1/bases/by-code/" + code).status() == 404) {
                api.must(api.post("office", "/api/v1/bases", "demo-base-" + code, body), "开设基地 " + code);
            }
            out.printf(
                    "  %-8s %s（重点方向 %d 项）%n",
                    code,
                    base.path("nameZh").asString(""),
                    base.path("focusAreas").size());
        }
        int departments = 0;
        for (JsonNode department : Seed.json("base/departments.json").path("departments")) {
            String code = department.path("code").asString("");
            ObjectNode body = Api.object()
                    .put("code", code)
                    .put("nameZh", department.path("nameAsInDocument").asString(""))
                    .put("nameEn", department.path("nameEn").asString(""));
            api.must(api.post("office", "/api/v1/departments", "demo-department-" + code, body), "登记部门 " + code);
            departments++;
        }
        out.printf("  责任部门 %d 个 · %d departments%n", departments, departments);
        new AgglomerationStory(api, out).tell();
        namedProjects();
    }

    private void namedProjects() {
        out.println("  文件点名的项目（文件未给数字，入库审查如实退回或列为储备）· projects named by the policy");
        for (JsonNode project : Seed.json("base/named-projects.json").path("projects")) {
            String name = project.path("nameZh").asString("");
            ObjectNode body = Api.object().put("name", name);
            // The programme is the province's; where the policy names no city, the province is the place.
            body.put("regionCode", project.path("region").asString("340000"));
            body.putArray("classes").add("RESERVE");
            if (!project.path("suggestedBase").isNull()) {
                body.put("baseCode", project.path("suggestedBase").asString(""));
            }
            Api.Answer answer = api.post(
                    "office",
                    "/api/v1/projects",
                    "demo-named-" + project.path("code").asString(""),
                    body);
            out.printf(
                    "    %s：%s%n",
                    name,
                    answer.good()
                            ? "列入 "
                                    + answer.body()
                                            .path("admission")
                                            .path("outcome")
                                            .asString(answer.text("state"))
                            : "退回，" + shortened(answer.refusal()));
        }
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
