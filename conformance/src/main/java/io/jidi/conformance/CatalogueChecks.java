package io.jidi.conformance;

import static io.jidi.conformance.Broken.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** What the catalogue and the schemas say, A1 and A2. */
final class CatalogueChecks {

    private static final List<String> NATIONAL = List.of(
            "category",
            "name",
            "code",
            "provider",
            "providerCode",
            "summary",
            "format",
            "items",
            "shareType",
            "shareCondition",
            "shareMode",
            "openness",
            "updateCycle",
            "publishedOn",
            "relatedCodes");

    private CatalogueChecks() {}

    static void catalogue(Installation it) throws Exception {
        JsonNode items = it.open("/open/v1/catalog").requireStatus(200).json().path("items");
        require(items.isArray() && !items.isEmpty(), "目录为空", "the catalogue is empty");
        for (JsonNode entry : items) {
            for (String field : NATIONAL) {
                require(
                        entry.hasNonNull(field),
                        "目录项 " + entry.path("code").asText() + " 缺 " + field,
                        "the entry " + entry.path("code").asText() + " has no " + field);
            }
            require(
                    !entry.path("items").isEmpty(),
                    "目录项没有信息项：" + entry.path("code").asText(),
                    "no item of information in " + entry.path("code").asText());
        }
    }

    static void dcat(Installation it) throws Exception {
        Answer answer = it.open("/open/v1/catalog?profile=dcat-ap").requireStatus(200);
        answer.requireHeader("Content-Type", "application/ld\\+json.*");
        String text = answer.text();
        require(answer.json().has("@context"), "没有 @context", "there is no @context");
        for (String word : List.of(
                "dcat:Catalog", "dcat:Dataset", "dcat:Distribution", "dct:title", "dct:description", "dct:publisher")) {
            String plain = word.substring(word.indexOf(':') + 1);
            require(
                    text.contains(word) || text.contains('"' + plain + '"'),
                    "DCAT-AP 缺 " + word,
                    "the catalogue has no " + word);
        }
        it.open("/open/v1/catalog?profile=unknown").requireProblem(400);
    }

    static void schemas(Installation it) throws Exception {
        for (String code : it.granted()) {
            String version = version(it, code);
            require(version.matches("[0-9]+[.][0-9]+[.][0-9]+"), "版本号不是语义版本", "no semantic version: " + version);
            Answer full = it.open("/open/v1/schemas/" + code + "/" + version).requireStatus(200);
            JsonNode schema = full.json();
            require(
                    schema.path("$schema").asText().equals("https://json-schema.org/draft/2020-12/schema"),
                    code + " 的模式不是 JSON Schema 2020-12",
                    "the schema of " + code + " is not JSON Schema 2020-12");
            require(
                    schema.path("properties").has("id")
                            && schema.path("properties").has("rev"),
                    code + " 的模式没有 id 与 rev",
                    "the schema of " + code + " has no id and rev");
            Answer major = it.open("/open/v1/schemas/" + code + "/" + version.replaceAll("[.].*", ""));
            require(
                    Arrays.equals(major.requireStatus(200).bytes(), full.bytes()),
                    code + " 的主版本与完整版本不一致",
                    "the major version of " + code + " is another schema than " + version);
            it.open("/open/v1/schemas/" + code + "/999").requireProblem(404);
        }
    }

    /** What is announced to go stands in the catalogue with its day, not sooner than 180 days after the announcement. */
    static void removals(Installation it) throws Exception {
        int announced = 0;
        for (JsonNode entry :
                it.open("/open/v1/catalog").requireStatus(200).json().path("items")) {
            for (JsonNode version : entry.path("versions")) {
                if (!version.hasNonNull("removedFrom")) {
                    continue;
                }
                announced++;
                LocalDate told = LocalDate.parse(version.path("announcedOn").asText("0000-01-01"));
                LocalDate gone = LocalDate.parse(version.path("removedFrom").asText());
                require(
                        !told.plusDays(180).isAfter(gone) && version.hasNonNull("announcedOn"),
                        entry.path("code").asText() + " 的停用公告不足 180 天",
                        "the removal of a version of " + entry.path("code").asText()
                                + " was announced less than 180 days ahead");
            }
        }
        if (announced == 0) {
            throw new NotAsked("没有公告停用的版本", "no version is announced to be removed");
        }
    }

    private static String version(Installation it, String code) throws Exception {
        for (JsonNode line :
                it.open("/open/v1/status").requireStatus(200).json().path("dataSets")) {
            if (line.path("dataSet").asText().equals(code)) {
                return line.path("schemaVersion").asText();
            }
        }
        throw new Broken("状态中没有 " + code, "the status does not tell of " + code);
    }
}
