package io.jidi.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.audit.Sm3;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A data set as a platform holds it: a snapshot, and what the feed said since. */
final class DataSetCopy {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final int PAGE = 1000;

    /** Identifiers sort by their bytes. */
    static final Comparator<String> BY_BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    /**
     * What is kept of a record.
     *
     * @param sums the values of the fields that have a control total, by field and unit
     */
    private record Row(long rev, Map<String, Map<String, BigDecimal>> sums) {}

    private final String dataSet;
    private final JsonNode manifest;
    private final byte[] file;
    private final SchemaCheck schema;
    private final SortedMap<String, Row> rows = new TreeMap<>(BY_BYTES);
    private final long lines;
    private final String disorder;
    private final String strange;

    private DataSetCopy(String dataSet, JsonNode manifest, byte[] file, SchemaCheck schema) {
        this.dataSet = dataSet;
        this.manifest = manifest;
        this.file = file;
        this.schema = schema;
        long read = 0;
        String order = "";
        String odd = "";
        String before = "";
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode record = Answer.JSON.readTree(line);
                String id = record.path("id").asText();
                if (BY_BYTES.compare(before, id) >= 0 && order.isEmpty()) {
                    order = before + " / " + id;
                }
                if (odd.isEmpty()) {
                    odd = schema.fault(record);
                }
                put(record);
                before = id;
                read++;
            }
        } catch (IOException e) {
            throw new Broken("快照文件不是 NDJSON.gz", "the file of the snapshot is no NDJSON.gz: " + e.getMessage());
        }
        lines = read;
        disorder = order;
        strange = odd;
    }

    static DataSetCopy take(Installation it, String dataSet) throws Exception {
        JsonNode manifest = manifest(it, "/open/v1/" + dataSet + "/snapshots/latest");
        JsonNode schema = it.open("/open/v1/schemas/" + dataSet + "/"
                        + manifest.path("schemaVersion").asText())
                .requireStatus(200)
                .json();
        Answer file = it.open(manifest.at("/files/0/url").asText());
        file.requireStatus(200);
        return new DataSetCopy(dataSet, manifest, file.bytes(), new SchemaCheck(schema));
    }

    /** The limit of snapshots is small by contract: that it is used up is no fault. */
    static JsonNode manifest(Installation it, String target) throws Exception {
        Answer answer = it.open(target);
        if (answer.status() == 429) {
            throw new NotAsked(
                    "快照次数已用完，" + answer.header("Retry-After") + " 秒后再试",
                    "the limit of snapshots is used up; come back in " + answer.header("Retry-After") + " s");
        }
        return answer.requireStatus(200).json();
    }

    String dataSet() {
        return dataSet;
    }

    JsonNode manifest() {
        return manifest;
    }

    byte[] file() {
        return file;
    }

    long lines() {
        return lines;
    }

    /** Two neighbours out of order, or empty. */
    String disorder() {
        return disorder;
    }

    /** What the schema says against a record, or empty. */
    String strange() {
        return strange;
    }

    int size() {
        return rows.size();
    }

    SchemaCheck schema() {
        return schema;
    }

    /** Applies the feed up to its end; gives the cursor there. */
    String follow(Installation it, String from) throws Exception {
        String cursor = from;
        while (true) {
            JsonNode page = it.open("/open/v1/" + dataSet + "/changes?cursor=" + cursor + "&limit=" + PAGE)
                    .requireStatus(200)
                    .json();
            for (JsonNode item : page.path("items")) {
                if (item.path("op").asText().equals("delete")) {
                    rows.remove(item.path("id").asText());
                } else {
                    put(item.path("data"));
                }
            }
            cursor = page.path("nextCursor").asText();
            if (!page.path("hasMore").asBoolean()) {
                return cursor;
            }
        }
    }

    /** SM3 of the lines {@code id:rev}. */
    String sm3() {
        return sm3("");
    }

    /** The same of one bucket, by the first two digits of SM3(id). */
    String sm3(String bucket) {
        Sm3.Running sum = Sm3.running();
        rows.forEach((id, row) -> {
            if (bucketOf(id).startsWith(bucket)) {
                sum.add(id + ":" + row.rev() + "\n");
            }
        });
        return sum.hex();
    }

    static String bucketOf(String id) {
        return Sm3.hex(id.getBytes(StandardCharsets.UTF_8)).substring(0, 2);
    }

    /** By field and unit, of those fields that the exchange totals. */
    Map<String, Map<String, BigDecimal>> totals() {
        Map<String, Map<String, BigDecimal>> totals = new TreeMap<>();
        rows.values()
                .forEach(row -> row.sums()
                        .forEach((field, units) ->
                                units.forEach((unit, amount) -> totals.computeIfAbsent(field, fresh -> new TreeMap<>())
                                        .merge(unit, amount, BigDecimal::add))));
        return totals;
    }

    /** As told by a manifest or a digest. */
    static Map<String, Map<String, BigDecimal>> totals(JsonNode told) {
        Map<String, Map<String, BigDecimal>> totals = new TreeMap<>();
        told.properties()
                .forEach(field -> field.getValue()
                        .properties()
                        .forEach(unit -> totals.computeIfAbsent(field.getKey(), fresh -> new TreeMap<>())
                                .put(
                                        unit.getKey(),
                                        new BigDecimal(unit.getValue().asText()))));
        return totals;
    }

    /** Equal as numbers, whatever their scales. */
    static boolean equal(Map<String, Map<String, BigDecimal>> one, Map<String, Map<String, BigDecimal>> other) {
        return stripped(one).equals(stripped(other));
    }

    private static Map<String, String> stripped(Map<String, Map<String, BigDecimal>> totals) {
        Map<String, String> flat = new TreeMap<>();
        totals.forEach((field, units) -> units.forEach((unit, sum) ->
                flat.put(field + " " + unit, sum.stripTrailingZeros().toPlainString())));
        return flat;
    }

    /** Keys sorted, no blanks: what the signature of a manifest is over, without the signature itself. */
    static String canonical(JsonNode manifest) {
        ObjectNode unsigned = manifest.deepCopy();
        unsigned.remove("signature");
        try {
            return CANONICAL.writeValueAsString(CANONICAL.treeToValue(unsigned, TreeMap.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read can be written", e);
        }
    }

    private void put(JsonNode record) {
        Map<String, Map<String, BigDecimal>> sums = new HashMap<>();
        for (Map.Entry<String, JsonNode> total : manifest.path("controlTotals").properties()) {
            JsonNode value = record.path(total.getKey());
            if (value.isObject()) {
                sums.put(
                        total.getKey(),
                        Map.of(
                                value.path("unit").asText(),
                                new BigDecimal(value.path("amount").asText("0"))));
            } else if (value.isNumber()) {
                sums.put(total.getKey(), Map.of("1", value.decimalValue()));
            }
        }
        rows.put(record.path("id").asText(), new Row(record.path("rev").asLong(), sums));
    }
}
