package io.jidi.platform.page;

import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.text.Text;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A list request, read against its {@link ListSpec}: what filters, in which order, how many. */
record ListQuery(
        Where filter,
        List<Order> orders,
        int pageSize,
        boolean exactCount,
        Set<String> fields,
        @Nullable String pageToken,
        String fingerprint) {

    static final int DEFAULT_SIZE = 50;
    /** More would hold a connection and a response buffer for longer than a screen can show. */
    static final int MAX_SIZE = 200;

    private static final int MAX_IN_VALUES = 100;
    private static final Set<String> OWN = Set.of("pageSize", "pageToken", "count", "sort", "q", "fields");
    private static final Map<String, String> OPERATORS = Map.of(".gte", " >= ", ".lte", " <= ");

    /** One key of the order. */
    record Order(ListSpec.Field field, boolean descending) {}

    static ListQuery read(ListSpec<?> spec, MultivaluedMap<String, String> parameters) {
        Where filter = Where.everything();
        Map<String, List<String>> filters = new TreeMap<>();
        int index = 0;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            if (OWN.contains(name) || spec.reads(name)) {
                continue;
            }
            filters.put(name, parameter.getValue());
            for (String value : parameter.getValue()) {
                filter = filter.and(condition(spec, name, value, "f" + index++));
            }
        }
        String search = parameters.getFirst("q");
        if (search != null && !search.isBlank()) {
            filters.put("q", List.of(search));
            filter = filter.and(
                    spec.search().orElseThrow(() -> unknown(spec, "q")).apply(search.trim()));
        }
        String sort = Optional.ofNullable(parameters.getFirst("sort")).orElse(spec.defaultSort());
        return new ListQuery(
                filter,
                orders(spec, sort),
                pageSize(parameters.getFirst("pageSize")),
                exactCount(parameters.getFirst("count")),
                fields(parameters.getFirst("fields")),
                parameters.getFirst("pageToken"),
                filters + "|" + sort);
    }

    private static Where condition(ListSpec<?> spec, String parameter, String value, String name) {
        int dot = parameter.indexOf('.');
        String operator = dot < 0 ? "" : parameter.substring(dot);
        String fieldName = dot < 0 ? parameter : parameter.substring(0, dot);
        ListSpec.Field field =
                spec.field(fieldName).filter(ListSpec.Field::filters).orElseThrow(() -> unknown(spec, parameter));
        try {
            switch (operator) {
                case "":
                    return Where.of(
                            field.path() + " = :" + name, name, field.parse().apply(value));
                case ".in":
                    List<Object> values = new ArrayList<>();
                    for (String one : value.split(",", MAX_IN_VALUES + 1)) {
                        values.add(field.parse().apply(one));
                    }
                    return Where.of(field.path() + " in (:" + name + ")", name, values);
                case ".like":
                    return Where.of(
                            field.path() + " like :" + name + " escape '!'", name, "%" + Where.literal(value) + "%");
                default:
                    String comparison = OPERATORS.get(operator);
                    if (comparison == null) {
                        throw unknown(spec, parameter);
                    }
                    return Where.of(
                            field.path() + comparison + ":" + name,
                            name,
                            field.parse().apply(value));
            }
        } catch (IllegalArgumentException e) {
            throw invalid(parameter, "取值“" + value + "”不符合该字段的类型", "\"" + value + "\" is no value of this field");
        }
    }

    private static List<Order> orders(ListSpec<?> spec, String sort) {
        Map<String, Order> orders = new LinkedHashMap<>();
        for (String key : sort.split(",")) {
            if (key.isEmpty()) {
                continue;
            }
            boolean descending = key.startsWith("-");
            String name = descending ? key.substring(1) : key;
            ListSpec.Field field = spec.field(name)
                    .filter(ListSpec.Field::sorts)
                    .orElseThrow(() -> invalid("sort", "不能按“" + name + "”排序", "The list does not sort by " + name));
            orders.put(name, new Order(field, descending));
        }
        orders.put("id", new Order(spec.identity(), false));
        return List.copyOf(orders.values());
    }

    private static int pageSize(@Nullable String text) {
        if (text == null) {
            return DEFAULT_SIZE;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_SIZE) {
            throw invalid("pageSize", "应为 1 至 " + MAX_SIZE + " 的整数", "Expected a whole number from 1 to " + MAX_SIZE);
        }
        return Integer.parseInt(text);
    }

    private static boolean exactCount(@Nullable String text) {
        if (text == null || text.equals("none")) {
            return false;
        }
        if (!text.equals("exact")) {
            throw invalid("count", "应为 none 或 exact", "Expected none or exact");
        }
        return true;
    }

    private static Set<String> fields(@Nullable String text) {
        return text == null || text.isBlank()
                ? Set.of()
                : Set.of(text.split(",")).stream().collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private static Problem unknown(ListSpec<?> spec, String parameter) {
        Text text = Text.of(
                "没有名为“" + parameter + "”的筛选条件，可用：" + String.join("、", spec.filterNames()),
                "There is no filter " + parameter + "; known: " + String.join(", ", spec.filterNames()));
        return new Problem(PlatformProblem.UNKNOWN_FILTER, text)
                .withError(new FieldError("?" + parameter, "UNKNOWN_FILTER", text));
    }

    private static Problem invalid(String parameter, String zh, String en) {
        return PlatformProblem.INVALID_PARAMETER.at("?" + parameter, zh, en);
    }
}
