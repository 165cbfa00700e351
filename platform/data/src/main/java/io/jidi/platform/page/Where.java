package io.jidi.platform.page;

import io.jidi.platform.security.DataScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition in HQL over the alias {@code e}, with its parameters. The scope of the caller is one of these and is always
 * added.
 */
public record Where(String hql, Map<String, Object> parameters) {

    public Where {
        parameters = Map.copyOf(parameters);
    }

    public static Where everything() {
        return new Where("1 = 1", Map.of());
    }

    public static Where of(String hql, String parameter, Object value) {
        return new Where(hql, Map.of(parameter, value));
    }

    /** What {@code q=} usually means: one of the paths holds the text, whatever characters it has. */
    public static Where containing(String text, String... paths) {
        String hql = Stream.of(paths)
                .map(path -> path + " like :q escape '!'")
                .collect(Collectors.joining(" or ", "(", ")"));
        return Where.of(hql, "q", '%' + literal(text) + '%');
    }

    /** The text for a {@code like} that escapes with an exclamation mark. */
    static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Rows whose region lies in the scope; nothing for a scope without regions. */
    public static Where regionIn(String path, DataScope scope) {
        Set<String> prefixes = scope.regionPrefixes();
        if (prefixes.isEmpty()) {
            return new Where("1 = 0", Map.of());
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        String hql = prefixes.stream()
                .sorted()
                .map(prefix -> {
                    String name = "region" + parameters.size();
                    parameters.put(name, prefix + "%");
                    return path + " like :" + name;
                })
                .collect(Collectors.joining(" or ", "(", ")"));
        return new Where(hql, parameters);
    }

    public Where and(Where other) {
        return joined(" and ", other);
    }

    public Where or(Where other) {
        return joined(" or ", other);
    }

    private Where joined(String operator, Where other) {
        Map<String, Object> both = new LinkedHashMap<>(parameters);
        both.putAll(other.parameters);
        return new Where("(" + hql + operator + other.hql + ")", both);
    }
}
