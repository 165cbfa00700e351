package io.jidi.platform.audit;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked of the audit entries: conditions over the alias {@code e}, and how many from where. */
record AuditQuery(String conditions, List<Object> parameters, int pageSize) {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Pattern POSITION = Pattern.compile("(\\d{4}-[0-9T:.-]{5,30}Z)_(\\d{1,18})");

    private static final Map<String, String> TEXTS = Map.of(
            "actor", "e.actor",
            "organisation", "e.organisation",
            "eventType", "e.kind",
            "action", "e.action",
            "object", "e.object",
            "result", "e.result",
            "app", "e.app",
            "requestId", "e.request_id");
    private static final Map<String, String> TIMES =
            Map.of("at.gte", "e.recorded_at >= ?", "at.lte", "e.recorded_at <= ?");

    /**
     * Reads a request.
     *
     * @throws Problem 400 for an unknown filter or a value that is none
     */
    static AuditQuery read(MultivaluedMap<String, String> given) {
        StringBuilder conditions = new StringBuilder("true");
        List<Object> parameters = new ArrayList<>();
        int pageSize = USUAL;
        for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
            String name = parameter.getKey();
            for (String value : parameter.getValue()) {
                if (TEXTS.containsKey(name)) {
                    conditions.append(" and ").append(TEXTS.get(name)).append(" = ?");
                    parameters.add(plain(name, value));
                } else if (TIMES.containsKey(name)) {
                    conditions.append(" and ").append(TIMES.get(name));
                    parameters.add(instant(name, value));
                } else if (name.equals("after")) {
                    Matcher position = POSITION.matcher(value);
                    if (!position.matches()) {
                        throw PlatformProblem.INVALID_PAGE_TOKEN.problem();
                    }
                    conditions.append(" and (e.recorded_at, e.id) < (?, ?)");
                    parameters.add(instant(name, position.group(1)));
                    parameters.add(Long.valueOf(position.group(2)));
                } else if (name.equals("pageSize")) {
                    pageSize = pageSize(value);
                } else {
                    throw unknown(name);
                }
            }
        }
        return new AuditQuery(conditions.toString(), parameters, pageSize);
    }

    /** PostgreSQL has no text with a zero in it; nothing that was recorded can equal one. */
    private static String plain(String name, String value) {
        if (value.indexOf('\0') >= 0) {
            throw PlatformProblem.INVALID_PARAMETER.at("?" + name, "取值无效", "No value of this field");
        }
        return value;
    }

    private static Instant instant(String name, String value) {
        try {
            Instant instant = Instant.parse(value);
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Told below, like an instant that no calendar of ours has.
        }
        throw PlatformProblem.INVALID_PARAMETER.at(
                "?" + name, "应为 RFC 3339 时刻（UTC）", "Expected an RFC 3339 instant in UTC");
    }

    private static int pageSize(String text) {
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?pageSize", "应为 1 至 " + MOST + " 的整数", "Expected a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    private static Problem unknown(@Nullable String name) {
        TreeSet<String> known = new TreeSet<>(TEXTS.keySet());
        known.addAll(TIMES.keySet());
        return PlatformProblem.UNKNOWN_FILTER.at(
                "?" + name,
                "没有该筛选条件，可用：" + String.join("、", known),
                "No such filter; known: " + String.join(", ", known));
    }
}
