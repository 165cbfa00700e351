package io.jidi.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Values that programs are known to stumble over, and what can be wrong with a document that holds them. */
final class Oddities {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u202e\u200b\ufeff",
            "\ud800",
            "𠮷👩‍👩‍👧",
            "é\u0301",
            "'",
            "' or '1'='1' --",
            "\"; drop table project; --",
            "%",
            "_",
            "\\",
            "../../../../etc/passwd",
            "..%2f..%2f",
            "${jndi:ldap://127.0.0.1/x}",
            "#{7*7}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "=cmd|' /C calc'!A0",
            "true",
            "null",
            "0",
            "-0",
            "-1",
            "+1",
            "01",
            "1.",
            ".5",
            "1e5",
            "1E400",
            "1e-400",
            "NaN",
            "Infinity",
            "0x10",
            "１２３",
            "1,000.00",
            "99999999999999999999999999",
            "0.000000000000000000000000001",
            "2147483648",
            "9223372036854775808",
            "2024-02-30",
            "2023-02-29",
            "0000-00-00",
            "9999-12-31",
            "+999999999-12-31",
            "-0001-01-01",
            "2024-13",
            "9999-12",
            "2024-1-1",
            "2024-01-01T00:00:00",
            "2024-01-01T25:00:00Z",
            "1970-01-01T00:00:00Z",
            "+1000000000-01-01T00:00:00Z",
            "prj_01h455vb4pex5vsknk084sn02q",
            "prj_zzzzzzzzzzzzzzzzzzzzzzzzzz",
            "prj_",
            "00000000-0000-0000-0000-000000000000",
            "region:340000,base:VOICE",
            "340199",
            "999999",
            "91340000711771143J",
            "000000000000000000",
            "CNY",
            "XXX",
            "x".repeat(256),
            "长".repeat(5_000));

    private static final List<Supplier<JsonNode>> VALUES = List.of(
            NODES::nullNode,
            () -> NODES.booleanNode(true),
            () -> NODES.booleanNode(false),
            NODES::objectNode,
            NODES::arrayNode,
            () -> NODES.arrayNode().add(NODES.nullNode()),
            () -> NODES.arrayNode().add(NODES.objectNode()),
            () -> NODES.objectNode().put("amount", "1.001").put("currency", "CNY"),
            () -> NODES.objectNode().put("amount", "-1.00").put("currency", "CNY"),
            () -> NODES.objectNode().put("amount", "0.00").put("currency", "USD"),
            () -> NODES.objectNode().put("amount", "999999999999999999999.99").put("currency", "CNY"),
            () -> NODES.objectNode().put("amount", 1).put("currency", "CNY"),
            () -> NODES.numberNode(0),
            () -> NODES.numberNode(-1),
            () -> NODES.numberNode(Integer.MAX_VALUE),
            () -> NODES.numberNode(Long.MIN_VALUE),
            () -> NODES.numberNode(BigInteger.TEN.pow(40)),
            () -> NODES.numberNode(new BigDecimal("1e-30")),
            () -> NODES.numberNode(new BigDecimal("1e300")),
            () -> NODES.numberNode(new BigDecimal("0.1")),
            Oddities::many,
            Oddities::nested);

    private final SplittableRandom random;

    Oddities(SplittableRandom random) {
        this.random = random;
    }

    String text() {
        return pick(TEXTS);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** The body with one to three places of it spoilt, or another document altogether. */
    byte[] spoilt(String body, JsonNode parsed) {
        if (chance(12)) {
            return document(body);
        }
        JsonNode copy = parsed.deepCopy();
        int places = chance(70) ? 1 : 2 + random.nextInt(2);
        for (int i = 0; i < places; i++) {
            copy = spoil(copy);
        }
        return copy.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode spoil(JsonNode document) {
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        if (containers.isEmpty() || chance(3)) {
            return value();
        }
        JsonNode place = pick(containers);
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (names.isEmpty() || chance(5)) {
                object.set(chance(50) ? "noSuchProperty" : text(), value());
            } else if (chance(20)) {
                object.remove(pick(names));
            } else {
                object.set(pick(names), value());
            }
        } else if (place instanceof ArrayNode array) {
            if (array.isEmpty() || chance(30)) {
                array.add(array.isEmpty() || chance(50) ? value() : array.get(0).deepCopy());
            } else if (chance(20)) {
                array.remove(0);
            } else {
                array.set(random.nextInt(array.size()), value());
            }
        }
        return document;
    }

    private JsonNode value() {
        return chance(60) ? NODES.textNode(text()) : pick(VALUES).get();
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private byte[] document(String body) {
        List<byte[]> documents = List.of(
                new byte[0],
                utf8("null"),
                utf8("[]"),
                utf8("{}"),
                utf8("\"x\""),
                utf8("1"),
                utf8(body + body),
                utf8("\ufeff" + body),
                utf8(body.substring(0, body.length() / 2)),
                utf8(body.replaceFirst("\\{", "{\"a\":1,\"a\":2,")),
                utf8(body.replace('"', '\'')),
                utf8("[".repeat(20_000)),
                utf8("{\"a\":".repeat(5_000)),
                body.getBytes(StandardCharsets.UTF_16),
                new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
                new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, 2});
        return pick(documents);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode many() {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < 2_000; i++) {
            array.add("x" + i);
        }
        return array;
    }

    private static JsonNode nested() {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < 400; i++) {
            array = NODES.arrayNode().add(array);
        }
        return array;
    }
}
