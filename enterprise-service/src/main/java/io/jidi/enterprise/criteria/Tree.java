package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.enterprise.criteria.rules.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A strict reader of one object of a file: it knows where it stands, and whoever has read an object asks {@link #done()},
 * which refuses what was not read. A misspelt key is an error and never a silently missing rule.
 */
final class Tree {

    private final JsonNode node;
    private final String place;
    private final Set<String> read = new HashSet<>();

    Tree(JsonNode node, String place) {
        this.node = node;
        this.place = place;
        if (!node.isObject()) {
            throw new InvalidEdition(
                    place,
                    "应为带字段名的对象，实为 " + node.getNodeType(),
                    "expected an object with named fields, found " + node.getNodeType());
        }
    }

    String place() {
        return place;
    }

    InvalidEdition refuse(String key, String zh, String en) {
        return new InvalidEdition(place + "/" + key, zh, en);
    }

    /** Runs a constructor that may refuse, and adds the place to its message. */
    <T> T at(String key, Supplier<T> construction) {
        try {
            return construction.get();
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new InvalidEdition(place + "/" + key, wrong);
        }
    }

    boolean has(String key) {
        return node.has(key);
    }

    private JsonNode take(String key) {
        read.add(key);
        JsonNode child = node.get(key);
        if (child == null || child.isNull()) {
            throw refuse(key, "缺失", "is missing");
        }
        return child;
    }

    /** The only one of these keys that is present; refuses none or several. */
    String oneOf(String... keys) {
        List<String> present = Arrays.stream(keys).filter(this::has).toList();
        if (present.size() != 1) {
            throw new InvalidEdition(
                    place,
                    "应且只应有其中之一：" + List.of(keys) + "，现有 " + present,
                    "needs exactly one of " + List.of(keys) + ", has " + present);
        }
        return present.get(0);
    }

    String text(String key) {
        JsonNode child = take(key);
        if (!child.isTextual() || child.textValue().isBlank()) {
            throw refuse(key, "应为文本，实为 " + child, "expected a text, found " + child);
        }
        return child.textValue();
    }

    @Nullable
    String textOrNull(String key) {
        return has(key) ? text(key) : null;
    }

    int whole(String key) {
        return wholeOf(take(key), key);
    }

    int whole(String key, int otherwise) {
        return has(key) ? whole(key) : otherwise;
    }

    private int wholeOf(JsonNode child, String key) {
        if (!child.isIntegralNumber() || !child.canConvertToInt()) {
            throw refuse(key, "应为整数，实为 " + child, "expected a whole number, found " + child);
        }
        return child.intValue();
    }

    BigDecimal decimal(String key) {
        JsonNode child = take(key);
        if (!child.isNumber()
                || child.decimalValue().precision() > 30
                || Math.abs(child.decimalValue().scale()) > 20) {
            throw refuse(key, "应为数字，实为 " + child, "expected a number, found " + child);
        }
        return child.decimalValue();
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        JsonNode child = take(key);
        if (!child.isBoolean()) {
            throw refuse(key, "应为 true 或 false，实为 " + child, "expected true or false, found " + child);
        }
        return child.booleanValue();
    }

    LocalDate date(String key) {
        String text = text(key);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw refuse(key, "“" + text + "”不是 YYYY-MM-DD 格式的日期", "\"" + text + "\" is not a date written YYYY-MM-DD");
        }
    }

    <E extends Enum<E>> E constant(String key, Class<E> type) {
        String text = text(key);
        return at(key, () -> Enum.valueOf(type, text));
    }

    <E extends Enum<E>> List<E> constants(String key, Class<E> type) {
        return texts(key).stream()
                .map(text -> at(key, () -> Enum.valueOf(type, text)))
                .toList();
    }

    Wording wording(String key) {
        Tree child = child(key);
        Wording wording = child.ownWording();
        child.done();
        return wording;
    }

    @Nullable
    Wording wordingOrNull(String key) {
        return has(key) ? wording(key) : null;
    }

    /** The {@code zh} and {@code en} of this object itself. */
    Wording ownWording() {
        return new Wording(text("zh"), text("en"));
    }

    Tree child(String key) {
        return new Tree(take(key), place + "/" + key);
    }

    boolean isList(String key) {
        return node.path(key).isArray();
    }

    boolean isText(String key) {
        return node.path(key).isTextual();
    }

    /** Elements of a list that are objects or, where the caller allows it, texts: see {@link #elements}. */
    List<Tree> children(String key) {
        List<Tree> children = new ArrayList<>();
        for (JsonNode element : elements(key)) {
            children.add(new Tree(element, place + "/" + key + "[" + children.size() + "]"));
        }
        return children;
    }

    JsonNode elements(String key) {
        JsonNode child = take(key);
        if (!child.isArray() || child.isEmpty()) {
            throw refuse(key, "应为至少有一个元素的列表，实为 " + child, "expected a list with at least one element, found " + child);
        }
        return child;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(key)) {
            if (!element.isTextual()) {
                throw refuse(key, "应为文本列表，实为 " + element, "expected texts, found " + element);
            }
            if (texts.contains(element.textValue())) {
                throw refuse(key, "“" + element.textValue() + "”出现两次", "\"" + element.textValue() + "\" stands twice");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    List<Integer> wholes(String key) {
        List<Integer> wholes = new ArrayList<>();
        for (JsonNode element : elements(key)) {
            wholes.add(wholeOf(element, key));
        }
        return wholes;
    }

    /** Named objects inside, in file order. */
    Map<String, Tree> named(String key) {
        Tree parent = child(key);
        Map<String, Tree> children = new LinkedHashMap<>();
        for (Iterator<String> names = parent.node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            children.put(name, parent.child(name));
        }
        return children;
    }

    /** Refuses fields nobody read. */
    void done() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!read.contains(name)) {
                throw new InvalidEdition(
                        place,
                        "未知字段“" + name + "”，此处可用 " + read.stream().sorted().toList(),
                        "unknown field \"" + name + "\"; known here are "
                                + read.stream().sorted().toList());
            }
        }
    }
}
