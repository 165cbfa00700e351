package io.jidi.conformance;

import static io.jidi.conformance.Broken.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.platform.audit.Sm3;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Snapshots and what reconciles with them, A3, A5 and A8. */
final class SnapshotChecks {

    /** So that a data set that never rests does not keep a run from ending. */
    private static final int ROUNDS = 5;

    private SnapshotChecks() {}

    static void snapshot(Installation it) throws Exception {
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

    static void ranges(Installation it) throws Exception {
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

    static void deletedInSnapshots(Installation it) throws Exception {
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

    static void digest(Installation it) throws Exception {
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

    static void buckets(Installation it) throws Exception {
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
}
