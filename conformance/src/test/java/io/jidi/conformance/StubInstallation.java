package io.jidi.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.sm.Sm2Key;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * An installation as small as can be that keeps every promise, until it is told to break one: what it answers can be changed
 * before it is signed, and the gate can be told what not to look at.
 */
final class StubInstallation implements AutoCloseable {

    static final String APP_KEY = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
    static final Sm2Key EXCHANGE = Sm2Key.of("1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020101");
    static final String TOKEN = "aaaa.bbbb.cccccccccccccccc";

    private static final String IDS = "01kb2c3d4e5f6g7h8j9kamcn";
    private static final List<String> GRANTED = List.of("projects", "bases");
    private static final String CLEAN = "default-src 'none'; frame-ancestors 'none'";

    /** What the gate does not look at; the word says it. */
    final Set<String> blind = new HashSet<>();

    /** Changes an answer before it is signed. */
    Function<Request, Function<Reply, Reply>> breaking = request -> Function.identity();

    private final Set<String> nonces = new HashSet<>();
    private final Map<String, ObjectNode> inbound = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final StubServer server;
    private int quota = 600;

    StubInstallation() throws IOException {
        server = new StubServer(this::answer);
        server.start();
    }

    Means means() {
        return new Means(
                server.address(),
                TOKEN,
                new Application("app-stub", "k1", Signing.SM2_SM3, APP_KEY),
                EXCHANGE.publicKey(),
                null,
                true);
    }

    private synchronized Reply answer(Request request) {
        Reply reply;
        boolean open = request.path().startsWith("/open/v1/");
        boolean signed = false;
        if (request.headers().values().stream().anyMatch(value -> value.get(0).length() > 16_384)) {
            reply = problem(request, 431, "HEADERS_TOO_LARGE");
        } else if (request.method().equals("TRACE") || request.method().equals("OPTIONS")) {
            reply = problem(request, 405, "METHOD_NOT_ALLOWED");
        } else if (request.path().contains("%2e") || request.path().startsWith("/internal")) {
            reply = problem(request, 404, "NOT_FOUND");
        } else if (open && !request.path().equals("/open/v1/keys")) {
            String refused = gate(request);
            signed = refused.isEmpty();
            reply = signed ? exchange(request) : problem(request, 401, refused);
            quota--;
            reply.with("RateLimit-Policy", "\"default\";q=600;w=60")
                    .with("RateLimit", "\"default\";r=" + quota + ";t=3");
        } else if (open) {
            ObjectNode keys = object();
            keys.withArray("keys").addObject().put("kid", "x1").put("publicKey", EXCHANGE.publicKey());
            reply = Reply.json(200, keys);
        } else {
            reply = api(request);
        }
        String id = request.header("X-Request-Id");
        reply.with("X-Request-Id", id.matches("[A-Za-z0-9_.-]{8,64}") ? id : "req_00000001")
                .with("X-Content-Type-Options", "nosniff")
                .with("X-Frame-Options", "DENY")
                .with("Referrer-Policy", "no-referrer")
                .with("Content-Security-Policy", CLEAN)
                .with("Cache-Control", "no-store");
        reply = breaking.apply(request).apply(reply);
        if (signed && !blind.contains("answers")) {
            String now = Long.toString(System.currentTimeMillis());
            String text = Signing.responseText(
                    reply.status, request.path(), reply.body, "app-stub", now, request.header("X-Nonce"));
            reply.with(
                    "X-Resp-Signature",
                    "kid=x1;alg=SM2-SM3;ts=" + now + ";sig=" + Signing.base64(EXCHANGE.sign(utf8(text))));
        }
        return reply;
    }

    /** Empty when the request is let in. */
    private String gate(Request request) {
        if (request.header("X-Signature").isEmpty()) {
            return blind.contains("unsigned") ? "" : "SIGNATURE_REFUSED";
        }
        String text = Signing.requestText(
                request.method(),
                request.path(),
                blind.contains("query") ? "limit=5" : request.query(),
                utf8(request.body()),
                request.header("X-App-Id"),
                request.header("X-Timestamp"),
                request.header("X-Nonce"));
        boolean genuine = Signing.SM2_SM3.verifies(
                Sm2Key.of(APP_KEY).publicKey(), text, Installation.decoded(request.header("X-Signature")));
        boolean named = request.header("X-Key-Id").equals("k1")
                && request.header("X-App-Id").equals("app-stub")
                && request.header("X-Signature-Algorithm").equals("SM2-SM3");
        if (!blind.contains("signature") && !genuine || !blind.contains("names") && !named) {
            return "SIGNATURE_REFUSED";
        }
        long age = System.currentTimeMillis() - Long.parseLong(request.header("X-Timestamp"));
        if (!blind.contains("window") && Math.abs(age) > 300_000) {
            return "SIGNATURE_EXPIRED";
        }
        return nonces.add(request.header("X-Nonce")) || blind.contains("nonces") ? "" : "NONCE_REPLAYED";
    }

