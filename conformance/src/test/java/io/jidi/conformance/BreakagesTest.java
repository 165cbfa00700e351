package io.jidi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check is shown able to fail: an installation that keeps all promises passes, one that breaks one fails at that one. */
class BreakagesTest {

    private static final Clock CLOCK = Clock.systemUTC();

    /** What the honest installation leaves unasked, and why it must be so. */
    private static final Set<String> NEVER_ASKED = Set.of("A17", "A18");

    /** The kit's own arithmetic; VectorsTest breaks it. */
    private static final String ARITHMETIC = "A19";

    /** A way to break a promise. */
    private record Breakage(String check, String name, Consumer<StubInstallation> way) {}

    @Test
    void anInstallationThatKeepsAllPromisesPasses() throws Exception {
        try (StubInstallation honest = new StubInstallation()) {
            Report report = Conformance.run(honest.means(), CLOCK, Set.of());
            assertThat(failed(report)).isEmpty();
            assertThat(ids(report, Finding.Result.SKIPPED)).isEqualTo(NEVER_ASKED);
            assertThat(report.exitCode()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("breakages")
    void aBrokenPromiseIsFound(String check, String name, Consumer<StubInstallation> way) throws Exception {
        try (StubInstallation broken = new StubInstallation()) {
            way.accept(broken);
            Report report = Conformance.run(broken.means(), CLOCK, Set.of(check));
            assertThat(report.findings()).hasSize(1);
            assertThat(report.findings().get(0).result()).as(name).isEqualTo(Finding.Result.FAIL);
            assertThat(report.findings().get(0).reason()).contains(" · ");
            assertThat(report.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void everyCheckIsShownAbleToFail() {
        Set<String> broken = all().stream().map(Breakage::check).collect(Collectors.toCollection(TreeSet::new));
        broken.addAll(NEVER_ASKED);
        broken.addAll(Set.of(ARITHMETIC, "C-NO-5XX"));
        assertThat(Conformance.checks().stream().map(Check::id)).containsExactlyInAnyOrderElementsOf(broken);
    }

    static List<Arguments> breakages() {
        return all().stream()
                .map(one -> Arguments.of(one.check(), one.name(), one.way()))
                .toList();
    }

    private static List<Breakage> all() {
        List<Breakage> all = new ArrayList<>();
        exchange(all);
        input(all);
        doors(all);
        api(all);
        return all;
    }

    private static void exchange(List<Breakage> all) {
        add(
                all,
                "A1",
                "no provider",
                json("/open/v1/catalog", body -> first(body).remove("provider")));
        add(
                all,
                "A1",
                "no items of information",
                json("/open/v1/catalog", body -> first(body).putArray("items")));
        add(all, "A1-DCAT", "no publisher", json("/open/v1/catalog", body -> body.remove("dct:publisher")));
        add(all, "A1-DCAT", "any profile", status("/open/v1/catalog", 400, 200));
        add(all, "A2", "another draft", json("/open/v1/schemas/.*", body -> body.put("$schema", "draft-07")));
        add(all, "A2", "major version differs", json("/open/v1/schemas/projects/1", body -> body.put("title", "x")));
        add(all, "A2", "any version", status("/open/v1/schemas/.*/999", 404, 200));
        add(
                all,
                "A2-REMOVAL",
                "179 days",
                json(
                        "/open/v1/catalog",
                        body -> ((ObjectNode) first(body).at("/versions/0")).put("removedFrom", "2026-06-29")));
        add(
                all,
                "A2-REMOVAL",
                "unannounced",
                json("/open/v1/catalog", body -> ((ObjectNode) first(body).at("/versions/0")).remove("announcedOn")));
        String manifest = "/open/v1/projects/snapshots/latest";
        add(all, "A3", "wrong SM3", json(manifest, body -> ((ObjectNode) body.at("/files/0")).put("sm3", "0")));
        add(all, "A3", "wrong SHA-256", json(manifest, body -> ((ObjectNode) body.at("/files/0")).put("sha256", "0")));
        add(all, "A3", "wrong length", json(manifest, body -> ((ObjectNode) body.at("/files/0")).put("bytes", 1)));
        add(all, "A3", "wrong row count", json(manifest, body -> body.put("rowCount", 3)));
        add(all, "A3", "no feed cursor", json(manifest, body -> body.remove("feedCursor")));
        add(
                all,
                "A3",
                "manifest changed after it was signed",
                json(manifest, body -> body.put("asOf", "2026-11-30T00:00:00+08:00")));
        add(all, "A3", "not sorted", blind("order"));
        add(all, "A3", "a field beyond the schema", blind("fields"));
        add(all, "A3-RANGE", "range ignored", status(".*/file", 206, 200));
        add(all, "A3-RANGE", "wrong bytes", body(".*/file", 206, bytes -> bytes[0]++));
        add(all, "A3-RANGE", "beyond the end", status(".*/file", 416, 206));
        String changes = "/open/v1/projects/changes";
        add(all, "A4", "order", json(changes, body -> items(body).forEach(item -> ((ObjectNode) item).put("seq", 1))));
        add(
                all,
                "A4",
                "unknown op",
                json(changes, body -> items(body).forEach(item -> ((ObjectNode) item).put("op", "patch"))));
        add(
                all,
                "A4",
                "data of another",
                json(
                        changes,
                        body -> items(body).forEach(item -> {
                            if (item.has("data")) {
                                ((ObjectNode) item.path("data")).put("id", "x");
                            }
                        })));
        add(all, "A4", "empty page moves", json(changes, body -> {
            if (items(body).isEmpty()) {
                body.put("nextCursor", "projects-999");
            }
        }));
        add(all, "A4-LIMIT", "limit 1001", status(changes, 400, 200));
        add(
                all,
                "A4-LIMIT",
                "limit 1",
                stub -> stub.breaking = request -> reply -> {
                    reply.status = request.query().equals("limit=1") ? 400 : reply.status;
                    return reply;
                });
        add(
                all,
                "A5",
                "no reason",
                json(changes, body -> items(body).forEach(item -> ((ObjectNode) item).remove("reason"))));
        add(
                all,
                "A5",
                "with data",
                json(changes, body -> items(body).forEach(item -> ((ObjectNode) item).putObject("data"))));
        add(all, "A5-SNAPSHOT", "not said", json(manifest, body -> body.put("includeDeleted", false)));
        add(all, "A5-SNAPSHOT", "fewer rows", json(manifest, body -> {
            if (body.path("includeDeleted").asBoolean()) {
                body.put("rowCount", 0);
            }
        }));
        add(all, "A6", "forged cursor taken", status("/open/v1/.*/changes", 400, 200));
        add(all, "A6", "gone without a way out", status("/open/v1/.*/changes", 400, 410));
        int[] reads = {0};
        add(all, "A7", "other bytes", json(changes, body -> {
            if (!items(body).isEmpty()) {
                ((ObjectNode) items(body).get(0)).put("changedAt", "2026-11-01T10:00:0" + reads[0]++ + "+08:00");
            }
        }));
        add(all, "A8", "wrong digest", json("/open/v1/projects/digest", body -> body.put("sm3", "0")));
        add(all, "A8", "wrong count", json("/open/v1/projects/digest", body -> body.put("count", 9)));
        add(
                all,
                "A8",
                "wrong totals",
                json(
                        "/open/v1/projects/digest",
                        body -> ((ObjectNode) body.path("controlTotals"))
                                .putObject("annualPlan")
                                .put("WAN_CNY", "16.24")));
        add(all, "A8", "any date", status("/open/v1/projects/digest", 400, 200));
        add(
                all,
                "A8-BUCKETS",
                "wrong bucket",
                json(".*/buckets", body -> ((ObjectNode) body.at("/buckets/0")).put("sm3", "0")));
        add(
                all,
                "A8-BUCKETS",
                "missing bucket",
                json(".*/buckets", body -> ((ArrayNode) body.path("buckets")).remove(0)));
        add(all, "A12", "no offset", json("/open/v1/status", body -> body.put("serverTime", "2026-11-29T12:00:00")));
        add(
                all,
                "A12",
                "a number for an amount",
                json(
                        changes,
                        body -> items(body).forEach(item -> {
                            if (item.has("data")) {
                                ((ObjectNode) item.at("/data/annualPlan")).put("amount", 10.5);
                            }
                        })));
        add(
                all,
                "A12",
                "yuan",
                json(
                        changes,
                        body -> items(body).forEach(item -> {
                            if (item.has("data")) {
                                ((ObjectNode) item.at("/data/annualPlan")).put("unit", "CNY");
                            }
                        })));
        add(all, "A13", "no policy", header("/open/v1/status", "RateLimit-Policy", ""));
        add(all, "A13", "nothing counted", header("/open/v1/status", "RateLimit", "\"default\";r=600;t=0"));
        add(all, "A14", "one language", json("/open/v1/no-such.*", body -> body.put("title", "Refused")));
        add(all, "A14", "no request id", json("/open/v1/no-such.*", body -> body.remove("requestId")));
        add(all, "A15", "not granted and given", status("/open/v1/funds/digest", 404, 200));
        add(all, "A15", "told apart", json("/open/v1/funds/.*", body -> body.put("code", "NOT_GRANTED")));
        add(all, "A15", "a field of a higher grade", blind("fields"));
        add(
                all,
                "A16",
                "no lag",
                json(
                        "/open/v1/status",
                        body -> body.path("dataSets").forEach(line -> ((ObjectNode) line).remove("feedLagSeconds"))));
        add(
                all,
                "A16",
                "a data set too many",
                json(
                        "/open/v1/status",
                        body -> body.withArray("dataSets")
                                .addObject()
                                .put("dataSet", "funds")
                                .put("lastSeq", 1)
                                .put("feedLagSeconds", 1)));
    }

    private static void input(List<Breakage> all) {
        String one = "/open/v1/inbound/statistics/conf.*";
        String batch = "/open/v1/inbound/statistics/batches";
        add(all, "A9", "no tag", header(one, "ETag", ""));
        add(all, "A9", "same content counts", json(one, body -> body.put("changed", true)));
        add(all, "A9", "stale revision taken", status(one, 409, 200));
        add(all, "A9", "anything taken", status(one, 422, 200));
        add(all, "A9-BATCH", "no key needed", status(batch, 400, 200));
        add(all, "A9-BATCH", "not replayed", header(batch, "Idempotency-Replayed", ""));
        add(all, "A9-BATCH", "key reused", status(batch, 422, 200));
        add(all, "A9-BATCH", "no row results", json(batch, body -> body.remove("rows")));
        String other = "/open/v1/inbound/enterprise-registrations/";
        add(all, "A9-KINDS", "any kind taken", status(other + "conf.*", 404, 200));
        add(all, "A9-KINDS", "any batch taken", status(other + "batches", 404, 200));
        add(all, "A9-KINDS", "told apart", json(other + ".*", body -> body.put("code", "NOT_GRANTED")));
        add(all, "A9-KINDS", "not told", json("/open/v1/status", body -> body.remove("inboundKinds")));
        String corrections = "/open/v1/projects/corrections";
        add(
                all,
                "A10",
                "unknown state",
                json(
                        corrections,
                        body -> body.path("items").forEach(item -> ((ObjectNode) item).put("state", "LOST"))));
        add(
                all,
                "A10",
                "no due day",
                json(corrections, body -> body.path("items").forEach(item -> ((ObjectNode) item).remove("dueDate"))));
        add(all, "A10", "no field named", json(corrections, body -> body.remove("errors")));
    }

    private static void doors(List<Breakage> all) {
        for (String what : List.of("unsigned", "signature", "names", "window", "query")) {
            add(all, "A11", what, blind(what));
        }
        add(all, "A11-NONCE", "replayed", blind("nonces"));
        add(all, "A11-ANSWER", "answers unsigned", blind("answers"));
        add(all, "A11-ANSWER", "signed by another", header("/open/v1/status", "X-Resp-Signature", "x"));
        add(
                all,
                "A11-ANSWER",
                "another key published",
                json(
                        "/open/v1/keys",
                        body -> ((ObjectNode) body.at("/keys/0"))
                                .put(
                                        "publicKey",
                                        io.jidi.platform.sm.Sm2Key.of("1234").publicKey())));
    }

    private static void api(List<Breakage> all) {
        String any = "/api/v1/.*";
        String projects = "/api/v1/projects";
        add(all, "C-PROBLEM", "plain JSON", header("/api/v1/no-such-thing", "Content-Type", "application/json"));
        add(all, "C-PROBLEM", "another request id", json("/api/v1/no-such-thing", body -> body.put("requestId", "x")));
        add(all, "C-PROBLEM", "status differs", json("/api/v1/no-such-thing", body -> body.put("status", 400)));
        add(all, "C-LANGUAGE", "always Chinese", json("/api/v1/no-such-thing", body -> body.put("title", "拒绝")));
        add(all, "C-LANGUAGE", "language not said", header("/api/v1/no-such-thing", "Content-Language", ""));
        add(all, "C-REQUEST-ID", "not given back", header(any, "X-Request-Id", "req_00000001"));
        add(all, "C-401", "anyone", status(projects, 401, 200));
        add(
                all,
                "C-401",
                "tells why",
                stub -> stub.breaking = request -> reply -> {
                    if (reply.status == 401 && request.header("Authorization").contains("nonsense")) {
                        change(reply, body -> body.put("code", "TOKEN_MALFORMED"));
                    }
                    return reply;
                });
        add(
                all,
                "C-403",
                "administration for all",
                status("/api/v1/exchange/applications|/api/v1/audit-entries", 403, 404));
        add(all, "C-404", "strangers found", status("/api/v1/projects/prj_.*", 404, 200));
        add(
                all,
                "C-404",
                "bare ids",
                json(projects, body -> items(body).forEach(item -> ((ObjectNode) item).put("id", "17"))));
        add(all, "C-LIST", "a bare array", json(projects, body -> body.remove("items")));
        add(all, "C-LIST", "no asOf", json(projects, body -> body.remove("asOf")));
        add(all, "C-LIST", "no total", json(projects, body -> body.remove("total")));
        add(all, "C-FILTER", "ignored", status(projects, 400, 200));
        add(all, "C-FILTER", "not named", json(projects, body -> body.remove("errors")));
        add(all, "C-SORT", "ignored", status(projects, 400, 200));
        add(all, "C-PAGE", "no limit", status(projects, 400, 200));
        add(all, "C-CURSOR", "forged token taken", status(projects, 400, 200));
        add(all, "C-CURSOR", "the same page again", json(projects, body -> {
            if (items(body).size() == 1) {
                ((ObjectNode) items(body).get(0)).put("id", "prj_x");
            }
        }));
        add(all, "C-ETAG", "weak", header("/api/v1/projects/prj_.*", "ETag", "W/\"1\""));
        add(all, "C-IF-MATCH", "not asked for", status("/api/v1/projects/prj_.*", 428, 200));
        add(all, "C-IF-MATCH", "stale taken", status("/api/v1/projects/prj_.*", 412, 200));
        add(
                all,
                "C-TIME",
                "local time",
                json(
                        projects,
                        body -> items(body)
                                .forEach(item -> ((ObjectNode) item).put("createdAt", "2026-11-01T08:00:00+08:00"))));
        add(
                all,
                "C-TIME",
                "no date",
                json(
                        projects,
                        body -> items(body).forEach(item -> ((ObjectNode) item).put("admittedDate", "1 Nov 2026"))));
        add(
                all,
                "C-MONEY",
                "a number",
                json(
                        projects,
                        body -> items(body)
                                .forEach(item -> ((ObjectNode) item.path("totalInvestment")).put("amount", 100.1))));
        add(
                all,
                "C-MONEY",
                "one decimal",
                json(
                        projects,
                        body -> items(body)
                                .forEach(item -> ((ObjectNode) item.path("totalInvestment")).put("amount", "100.1"))));
        for (String name : List.of(
                "X-Content-Type-Options",
                "X-Frame-Options",
                "Content-Security-Policy",
                "Referrer-Policy",
                "Cache-Control")) {
            add(all, "C-HEADERS", "no " + name, header(any, name, ""));
        }
        add(all, "C-HEADERS", "names its server", header(any, "Server", "x/1.0"));
        add(all, "C-CORS", "for everybody", header(any, "Access-Control-Allow-Origin", "*"));
        add(all, "C-CORS", "preflight", status(any, 405, 204));
        add(all, "C-RATE", "not told", header(any, "RateLimit", ""));
        add(all, "C-METHOD", "TRACE", status(any, 405, 200));
        add(all, "C-INTERNAL", "reachable", status("/internal/.*", 404, 200));
        add(all, "C-INTERNAL", "by dots", status("/open/.*", 404, 200));
        add(all, "C-BODY", "waited for", status("/api/v1/project-codes/check", 413, 400));
        add(all, "C-HEADER-SIZE", "taken", status(any, 431, 200));
        add(all, "C-DEPTH", "breaks", status("/api/v1/project-codes/check", 400, 500));
        add(all, "C-OPENAPI", "older", json("/api/openapi.json", body -> body.put("openapi", "3.0.3")));
        add(
                all,
                "C-OPENAPI",
                "one language",
                json("/api/openapi.json", body -> operation(body).put("summary", "List projects")));
        add(
                all,
                "C-OPENAPI",
                "callers not said",
                json("/api/openapi.json", body -> operation(body).remove("security")));
        add(
                all,
                "C-EVENTS",
                "no schema",
                json("/api/v1/events", body -> items(body).forEach(item -> ((ObjectNode) item).remove("dataschema"))));
        add(all, "C-EVENTS", "any cursor", status("/api/v1/events", 400, 200));
    }

    /** This one looks at what others were answered: a run of more than one check. */
    @Test
    void aServerErrorAndALeakAreFoundWhereverTheyHappen() throws Exception {
        for (Map.Entry<String, Consumer<StubInstallation>> one : leaks().entrySet()) {
            try (StubInstallation broken = new StubInstallation()) {
                one.getValue().accept(broken);
                Report report = Conformance.run(broken.means(), CLOCK, Set.of("C-404", "C-NO-5XX"));
                assertThat(failed(report)).as(one.getKey()).contains("C-NO-5XX");
            }
        }
    }

    private static Map<String, Consumer<StubInstallation>> leaks() {
        Map<String, Consumer<StubInstallation>> leaks = new LinkedHashMap<>();
        leaks.put("a 500", status("/api/v1/projects/zzz.*", 404, 500));
        leaks.put(
                "a trace",
                json("/api/v1/projects/zzz.*", body -> body.put("detail", "java.lang.NullPointerException")));
        return leaks;
    }

    private static void add(List<Breakage> all, String check, String name, Consumer<StubInstallation> way) {
        all.add(new Breakage(check, name, way));
    }

    private static Consumer<StubInstallation> blind(String to) {
        return stub -> stub.blind.add(to);
    }

    private static Consumer<StubInstallation> json(String path, Consumer<ObjectNode> change) {
        return stub -> stub.breaking = request -> reply -> {
            if (request.path().matches(path)) {
                change(reply, change);
            }
            return reply;
        };
    }

    private static void change(Reply reply, Consumer<ObjectNode> change) {
        ObjectNode body = (ObjectNode) StubInstallation.read(reply.text());
        change.accept(body);
        reply.body = Reply.bytes(body);
    }

    private static Consumer<StubInstallation> status(String path, int from, int to) {
        return stub -> stub.breaking = request -> reply -> {
            if (request.path().matches(path) && reply.status == from) {
                reply.status = to;
            }
            return reply;
        };
    }

    private static Consumer<StubInstallation> body(String path, int status, Consumer<byte[]> change) {
        return stub -> stub.breaking = request -> reply -> {
            if (request.path().matches(path) && reply.status == status) {
                change.accept(reply.body);
            }
            return reply;
        };
    }

    /** @param value empty to leave the header out */
    private static Consumer<StubInstallation> header(String path, String name, String value) {
        return stub -> {
            if (name.equals("X-Resp-Signature")) {
                stub.blind.add("answers");
            }
            stub.breaking = request -> reply -> {
                if (request.path().matches(path)) {
                    if (value.isEmpty()) {
                        reply.headers.remove(name);
                    } else {
                        reply.with(name, value);
                    }
                }
                return reply;
            };
        };
    }

    private static ObjectNode first(ObjectNode body) {
        return body.at("/items/0").isObject() ? (ObjectNode) body.at("/items/0") : StubInstallation.object();
    }

    private static JsonNode items(ObjectNode body) {
        return body.path("items");
    }

    private static ObjectNode operation(ObjectNode document) {
        return (ObjectNode) document.at("/paths/~1api~1v1~1projects/get");
    }

    private static Set<String> ids(Report report, Finding.Result result) {
        return report.findings().stream()
                .filter(finding -> finding.result() == result)
                .map(finding -> finding.check().id())
                .collect(Collectors.toSet());
    }

    private static List<String> failed(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.result() == Finding.Result.FAIL)
                .map(finding ->
                        finding.check().id() + (finding.check().id().equals("C-NO-5XX") ? "" : " " + finding.reason()))
                .toList();
    }
}
