package io.jidi.mcp;

import io.quarkiverse.mcp.server.ToolCallException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is asked of the API. An assistant's arguments are whatever some text made it say: what becomes part of a path must have the exact
 * form of an identifier, and what becomes part of a query is encoded as a whole.
 */
final class Question {

    private static final int LONGEST = 300;
    private static final String BODY = "_[0-7][0-9a-hjkmnp-tv-z]{25}";
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final Pattern DATE = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.=-]{1,4000}");

    private final StringBuilder target;
    private boolean hasQuery;

    private Question(String path) {
        this.target = new StringBuilder("/api/v1/" + path);
    }

    static Question of(String path) {
        return new Question(path);
    }

    /**
     * A thing by its identifier.
     *
     * @param prefix of identifiers of this kind: {@code prj}
     * @throws ToolCallException for anything else
     */
    static Question of(String collection, String prefix, String id) {
        return of(collection + "/" + identifier(prefix, id));
    }

    Question below(String segment) {
        target.append('/').append(segment);
        return this;
    }

    Question month(String month) {
        return below(form("month", MONTH, month, "YYYY-MM"));
    }

    Question date(String name, Optional<String> value) {
        value.ifPresent(date -> put(name, form(name, DATE, date, "YYYY-MM-DD")));
        return this;
    }

    /** The next page's token, as an answer gave it. */
    Question pageToken(Optional<String> value) {
        value.ifPresent(token -> put("pageToken", form("pageToken", TOKEN, token, "nextPageToken of an answer")));
        return this;
    }

    Question with(String name, Optional<String> value) {
        value.filter(text -> !text.isBlank()).ifPresent(text -> put(name, text.strip()));
        return this;
    }

    Question pageSize(Optional<Integer> value, int usual, int most) {
        int size = value.orElse(usual);
        if (size < 1 || size > most) {
            throw new ToolCallException("pageSize: 1–" + most);
        }
        put("pageSize", Integer.toString(size));
        return this;
    }

    private void put(String name, String value) {
        if (value.length() > LONGEST && !name.equals("pageToken")) {
            throw new ToolCallException(name + ": 不超过 " + LONGEST + " 个字符 | at most " + LONGEST + " characters");
        }
        target.append(hasQuery ? '&' : '?')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        hasQuery = true;
    }

    /** Path and query. */
    String target() {
        return target.toString();
    }

    private static String identifier(String prefix, String id) {
        return form("id", Pattern.compile(prefix + BODY), id, prefix + "_…");
    }

    private static String form(String name, Pattern pattern, String value, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new ToolCallException(name + ": 应为 " + expected + " | expected " + expected);
        }
        return value;
    }
}