    // The exchange.

    private Reply exchange(Request request) {
        String[] part = request.path().substring("/open/v1/".length()).split("/");
        return switch (part[0]) {
            case "catalog" -> catalogue(request);
            case "status" -> status();
            case "schemas" -> schema(request, part);
            case "inbound" -> inbound(request, part);
            default ->
                GRANTED.contains(part[0]) && part.length > 1
                        ? dataSet(request, part)
                        : problem(request, 404, "DATA_SET_UNKNOWN");
        };
    }

    private static Reply catalogue(Request request) {
        String profile = request.parameters().getOrDefault("profile", "");
        if (profile.equals("dcat-ap")) {
            ObjectNode dcat = object();
            dcat.put("@context", "https://www.w3.org/ns/dcat.jsonld").put("@type", "dcat:Catalog");
            dcat.put("dct:title", "x").put("dct:description", "x").put("dct:publisher", "x");
            dcat.putObject("dcat:dataset")
                    .put("@type", "dcat:Dataset")
                    .putObject("x")
                    .put("@type", "dcat:Distribution");
            Reply reply = Reply.json(200, dcat);
            return reply.with("Content-Type", "application/ld+json");
        }
        if (!profile.isEmpty()) {
            return problem(request, 400, "INVALID_PARAMETER");
        }
        ObjectNode body = object();
        for (String code : List.of("projects", "bases", "funds")) {
            ObjectNode entry = body.withArray("items").addObject();
            for (String field : List.of(
                    "category",
                    "name",
                    "provider",
                    "providerCode",
                    "summary",
                    "format",
                    "shareType",
                    "shareCondition",
                    "shareMode",
                    "openness",
                    "updateCycle",
                    "publishedOn")) {
                entry.put(field, "x");
            }
            entry.put("code", code).put("granted", GRANTED.contains(code));
            entry.putArray("relatedCodes");
            entry.putArray("items").addObject().put("name", "code");
            entry.putArray("versions")
                    .addObject()
                    .put("version", "0.9.0")
                    .put("announcedOn", "2026-01-01")
                    .put("removedFrom", "2026-06-30");
        }
        return Reply.json(200, body);
    }

    private static Reply status() {
        ObjectNode body = object().put("serverTime", "2026-11-29T12:00:00+08:00");
        body.putArray("inboundKinds").add("statistics");
        for (String code : GRANTED) {
            body.withArray("dataSets")
                    .addObject()
                    .put("dataSet", code)
                    .put("schemaVersion", "1.0.0")
                    .put("lastSeq", 5)
                    .put("feedLagSeconds", 0);
        }
        return Reply.json(200, body);
    }

    private static Reply schema(Request request, String[] part) {
        if (!GRANTED.contains(part[1]) || !Set.of("1", "1.0.0").contains(part[2])) {
            return problem(request, 404, "DATA_SET_UNKNOWN");
        }
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("type", "object");
        schema.putArray("required").add("id").add("rev");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("id").put("type", "string").put("minLength", 1);
        properties.putObject("rev").put("type", "integer").put("minimum", 1);
        ObjectNode plan = properties.putObject("annualPlan").put("type", "object");
        plan.putObject("properties").putObject("amount").put("type", "string").put("pattern", "^[0-9]+[.][0-9]{2,}$");
        ((ObjectNode) plan.path("properties")).putObject("unit").put("type", "string");
        properties.putObject("day").put("type", "string").put("format", "date");
        schema.put("additionalProperties", false);
        return Reply.json(200, schema).with("Content-Type", "application/schema+json");
    }

    /** Five changes: three records, one of them changed, one deleted. */
    private static ArrayNode changes(String set) {
        ArrayNode items = Answer.JSON.createArrayNode();
        if (set.equals("projects")) {
            upsert(items, 1, "AH-AI-0001", 1, "10.00");
            upsert(items, 2, "AH-AI-0002", 1, "20.50");
            upsert(items, 4, "AH-AI-0001", 2, "11.00");
            items.addObject()
                    .put("seq", 7)
                    .put("op", "delete")
                    .put("id", "AH-AI-0002")
                    .put("rev", 2)
                    .put("deletedAt", "2026-11-01T10:00:00+08:00")
                    .put("reason", "WITHDRAWN");
            upsert(items, 8, "AH-AI-0003", 1, "5.25");
        }
        return items;
    }

