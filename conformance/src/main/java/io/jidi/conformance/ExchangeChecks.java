package io.jidi.conformance;

import static io.jidi.conformance.Check.Need.APPLICATION;
import static io.jidi.conformance.Check.Need.WRITES;

import java.util.Arrays;
import java.util.List;

/** The contract of the exchange, project-library.md 4.7: what is asked, in the order of its numbers. */
final class ExchangeChecks {

    private static final String SECTION = "project-library.md 4.7 ";

    private ExchangeChecks() {}

    static List<Check> all() {
        return List.of(
                check("A1", "目录：国家标准字段", "Catalogue in national fields", CatalogueChecks::catalogue),
                check("A1-DCAT", "目录：DCAT-AP", "Catalogue in DCAT-AP", CatalogueChecks::dcat),
                check("A2", "数据集模式", "Schemas of the data sets", CatalogueChecks::schemas),
                check(
                        "A2-REMOVAL",
                        "旧版本停用须提前 180 天公告",
                        "Removal of a version announced 180 days ahead",
                        CatalogueChecks::removals),
                check("A3", "全量快照与清单", "Snapshot with its manifest", SnapshotChecks::snapshot),
                check("A3-RANGE", "快照断点续传", "Snapshots resume by Range", SnapshotChecks::ranges),
                check("A4", "变更流", "Change feed", FeedChecks::feed),
                check("A4-LIMIT", "变更流每页 1–1000 条", "Pages of the feed of 1 to 1000", FeedChecks::limits),
                check("A5", "删除标记", "Tombstones", FeedChecks::tombstones),
                check("A5-SNAPSHOT", "含删除记录的快照", "Snapshots with what was deleted", SnapshotChecks::deletedInSnapshots),
                check("A6", "伪造或过期的游标", "Cursors that are forged or expired", FeedChecks::cursors),
                check("A7", "重复读取逐字节相同", "A repeated read gives the same bytes", FeedChecks::replay),
                check("A8", "对账摘要", "Digest for reconciliation", SnapshotChecks::digest),
                check("A8-BUCKETS", "分桶对账", "Digests by bucket", SnapshotChecks::buckets),
                check("A9", "按外部标识幂等报送", "Idempotent input by external id", InboundChecks::inbound, WRITES),
                check("A9-BATCH", "批量报送与幂等键", "Batches and Idempotency-Key", InboundChecks::batches, WRITES),
                check(
                        "A9-KINDS",
                        "未授权的报送类别不可报送",
                        "A kind of input that is not granted is not taken",
                        InboundChecks::kinds,
                        WRITES),
                check("A10", "校核纠错", "Corrections", InboundChecks::corrections),
                check("A11", "请求签名", "Signatures of requests", DoorChecks::signatures),
                check("A11-NONCE", "随机数只用一次", "A nonce counts once", DoorChecks::nonces),
                check("A11-ANSWER", "应答签名", "Signatures of answers", DoorChecks::answers),
                check("A12", "时间与金额的写法", "Times and amounts", FeedChecks::timesAndAmounts),
                check("A13", "限额响应头", "Headers of limits", DoorChecks::rates),
                check("A14", "错误为双语问题", "Errors are problems in two languages", DoorChecks::problems),
                check("A15", "未授权者不可见", "What is not granted does not exist", DoorChecks::scopes),
                check("A16", "运行状态", "Status", DoorChecks::status),
                check("A17", "通知不含数据", "Webhooks carry no data", ExchangeChecks::webhooks),
                check("A18", "文件桥与变更流一致", "The file bridge equals the feed", ExchangeChecks::bridge),
                check("A19", "签名与摘要样例", "Vectors of signatures and digests", it -> Vectors.ask(Vectors.published())));
    }

    private static Check check(String id, String zh, String en, Check.Probe probe, Check.Need... more) {
        Check.Need[] needs = Arrays.copyOf(more, more.length + 1);
        needs[more.length] = APPLICATION;
        return Check.of(id, SECTION + id.replaceAll("-.*", ""), zh, en, probe, needs);
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
