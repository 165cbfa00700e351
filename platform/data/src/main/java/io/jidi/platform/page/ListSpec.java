package io.jidi.platform.page;

import io.jidi.platform.id.TypeIds;
import io.jidi.platform.time.Dates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a list can be asked: which fields filter, which sort, what {@code q} searches. A parameter that is not declared
 * here is refused.
 *
 * @param <E> the entity; in paths it is {@code e}, its identifier {@code e.id}
 */
public final class ListSpec<E> {

    /** A field of the list. {@code parse} throws {@link IllegalArgumentException} for a text that is no value of it. */
    record Field(String name, String path, Function<String, Object> parse, boolean filters, boolean sorts) {}

    private final Class<E> entity;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<String> otherParameters = new ArrayList<>();
    private @Nullable Function<String, Where> search;
    private String defaultSort = "";

    private ListSpec(Class<E> entity) {
        this.entity = entity;
    }

    public static <E> ListSpec<E> of(Class<E> entity) {
        return new ListSpec<>(entity);
    }

    public ListSpec<E> text(String name, String path) {
        return field(name, path, text -> text, true);
    }

    /** A text that sorts but is no filter. */
    public ListSpec<E> sortOnly(String name, String path) {
        fields.put(name, new Field(name, path, text -> text, false, true));
        return this;
    }

    public ListSpec<E> decimal(String name, String path) {
        return field(name, path, BigDecimal::new, true);
    }

    public ListSpec<E> integer(String name, String path) {
        return field(name, path, Integer::valueOf, true);
    }

    public ListSpec<E> date(String name, String path) {
        return field(name, path, ListSpec::dateOf, true);
    }

    /** A business month, stored as its first day. */
    public ListSpec<E> month(String name, String path) {
        // A page token holds the stored first day, a filter the month.
        return field(
                name,
                path,
                text -> checked(() -> Dates.month(text.matches(".{7}-01") ? text.substring(0, 7) : text)
                        .atDay(1)),
                true);
    }

    public ListSpec<E> instant(String name, String path) {
        return field(name, path, text -> checked(() -> Dates.instant(text)), true);
    }

    public ListSpec<E> flag(String name, String path) {
        return field(name, path, ListSpec::flagOf, false);
    }

    public <T extends Enum<T>> ListSpec<E> choice(String name, String path, Class<T> type) {
        return field(name, path, text -> Enum.valueOf(type, text), false);
    }

    /** A reference, given as a prefixed identifier. */
    public ListSpec<E> reference(String name, String path, String prefix) {
        return field(name, path, text -> TypeIds.parse(prefix, text), false);
    }

    /** What {@code q=} means: a condition made of the text. */
    public ListSpec<E> search(Function<String, Where> condition) {
        search = condition;
        return this;
    }

    /** Parameters that the resource itself reads, such as {@code asOf}. */
    public ListSpec<E> also(String... parameters) {
        otherParameters.addAll(List.of(parameters));
        return this;
    }

    /** The order without {@code sort=}, such as {@code -updatedAt}. The identifier always breaks ties. */
    public ListSpec<E> sortedBy(String sort) {
        defaultSort = sort;
        return this;
    }

    Class<E> entity() {
        return entity;
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    boolean reads(String parameter) {
        return otherParameters.contains(parameter);
    }

    Optional<Function<String, Where>> search() {
        return Optional.ofNullable(search);
    }

    String defaultSort() {
        return defaultSort;
    }

    List<String> filterNames() {
        return fields.values().stream().filter(Field::filters).map(Field::name).toList();
    }

    Field identity() {
        return new Field("id", "e.id", UUID::fromString, false, true);
    }

    private ListSpec<E> field(String name, String path, Function<String, Object> parse, boolean sorts) {
        fields.put(name, new Field(name, path, parse, true, sorts));
        return this;
    }

    private static Object dateOf(String text) {
        return checked(() -> Dates.date(text));
    }

    private static Object flagOf(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + text);
        };
    }

    private static Object checked(java.util.function.Supplier<Object> parse) {
        try {
            return parse.get();
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