    private static void upsert(ArrayNode items, int seq, String id, int rev, String amount) {
        ObjectNode item = items.addObject();
        item.put("seq", seq)
                .put("op", "upsert")
                .put("id", id)
                .put("rev", rev)
                .put("changedAt", "2026-11-01T10:00:00+08:00");
        item.set("data", record(id, rev, amount));
    }

    private static ObjectNode record(String id, int rev, String amount) {
        ObjectNode data = object();
        data.putObject("annualPlan").put("amount", amount).put("unit", "WAN_CNY");
        return data.put("day", "2026-11-01").put("id", id).put("rev", rev);
    }

    private static List<ObjectNode> present(String set) {
        return set.equals("projects")
                ? List.of(record("AH-AI-0001", 2, "11.00"), record("AH-AI-0003", 1, "5.25"))
                : List.of();
    }

    private Reply dataSet(Request request, String[] part) {
        return switch (part[1]) {
            case "changes" -> feed(request, part[0]);
            case "snapshots" -> snapshot(request, part);
            case "digest" -> part.length > 2 ? buckets(request, part) : digest(request, part[0]);
            default -> corrections(request);
        };
    }

    private Reply feed(Request request, String set) {
        int limit = Integer.parseInt(request.parameters().getOrDefault("limit", "200"));
        String cursor = request.parameters().getOrDefault("cursor", set + "-0");
        if (limit < 1 || limit > 1000 || !cursor.matches(set + "-[0-9]+")) {
            return problem(request, 400, "INVALID_PARAMETER");
        }
        int after = Integer.parseInt(cursor.substring(set.length() + 1));
        ArrayNode items = Answer.JSON.createArrayNode();
        int all = 0;
        int last = after;
        for (JsonNode item : changes(set)) {
            if (item.path("seq").asInt() > after && ++all <= limit) {
                items.add(item);
                last = item.path("seq").asInt();
            }
        }
        ObjectNode page = object();
        page.set("items", items);
        return Reply.json(200, page.put("nextCursor", set + "-" + last).put("hasMore", all > limit));
    }

