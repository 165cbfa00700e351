package io.jidi.conformance;

import static io.jidi.conformance.Check.Need.APPLICATION;
import static io.jidi.conformance.Check.Need.WRITES;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.platform.audit.Sm3;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The contract of the exchange, project-library.md 4.7. */
final class ExchangeChecks {

    private static final String SECTION = "project-library.md 4.7 ";
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

    /** So that a data set that never rests does not keep a run from ending. */
    private static final int ROUNDS = 5;

    private static final int PAGES = 20;

    private ExchangeChecks() {}

    static List<Check> all() {
        return List.of(
                check("A1", "目录：国家标准字段", "Catalogue in national fields", ExchangeChecks::catalogue),
                check("A1-DCAT", "目录：DCAT-AP", "Catalogue in DCAT-AP", ExchangeChecks::dcat),
                check("A2", "数据集模式", "Schemas of the data sets", ExchangeChecks::schemas),
                check(
                        "A2-REMOVAL",
                        "旧版本停用须提前 180 天公告",
                        "Removal of a version announced 180 days ahead",
                        ExchangeChecks::removals),
                check("A3", "全量快照与清单", "Snapshot with its manifest", ExchangeChecks::snapshot),
                check("A3-RANGE", "快照断点续传", "Snapshots resume by Range", ExchangeChecks::ranges),
                check("A4", "变更流", "Change feed", ExchangeChecks::feed),
                check("A4-LIMIT", "变更流每页 1–1000 条", "Pages of the feed of 1 to 1000", ExchangeChecks::limits),
                check("A5", "删除标记", "Tombstones", ExchangeChecks::tombstones),
                check("A5-SNAPSHOT", "含删除记录的快照", "Snapshots with what was deleted", ExchangeChecks::deletedInSnapshots),
                check("A6", "伪造或过期的游标", "Cursors that are forged or expired", ExchangeChecks::cursors),
                check("A7", "重复读取逐字节相同", "A repeated read gives the same bytes", ExchangeChecks::replay),
                check("A8", "对账摘要", "Digest for reconciliation", ExchangeChecks::digest),
                check("A8-BUCKETS", "分桶对账", "Digests by bucket", ExchangeChecks::buckets),
                check("A9", "按外部标识幂等报送", "Idempotent input by external id", ExchangeChecks::inbound, WRITES),
                check("A9-BATCH", "批量报送与幂等键", "Batches and Idempotency-Key", ExchangeChecks::batches, WRITES),
                check(
                        "A9-KINDS",
                        "未授权的报送类别不可报送",
                        "A kind of input that is not granted is not taken",
                        ExchangeChecks::kinds,
                        WRITES),
                check("A10", "校核纠错", "Corrections", ExchangeChecks::corrections),
                check("A11", "请求签名", "Signatures of requests", ExchangeChecks::signatures),
                check("A11-NONCE", "随机数只用一次", "A nonce counts once", ExchangeChecks::nonces),
                check("A11-ANSWER", "应答签名", "Signatures of answers", ExchangeChecks::answers),
                check("A12", "时间与金额的写法", "Times and amounts", ExchangeChecks::timesAndAmounts),
                check("A13", "限额响应头", "Headers of limits", ExchangeChecks::rates),
                check("A14", "错误为双语问题", "Errors are problems in two languages", ExchangeChecks::problems),
                check("A15", "未授权者不可见", "What is not granted does not exist", ExchangeChecks::scopes),
                check("A16", "运行状态", "Status", ExchangeChecks::status),
                check("A17", "通知不含数据", "Webhooks carry no data", ExchangeChecks::webhooks),
                check("A18", "文件桥与变更流一致", "The file bridge equals the feed", ExchangeChecks::bridge),
                check("A19", "签名与摘要样例", "Vectors of signatures and digests", it -> Vectors.ask(Vectors.published())));
    }

    private static Check check(String id, String zh, String en, Check.Probe probe, Check.Need... more) {
        Check.Need[] needs = Arrays.copyOf(more, more.length + 1);
        needs[more.length] = APPLICATION;
        return Check.of(id, SECTION + id.replaceAll("-.*", ""), zh, en, probe, needs);
    }

    static void require(boolean kept, String zh, String en) {
        if (!kept) {
            throw new Broken(zh, en);
        }
    }

