package io.jidi.conformance;

import static io.jidi.conformance.Broken.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is handed in and pushed back, A9 and A10. */
final class InboundChecks {

    private static final String STATISTICS =
            "{\"projectCode\":\"CONFORMANCE\",\"month\":\"1999-12\",\"investment\":\"%s\"}";

    private static final List<String> KINDS = List.of(
            "enterprise-registrations",
            "titles",
            "project-approvals",
            "statistics",
            "elements",
            "credit-lists",
            "funds");

    private InboundChecks() {}

    private static List<String> grantedKinds(Installation it) throws Exception {
        JsonNode told = it.open("/open/v1/status").requireStatus(200).json().path("inboundKinds");
        require(told.isArray(), "状态中没有 inboundKinds", "the status does not tell what may be handed in");
        List<String> granted = new ArrayList<>();
        told.forEach(kind -> granted.add(kind.asText()));
        return granted;
    }

    private static void requireStatistics(Installation it) throws Exception {
        if (!grantedKinds(it).contains("statistics")) {
            throw new NotAsked("该应用未获授权报送 statistics", "the application may not hand in statistics");
        }
    }

    /** Not even told from a kind that does not exist. */
    static void kinds(Installation it) throws Exception {
        List<String> granted = grantedKinds(it);
        String other = KINDS.stream()
                .filter(kind -> !granted.contains(kind))
                .findFirst()
                .orElseThrow(() -> new NotAsked("所有报送类别都已授权", "every kind is granted; nothing is there to be refused"));
        String external = "conformance-" + UUID.randomUUID();
        String one = "/open/v1/inbound/%s/" + external;
        Answer refused = it.open("PUT", one.formatted(other), "{}", Map.of()).requireProblem(404);
        Answer unknown =
                it.open("PUT", one.formatted("no-such-kind"), "{}", Map.of()).requireProblem(404);
        require(
                refused.at("/code").equals(unknown.at("/code")),
                "未授权的类别与不存在的类别可以区分",
                "a kind that is not granted is told apart from one that does not exist");
        it.open(
                        "POST",
                        "/open/v1/inbound/" + other + "/batches",
                        "{\"rows\":[{\"externalId\":\"" + external + "\",\"data\":{}}]}",
                        Map.of("Idempotency-Key", external))
                .requireProblem(404);
    }

    static void inbound(Installation it) throws Exception {
        requireStatistics(it);
        String path = "/open/v1/inbound/statistics/conformance-" + UUID.randomUUID();
        Answer first = it.open("PUT", path, STATISTICS.formatted("1.00"), Map.of())
                .requireStatus(200)
                .requireHeader("ETag", "\"[^\"]+\"");
        Answer same =
                it.open("PUT", path, STATISTICS.formatted("1.00"), Map.of()).requireStatus(200);
        require(
                same.at("/rev").equals(first.at("/rev")) && !same.at("/changed").asBoolean(true),
                "相同内容改变了版本",
                "the same content again made another revision");
        it.open("PUT", path, STATISTICS.formatted("2.00"), Map.of()).requireProblem(409);
        Answer second = it.open("PUT", path, STATISTICS.formatted("2.00"), Map.of("If-Match", first.header("ETag")))
                .requireStatus(200);
        require(second.at("/rev").asLong() > first.at("/rev").asLong(), "版本未递增", "the revision does not ascend");
        it.open("PUT", path, STATISTICS.formatted("3.00"), Map.of("If-Match", first.header("ETag")))
                .requireProblem(409);
        it.open("PUT", path, "{\"month\":\"13\"}", Map.of("If-Match", second.header("ETag")))
                .requireProblem(422);
    }

    static void batches(Installation it) throws Exception {
        requireStatistics(it);
        String path = "/open/v1/inbound/statistics/batches";
        String external = "conformance-" + UUID.randomUUID();
        String good = "{\"externalId\":\"" + external + "\",\"data\":" + STATISTICS.formatted("1.00") + "}";
        String bad = "{\"externalId\":\"" + external + "-x\",\"data\":{}}";
        String body = "{\"rows\":[" + good + "," + bad + "]}";
        Map<String, String> key = Map.of("Idempotency-Key", external);
        it.open("POST", path, body, Map.of()).requireProblem(400);
        Answer first = it.open("POST", path, body, key).requireStatus(200);
        require(
                first.at("/rows").size() == 2
                        && first.at("/rows/0/status").asInt() == 200
                        && first.at("/rows/1/status").asInt() == 422,
                "批量没有逐行结果",
                "the batch has no result for each row: " + first.json());
        Answer again = it.open("POST", path, body, key).requireHeader("Idempotency-Replayed", "true");
        require(Arrays.equals(again.bytes(), first.bytes()), "重放的应答不同", "the replay gives another answer");
        it.open("POST", path, "{\"rows\":[" + bad + "]}", key).requireProblem(422);
        String many = "{\"rows\":[" + String.join(",", Collections.nCopies(501, good)) + "]}";
        it.open("POST", path, many, Map.of("Idempotency-Key", external + "-many"))
                .requireProblem(400);
    }

    /** A doubt of ours would make work for an office: what is asked is the list, and refusals when writing is allowed. */
    static void corrections(Installation it) throws Exception {
        String path = "/open/v1/" + it.granted().get(0) + "/corrections";
        JsonNode items = it.open(path).requireStatus(200).json().path("items");
        require(items.isArray(), "没有 items", "there is no list of items");
        for (JsonNode one : items) {
            require(
                    Set.of("PENDING", "ACCEPTED", "DENIED", "SUPERSEDED")
                            .contains(one.path("state").asText()),
                    "未知状态 " + one.path("state"),
                    "an unknown state: " + one.path("state"));
            require(one.hasNonNull("dueDate"), "没有答复期限", "a correction without a day by which it is answered");
        }
        if (it.means().writes()) {
            Answer refused = it.open(
                    "POST",
                    path,
                    "{\"id\":\"conformance-nothing\",\"field\":\"x\",\"current\":\"x\",\"proposed\":\"y\",\"evidence\":\"conformance\"}",
                    Map.of());
            refused.requireProblem(422);
            require(
                    refused.at("/errors/0/pointer").asText().equals("/id"),
                    "未指出字段",
                    "the refusal does not name the field: " + refused.json());
        }
    }
}