    private Reply snapshot(Request request, String[] part) {
        boolean deleted = request.query().contains("includeDeleted=true") || part[2].equals("snp_d");
        byte[] file = file(part[0], deleted);
        if (part.length > 3) {
            String range = request.header("Range");
            if (range.isEmpty()) {
                return new Reply(200, "application/gzip", file);
            }
            int from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
            return from >= file.length
                    ? new Reply(416, "application/gzip", new byte[0])
                    : new Reply(206, "application/gzip", Arrays.copyOfRange(file, from, file.length))
                            .with("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        }
        ObjectNode manifest = object();
        String id = deleted ? "snp_d" : "snp_1";
        manifest.put("snapshotId", id).put("schemaVersion", "1.0.0").put("asOf", "2026-11-29T12:00:00+08:00");
        manifest.put("includeDeleted", deleted).put("rowCount", present(part[0]).size() + (deleted ? 1 : 0));
        manifest.set("controlTotals", totals(part[0]));
        manifest.putArray("files")
                .addObject()
                .put("url", "/open/v1/" + part[0] + "/snapshots/" + id + "/file")
                .put("bytes", file.length)
                .put("sha256", sha256(file))
                .put("sm3", Sm3.hex(file));
        manifest.put("feedCursor", part[0] + "-8");
        manifest.putObject("signature")
                .put("value", Signing.base64(EXCHANGE.sign(utf8(DataSetCopy.canonical(manifest)))));
        return Reply.json(200, manifest);
    }

    private static ObjectNode totals(String set) {
        ObjectNode totals = object();
        if (set.equals("projects")) {
            totals.putObject("annualPlan").put("WAN_CNY", "16.25");
        }
        return totals;
    }

    private byte[] file(String set, boolean deleted) {
        StringBuilder lines = new StringBuilder();
        List<ObjectNode> rows = present(set);
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode row = blind.contains("order") ? rows.get(rows.size() - 1 - i) : rows.get(i);
            lines.append(blind.contains("fields") ? row.put("secret", 1) : row).append('\n');
            if (deleted && i == 0) {
                lines.append("{\"deleted\":true,\"id\":\"AH-AI-0002\",\"rev\":2}\n");
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(utf8(lines.toString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static Reply digest(Request request, String set) {
        String date = request.parameters().getOrDefault("date", "");
        if (!date.isEmpty() && !date.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return problem(request, 400, "INVALID_PARAMETER");
        }
        List<ObjectNode> rows = date.isEmpty() ? present(set) : List.of();
        ObjectNode body = object().put("count", rows.size()).put("sm3", lines(rows, ""));
        body.set("controlTotals", date.isEmpty() ? totals(set) : object());
        return Reply.json(200, body);
    }

    private static String lines(List<ObjectNode> rows, String bucket) {
        StringBuilder lines = new StringBuilder();
        rows.stream()
                .filter(row -> DataSetCopy.bucketOf(row.path("id").asText()).startsWith(bucket))
                .forEach(row -> lines.append(row.path("id").asText() + ":" + row.path("rev") + "\n"));
        return Sm3.hex(utf8(lines.toString()));
    }

    private static Reply buckets(Request request, String[] part) {
        if (part.length > 3) {
            return problem(request, 404, "NOT_FOUND");
        }
        ObjectNode body = object();
        Map<String, Integer> counts = new TreeMap<>();
        present(part[0])
                .forEach(row -> counts.merge(DataSetCopy.bucketOf(row.path("id").asText()), 1, Integer::sum));
        ArrayNode buckets = body.putArray("buckets");
        counts.forEach((bucket, count) -> buckets.addObject()
                .put("bucket", bucket)
                .put("count", count)
                .put("sm3", lines(present(part[0]), bucket)));
        return Reply.json(200, body);
    }

    private static Reply corrections(Request request) {
        if (request.method().equals("POST")) {
            return problem(request, 422, "CORRECTION_REFUSED", "/id");
        }
        ObjectNode body = object();
        body.putArray("items").addObject().put("state", "PENDING").put("dueDate", "2026-12-01");
        return Reply.json(200, body);
    }

    private Reply inbound(Request request, String[] part) {
        if (!part[1].equals("statistics")) {
            return problem(request, 404, "NOT_FOUND");
        }
        if (part[2].equals("batches")) {
            return batch(request);
        }
        return put(request, part[2], request.body(), request.header("If-Match").replaceAll("[^0-9]", ""));
    }

    private Reply put(Request request, String id, String data, String rev) {
        if (!data.contains("projectCode")) {
            return problem(request, 422, "INBOUND_REFUSED");
        }
        ObjectNode known = inbound.get(id);
        if (known != null && known.path("data").asText().equals(data)) {
            return Reply.json(200, known.deepCopy().put("changed", false))
                    .with("ETag", "\"v" + known.path("rev") + "\"");
        }
        int now = known == null ? 0 : known.path("rev").asInt();
        if (!(rev.isEmpty() ? "0" : rev).equals(Integer.toString(now))) {
            return problem(request, 409, "INBOUND_STALE");
        }
        ObjectNode fresh = object().put("rev", now + 1).put("changed", true).put("data", data);
        inbound.put(id, fresh);
        return Reply.json(200, fresh).with("ETag", "\"v" + (now + 1) + "\"");
    }

    private Reply batch(Request request) {
        String key = request.header("Idempotency-Key");
        if (key.isEmpty()) {
            return problem(request, 400, "IDEMPOTENCY_KEY_REQUIRED");
        }
        JsonNode rows = read(request.body()).path("rows");
        if (rows.size() > 500) {
            return problem(request, 400, "INVALID_REQUEST");
        }
        String before = keys.putIfAbsent(key, request.body());
        if (before != null && !before.equals(request.body())) {
            return problem(request, 422, "IDEMPOTENCY_KEY_REUSED");
        }
        ObjectNode body = object();
        for (JsonNode row : rows) {
            body.withArray("rows").addObject().put("status", row.path("data").has("projectCode") ? 200 : 422);
        }
        Reply reply = Reply.json(200, body);
        return before == null ? reply : reply.with("Idempotency-Replayed", "true");
    }

    // The API.

    private static Reply api(Request request) {
        if (request.path().equals("/api/openapi.json")) {
            ObjectNode document = object().put("openapi", "3.1.0");
            ObjectNode operation = document.putObject("paths")
                    .putObject("/api/v1/projects")
                    .putObject("get")
                    .put("summary", "查询项目 | List projects");
            operation.putObject("responses");
            operation.putArray("security");
            return Reply.json(200, document);
        }
        Reply reply;
        if (!request.header("Authorization").equals("Bearer " + TOKEN)) {
            reply = problem(request, 401, "UNAUTHENTICATED");
        } else {
            reply = known(request);
        }
        return reply.with("RateLimit-Policy", "\"caller\";q=100;w=60").with("RateLimit", "\"caller\";r=99;t=1");
    }

    private static Reply known(Request request) {
        Map<String, String> query = request.parameters();
        String path = request.path();
        if (path.equals("/api/v1/project-codes/check")) {
            return request.header("Content-Length").length() > 8
                    ? problem(request, 413, "PAYLOAD_TOO_LARGE")
                    : problem(request, 400, "INVALID_REQUEST");
        }
        if (path.equals("/api/v1/events")) {
            return query.containsKey("no_such_filter")
                            || query.getOrDefault("after", "").startsWith("no-")
                    ? problem(request, 400, "UNKNOWN_FILTER")
                    : events();
        }
        if (path.equals("/api/v1/exchange/applications") || path.equals("/api/v1/audit-entries")) {
            return problem(request, 403, "FORBIDDEN");
        }
        if (path.equals("/api/v1/projects")) {
            return projects(request, query);
        }
        if (path.matches("/api/v1/projects/prj_" + IDS + "p[qr]")) {
            if (request.method().equals("PATCH")) {
                return request.header("If-Match").isEmpty()
                        ? problem(request, 428, "PRECONDITION_REQUIRED")
                        : problem(request, 412, "PRECONDITION_FAILED");
            }
            return path.endsWith("q")
                    ? problem(request, 404, "NOT_FOUND")
                    : Reply.json(200, project("r")).with("ETag", "\"v1\"");
        }
        return problem(request, 404, "NOT_FOUND");
    }

    private static ObjectNode project(String last) {
        ObjectNode project = object().put("id", "prj_" + IDS + "p" + last);
        project.put("createdAt", "2026-11-01T00:00:00Z").put("admittedDate", "2026-11-01");
        project.putObject("totalInvestment").put("amount", "100.00").put("currency", "CNY");
        return project;
    }

    private static Reply projects(Request request, Map<String, String> query) {
        int size = Integer.parseInt(query.getOrDefault("pageSize", "50"));
        String token = query.getOrDefault("pageToken", "");
        if (!Set.of("pageSize", "count", "sort", "pageToken").containsAll(query.keySet())) {
            return problem(request, 400, "UNKNOWN_FILTER", "?no_such_filter");
        }
        boolean sorted = query.containsKey("sort");
        if (size < 1 || size > 200 || sorted && (!query.get("sort").equals("id") || !token.isEmpty())) {
            return problem(request, 400, "INVALID_PARAMETER");
        }
        if (!token.isEmpty() && !token.equals("page-2")) {
            return problem(request, 400, "INVALID_CURSOR");
        }
        ObjectNode body = object().put("asOf", Instant.now().toString());
        ArrayNode items = body.putArray("items");
        items.add(project(token.isEmpty() ? "r" : "s"));
        if (size > 1 && token.isEmpty()) {
            items.add(project("s"));
        } else if (token.isEmpty()) {
            body.put("nextPageToken", "page-2");
        }
        if (query.containsKey("count")) {
            body.put("total", 2);
        }
        return Reply.json(200, body);
    }

    private static Reply events() {
        ObjectNode body = object().put("nextCursor", "c-1");
        body.putArray("items")
                .addObject()
                .put("specversion", "1.0")
                .put("id", "evt_1")
                .put("source", "/project-service")
                .put("type", "io.jidi.project.project.admitted")
                .put("subject", "prj_1")
                .put("time", "2026-11-01T00:00:00Z")
                .put("dataschema", "/contracts/x");
        return Reply.json(200, body);
    }

    private static Reply problem(Request request, int status, String code) {
        return problem(request, status, code, "");
    }

    private static Reply problem(Request request, int status, String code, String pointer) {
        boolean english = request.header("Accept-Language").startsWith("en");
        String id = request.header("X-Request-Id");
        ObjectNode body = object().put("type", "/api/docs/problems#" + code)
                .put("title", english ? "Refused" : "拒绝")
                .put("status", status)
                .put("code", code)
                .put("instance", request.path())
                .put("requestId", id.isEmpty() ? "req_00000001" : id);
        if (!pointer.isEmpty()) {
            body.putArray("errors").addObject().put("pointer", pointer);
        }
        return Reply.json(status, body)
                .with("Content-Type", "application/problem+json")
                .with("Content-Language", english ? "en" : "zh-CN");
    }

    static ObjectNode object() {
        return Answer.JSON.createObjectNode();
    }

    static JsonNode read(String text) {
        try {
            return Answer.JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