    private static void catalogue(Installation it) throws Exception {
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

    private static void dcat(Installation it) throws Exception {
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

    private static void schemas(Installation it) throws Exception {
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
    private static void removals(Installation it) throws Exception {
        int announced = 0;
        for (JsonNode entry :
                it.open("/open/v1/catalog").requireStatus(200).json().path("items")) {
            for (JsonNode version : entry.path("versions")) {
                if (!version.hasNonNull("removedFrom")) {
                    continue;
                }
                announced++;
                java.time.LocalDate told =
                        java.time.LocalDate.parse(version.path("announcedOn").asText("0000-01-01"));
                java.time.LocalDate gone =
                        java.time.LocalDate.parse(version.path("removedFrom").asText());
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

    private static void snapshot(Installation it) throws Exception {
        DataSetCopy copy = it.copy();
        JsonNode manifest = copy.manifest();
        for (String field : List.of(
                "snapshotId",
                "schemaVersion",
                "asOf",
                "rowCount",
                "controlTotals",
                "files",
                "feedCursor",
                "signature")) {
            require(manifest.hasNonNull(field), "清单缺 " + field, "the manifest has no " + field);
        }
        JsonNode file = manifest.at("/files/0");
        require(
                file.path("bytes").asLong() == copy.file().length,
                "文件长度不符",
                "the file has " + copy.file().length + " bytes, the manifest says " + file.path("bytes"));
        require(
                file.path("sm3").asText().equals(Sm3.hex(copy.file())),
                "SM3 不符",
                "the SM3 of the file is not the manifest's");
        require(
                file.path("sha256")
                        .asText()
                        .equals(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(copy.file()))),
                "SHA-256 不符",
                "the SHA-256 of the file is not the manifest's");
        require(
                manifest.path("rowCount").asLong() == copy.lines(),
                "行数不符",
                "the file has " + copy.lines() + " rows, the manifest says " + manifest.path("rowCount"));
        require(copy.disorder().isEmpty(), "未按标识排序：" + copy.disorder(), "not sorted by id: " + copy.disorder());
        require(copy.strange().isEmpty(), "不合模式：" + copy.strange(), "against the schema: " + copy.strange());
        require(
                Signing.SM2_SM3.verifies(
                        it.exchangeKey(),
                        DataSetCopy.canonical(manifest),
                        Installation.decoded(manifest.at("/signature/value").asText())),
                "清单签名无效",
                "the manifest is not signed by the exchange");
    }

    private static void ranges(Installation it) throws Exception {
        DataSetCopy copy = it.copy();
        String url = copy.manifest().at("/files/0/url").asText();
        int middle = copy.file().length / 2;
        Answer tail = it.open("GET", url, "", Map.of("Range", "bytes=" + middle + "-"))
                .requireStatus(206)
                .requireHeader(
                        "Content-Range", "bytes " + middle + "-" + (copy.file().length - 1) + "/" + copy.file().length);
        require(
                Arrays.equals(tail.bytes(), Arrays.copyOfRange(copy.file(), middle, copy.file().length)),
                "续传的字节不符",
                "the rest of the file is not the rest of the file");
        it.open("GET", url, "", Map.of("Range", "bytes=" + copy.file().length + "-"))
                .requireStatus(416);
    }

    private static void feed(Installation it) throws Exception {
        String set = it.chosen();
        String cursor = "";
        long last = 0;
        Set<Long> seen = new HashSet<>();
        for (int page = 0; page < PAGES; page++) {
            JsonNode body = it.open("/open/v1/" + set + "/changes?" + (cursor.isEmpty() ? "" : "cursor=" + cursor + "&")
                            + "limit=3")
                    .requireStatus(200)
                    .json();
            JsonNode items = body.path("items");
            require(items.isArray() && items.size() <= 3, "一页多于 limit", "a page holds more than its limit");
            require(body.path("hasMore").isBoolean(), "没有 hasMore", "there is no hasMore");
            for (JsonNode item : items) {
                long seq = item.path("seq").asLong();
                require(
                        seq > last && seen.add(seq),
                        "seq 未递增：" + seq,
                        "seq does not ascend: " + seq + " after " + last);
                last = seq;
                item(item);
            }
            String next = body.path("nextCursor").asText();
            require(!next.isEmpty(), "没有 nextCursor", "there is no nextCursor");
            if (items.isEmpty() && !cursor.isEmpty()) {
                require(next.equals(cursor), "空页的游标变了", "an empty page has another cursor than it was asked with");
                return;
            }
            cursor = next;
        }
    }

    private static void item(JsonNode item) {
        String op = item.path("op").asText();
        require(op.equals("upsert") || op.equals("delete"), "未知 op：" + op, "an unknown op: " + op);
        require(
                item.hasNonNull("id") && item.path("rev").asLong() > 0,
                "变更缺 id 或 rev",
                "a change without id or rev: " + item);
        if (op.equals("upsert")) {
            require(
                    item.path("data").path("id").asText().equals(item.path("id").asText())
                            && item.path("data").path("rev").asLong()
                                    == item.path("rev").asLong()
                            && item.hasNonNull("changedAt"),
                    "upsert 与其 data 不一致",
                    "an upsert and its data differ: " + item.path("id"));
        }
    }

    private static void limits(Installation it) throws Exception {
        String changes = "/open/v1/" + it.granted().get(0) + "/changes?limit=";
        it.open(changes + "0").requireProblem(400);
        it.open(changes + "1001").requireProblem(400);
        it.open(changes + "1000").requireStatus(200);
        it.open(changes + "1").requireStatus(200);
    }

    private static void tombstones(Installation it) throws Exception {
        boolean found = false;
        for (String set : it.granted()) {
            for (JsonNode item : it.open("/open/v1/" + set + "/changes?limit=1000")
                    .requireStatus(200)
                    .json()
                    .path("items")) {
                if (item.path("op").asText().equals("delete")) {
                    found = true;
                    require(
                            item.hasNonNull("reason")
                                    && item.hasNonNull("deletedAt")
                                    && item.path("rev").asLong() > 0,
                            "删除标记缺 reason、deletedAt 或 rev",
                            "a tombstone lacks reason, deletedAt or rev: " + item);
                    require(!item.hasNonNull("data"), "删除标记带有数据", "a tombstone carries data: " + item.path("id"));
                }
            }
        }
        if (!found) {
            throw new NotAsked("前一千条变更中没有删除", "nothing was deleted among the first thousand changes of any data set");
        }
    }

    private static void deletedInSnapshots(Installation it) throws Exception {
        DataSetCopy whole = it.copy();
        JsonNode manifest =
                DataSetCopy.manifest(it, "/open/v1/" + whole.dataSet() + "/snapshots/latest?includeDeleted=true");
        require(manifest.path("includeDeleted").asBoolean(), "清单未注明含删除", "the manifest does not say includeDeleted");
        Answer file = it.open(manifest.at("/files/0/url").asText()).requireStatus(200);
        require(
                manifest.at("/files/0/sm3").asText().equals(Sm3.hex(file.bytes())),
                "SM3 不符",
                "the SM3 of the file is not the manifest's");
        require(
                manifest.path("rowCount").asLong() >= whole.lines(),
                "含删除的快照更短",
                "with what was deleted there are fewer rows");
    }

    private static void cursors(Installation it) throws Exception {
        List<String> sets = it.granted();
        String changes = "/open/v1/" + sets.get(0) + "/changes";
        String cursor = it.open(changes + "?limit=1")
                .requireStatus(200)
                .at("/nextCursor")
                .asText();
        char first = cursor.charAt(0) == 'A' ? 'B' : 'A';
        refusedCursor(it.open(changes + "?cursor=" + first + cursor.substring(1)), sets.get(0));
        if (sets.size() > 1) {
            refusedCursor(it.open("/open/v1/" + sets.get(1) + "/changes?cursor=" + cursor), sets.get(1));
        }
    }

    /** Never silently skipped: refused, or gone with the way to the snapshot. */
    private static void refusedCursor(Answer answer, String set) {
        if (answer.status() == 410) {
            answer.requireProblem(410).requireHeader("Link", ".*/open/v1/" + set + "/snapshots/latest.*");
        } else {
            answer.requireProblem(400);
        }
    }

    private static void replay(Installation it) throws Exception {
        String changes = "/open/v1/" + it.chosen() + "/changes?limit=200";
        List<String> once = items(it.open(changes).requireStatus(200));
        List<String> again = items(it.open(changes).requireStatus(200));
        require(
                again.size() >= once.size() && again.subList(0, once.size()).equals(once),
                "同一游标两次读取不同",
                "the same cursor read twice gives other items");
    }

    private static List<String> items(Answer page) {
        List<String> items = new ArrayList<>();
        page.json().path("items").forEach(item -> items.add(item.toString()));
        return items;
    }

    private static void digest(Installation it) throws Exception {
        DataSetCopy copy = it.copy();
        String base = "/open/v1/" + copy.dataSet() + "/digest";
        String cursor = copy.manifest().path("feedCursor").asText();
        JsonNode digest = it.open(base).requireStatus(200).json();
        // Records may have changed since the snapshot: the feed says how, and the digest says up to where it counts.
        for (int round = 0; round < ROUNDS; round++) {
            cursor = copy.follow(it, cursor);
            digest = it.open(base).requireStatus(200).json();
            if (digest.path("sm3").asText().equals(copy.sm3())) {
                break;
            }
        }
        require(
                digest.path("sm3").asText().equals(copy.sm3())
                        && digest.path("count").asInt() == copy.size(),
                "快照加变更流与对账摘要不符（本方 " + copy.size() + " 条）",
                "snapshot and feed give " + copy.size() + " records that digest otherwise than the exchange's "
                        + digest.path("count"));
        require(
                DataSetCopy.equal(copy.totals(), DataSetCopy.totals(digest.path("controlTotals"))),
                "控制总数不符",
                "the control totals are not those of the records: " + digest.path("controlTotals"));
        Answer past = it.open(base + "?date=1999-12-31").requireStatus(200);
        require(past.at("/count").asInt() == 0, "历史日期的摘要不为空", "there were records in 1999");
        it.open(base + "?date=yesterday").requireProblem(400);
    }

    private static void buckets(Installation it) throws Exception {
        DataSetCopy copy = it.copy();
        String base = "/open/v1/" + copy.dataSet() + "/digest/buckets";
        String cursor = copy.manifest().path("feedCursor").asText();
        String fault = "";
        for (int round = 0; round < ROUNDS; round++) {
            cursor = copy.follow(it, cursor);
            fault = "";
            long all = 0;
            for (JsonNode bucket : it.open(base).requireStatus(200).json().path("buckets")) {
                all += bucket.path("count").asLong();
                if (!bucket.path("sm3")
                        .asText()
                        .equals(copy.sm3(bucket.path("bucket").asText()))) {
                    fault = bucket.path("bucket").asText();
                }
            }
            fault = all == copy.size() ? fault : "count " + all;
            if (fault.isEmpty()) {
                break;
            }
        }
        require(fault.isEmpty(), "分桶摘要不符：" + fault, "a bucket differs from the records: " + fault);
        it.open(base + "/zz").requireProblem(404);
    }

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
    private static void kinds(Installation it) throws Exception {
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

    private static void inbound(Installation it) throws Exception {
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

    private static void batches(Installation it) throws Exception {
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
        String many = "{\"rows\":[" + String.join(",", java.util.Collections.nCopies(501, good)) + "]}";
        it.open("POST", path, many, Map.of("Idempotency-Key", external + "-many"))
                .requireProblem(400);
    }

    /** A doubt of ours would make work for an office: what is asked is the list, and refusals when writing is allowed. */
    private static void corrections(Installation it) throws Exception {
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

    private static void signatures(Installation it) throws Exception {
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

    private static void nonces(Installation it) throws Exception {
        Map<String, String> once = it.signed("GET", "/open/v1/status", "", Installation.nonce(), Duration.ZERO);
        it.wire().send("GET", "/open/v1/status", "", once).requireStatus(200);
        it.wire().send("GET", "/open/v1/status", "", once).requireProblem(401);
    }

    private static void answers(Installation it) throws Exception {
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

    private static void timesAndAmounts(Installation it) throws Exception {
        DataSetCopy copy = it.copy();
        requireOffset(copy.manifest().path("asOf").asText(), "asOf");
        requireOffset(it.open("/open/v1/status").at("/serverTime").asText(), "serverTime");
        for (JsonNode item : it.open("/open/v1/" + copy.dataSet() + "/changes?limit=200")
                .requireStatus(200)
                .json()
                .path("items")) {
            requireOffset(item.path("changedAt").asText(item.path("deletedAt").asText()), "changedAt");
            if (item.has("data")) {
                String fault = copy.schema().fault(item.path("data"));
                require(fault.isEmpty(), "不合模式：" + fault, "against the schema: " + fault);
                amounts(item.path("data"));
            }
        }
    }

    private static void requireOffset(String text, String field) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new Broken(field + " 不是带时区的时间：" + text, field + " is no time with an offset: " + text);
        }
    }

    private static void amounts(JsonNode record) {
        for (JsonNode value : record) {
            if (value.isObject() && value.has("amount")) {
                require(
                        value.path("amount").isTextual()
                                && value.path("amount").asText().matches("-?[0-9]+[.][0-9]{2,}")
                                && value.path("unit").asText().matches("WAN_[A-Z]{3}"),
                        "金额写法不符：" + value,
                        "an amount is written otherwise: " + value);
            }
            require(!value.isFloatingPointNumber(), "数值带小数：" + value, "a fraction as a JSON number: " + value);
        }
    }

    private static void rates(Installation it) throws Exception {
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

    private static void problems(Installation it) throws Exception {
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

    private static void scopes(Installation it) throws Exception {
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

    private static void status(Installation it) throws Exception {
        JsonNode status = it.open("/open/v1/status").requireStatus(200).json();
        requireOffset(status.path("serverTime").asText(), "serverTime");
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

    private static void webhooks(Installation it) {
        throw new NotAsked(
                "通知发往平台自己的地址，本工具不监听；见 docs/conformance.md",
                "a notice goes to the platform's own address, where this kit does not listen; see docs/conformance.md");
    }

    private static void bridge(Installation it) {
        throw new NotAsked(
                "文件与库表不经 HTTP，本工具不读", "files and tables do not come over HTTP, and the kit does not read them");
    }
}
