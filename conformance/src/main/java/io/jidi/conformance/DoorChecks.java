package io.jidi.conformance;

import static io.jidi.conformance.Broken.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Who is let in, to what, and how one is refused: A11 and A13 to A16. */
final class DoorChecks {

    private DoorChecks() {}

    static void signatures(Installation it) throws Exception {
        String target = "/open/v1/status";
        it.anonymous("GET", target, Map.of()).requireProblem(401);
        it.tampered(target, Duration.ZERO, UnaryOperator.identity()).requireStatus(200);
        it.tampered(target, Duration.ofSeconds(301), UnaryOperator.identity()).requireProblem(401);
        it.tampered(target, Duration.ofSeconds(-301), UnaryOperator.identity()).requireProblem(401);
        for (Map.Entry<String, String> change : Map.of(
                        "X-Nonce", Installation.nonce(),
                        "X-Key-Id", "no-such-key",
                        "X-App-Id", "no-such-app",
                        "X-Signature-Algorithm", "none",
                        "X-Signature", Signing.base64(new byte[64]))
                .entrySet()) {
            it.tampered(target, Duration.ZERO, headers -> {
                        headers.put(change.getKey(), change.getValue());
                        return headers;
                    })
                    .requireProblem(401);
        }
        String changes = "/open/v1/" + it.granted().get(0) + "/changes?limit=";
        Map<String, String> signed = it.signed("GET", changes + "5", "", Installation.nonce(), Duration.ZERO);
        it.wire().send("GET", changes + "6", "", signed).requireProblem(401);
        it.wire().send("GET", target, "", signed).requireProblem(401);
    }

    static void nonces(Installation it) throws Exception {
        Map<String, String> once = it.signed("GET", "/open/v1/status", "", Installation.nonce(), Duration.ZERO);
        it.wire().send("GET", "/open/v1/status", "", once).requireStatus(200);
        it.wire().send("GET", "/open/v1/status", "", once).requireProblem(401);
    }

    static void answers(Installation it) throws Exception {
        JsonNode key = it.wire()
                .send("GET", "/open/v1/keys", "", Map.of())
                .requireStatus(200)
                .at("/keys/0");
        require(
                key.path("publicKey").asText().matches("04[0-9a-f]{128}") && key.hasNonNull("kid"),
                "没有验签公钥",
                "no public key is published");
        require(
                it.publishedKey().equalsIgnoreCase(it.exchangeKey()),
                "公布的公钥与书面公钥不同",
                "the published key is not the one that came on paper");
        // Both verify the answer's signature, of what is given and of what is refused.
        it.open("/open/v1/status").requireStatus(200);
        it.open("/open/v1/no-such-data-set/changes").requireStatus(404);
    }

    static void rates(Installation it) throws Exception {
        Answer first = it.open("/open/v1/status")
                .requireStatus(200)
                .requireHeader("RateLimit-Policy", "\"[a-z]+\";q=[0-9]+;w=[0-9]+")
                .requireHeader("RateLimit", "\"[a-z]+\";r=[0-9]+;t=[0-9]+");
        Answer second = it.open("/open/v1/status").requireStatus(200);
        // Tokens come back while one asks: what is left may not have grown by more than one.
        require(left(second) <= left(first) + 1, "剩余次数不减", "what is left of the limit does not go down");
        require(
                left(first) < Long.parseLong(first.header("RateLimit-Policy").replaceAll(".*q=([0-9]+).*", "$1")),
                "请求未计数",
                "a request is not counted");
    }

    private static long left(Answer answer) {
        return Long.parseLong(answer.header("RateLimit").replaceAll(".*r=([0-9]+).*", "$1"));
    }

    static void problems(Installation it) throws Exception {
        String target = "/open/v1/no-such-data-set/changes";
        Answer en = it.open("GET", target, "", Map.of("Accept-Language", "en")).requireProblem(404);
        Answer zh =
                it.open("GET", target, "", Map.of("Accept-Language", "zh-CN")).requireProblem(404);
        require(
                zh.code().equals(en.code())
                        && zh.at("/title").asText().matches(".*\\p{IsHan}.*")
                        && !en.at("/title").asText().matches(".*\\p{IsHan}.*"),
                "问题没有中英文标题",
                "the problem has no title in each language: " + zh.at("/title") + " / " + en.at("/title"));
    }

    static void scopes(Installation it) throws Exception {
        Answer unknown = it.open("/open/v1/no-such-data-set/changes").requireProblem(404);
        Set<String> granted = new HashSet<>(it.granted());
        boolean asked = false;
        for (JsonNode entry :
                it.open("/open/v1/catalog").requireStatus(200).json().path("items")) {
            String code = entry.path("code").asText();
            if (!granted.contains(code)) {
                asked = true;
                for (String what : List.of("/changes", "/digest", "/snapshots/latest", "/corrections")) {
                    Answer refused = it.open("/open/v1/" + code + what).requireProblem(404);
                    require(
                            refused.code().equals(unknown.code()),
                            "未授权与不存在的应答不同",
                            "what is not granted is told otherwise than what does not exist");
                }
                it.open("/open/v1/schemas/" + code + "/1").requireProblem(404);
            }
        }
        DataSetCopy copy = it.copy();
        require(
                copy.strange().isEmpty(),
                "记录含授权等级以外的字段：" + copy.strange(),
                "a record has what the schema of the grade has not: " + copy.strange());
        if (!asked) {
            throw new NotAsked("所有数据集都已授权", "every data set is granted; nothing is there to be refused");
        }
    }

    static void status(Installation it) throws Exception {
        JsonNode status = it.open("/open/v1/status").requireStatus(200).json();
        FeedChecks.requireOffset(status.path("serverTime").asText(), "serverTime");
        Set<String> told = new HashSet<>();
        for (JsonNode line : status.path("dataSets")) {
            told.add(line.path("dataSet").asText());
            require(
                    line.path("lastSeq").isIntegralNumber()
                            && line.path("feedLagSeconds").isIntegralNumber(),
                    "状态缺 lastSeq 或 feedLagSeconds",
                    "the status lacks lastSeq or feedLagSeconds: " + line);
        }
        require(
                told.equals(new HashSet<>(it.granted())),
                "状态与授权的数据集不一致",
                "the status tells of " + told + " and not of what is granted");
    }
}
