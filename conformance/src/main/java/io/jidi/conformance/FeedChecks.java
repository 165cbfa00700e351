package io.jidi.conformance;

import static io.jidi.conformance.Broken.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The feed of changes, A4 to A7, and how it writes times and amounts, A12. */
final class FeedChecks {

    private static final int PAGES = 20;

    private FeedChecks() {}

    static void feed(Installation it) throws Exception {
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

    static void limits(Installation it) throws Exception {
        String changes = "/open/v1/" + it.granted().get(0) + "/changes?limit=";
        it.open(changes + "0").requireProblem(400);
        it.open(changes + "1001").requireProblem(400);
        it.open(changes + "1000").requireStatus(200);
        it.open(changes + "1").requireStatus(200);
    }

    static void tombstones(Installation it) throws Exception {
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

    static void cursors(Installation it) throws Exception {
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

    static void replay(Installation it) throws Exception {
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

    static void timesAndAmounts(Installation it) throws Exception {
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

    static void requireOffset(String text, String field) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new Broken(field + " 不是带时区的时间：" + text, field + " is no time with an offset: " + text);
        }
    }
}
