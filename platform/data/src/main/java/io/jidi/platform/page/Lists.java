package io.jidi.platform.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.SignedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers list requests: one HQL query with the caller's scope, a keyset instead of an offset, a signed token. */
@ApplicationScoped
public class Lists {

    private static final String ALIAS_OF_ENTITY = "entity";

    private final EntityManager entities;
    private final SignedText tokens;
    private final CallContext call;
    private final ObjectMapper json;
    private final Clock clock;

    Lists(EntityManager entities, SignedText tokens, CallContext call, ObjectMapper json, Clock clock) {
        this.entities = entities;
        this.tokens = tokens;
        this.call = call;
        this.json = json;
        this.clock = clock;
    }

    /** Where a page ended, bound to the list, its filter, its order and the organisation that asked. */
    private record Position(String list, List<@Nullable String> keys) {}

    /**
     * One page.
     *
     * @param scope the rows that the caller may see; always added
     * @param view makes the REST view of an entity
     * @throws io.jidi.platform.problem.Problem 400 for an unknown filter, a value of the wrong type, or a foreign token
     */
    @Transactional
    public <E, V> Page<V> page(ListSpec<E> spec, UriInfo uri, Where scope, Function<E, V> view) {
        ListQuery query = ListQuery.read(spec, uri.getQueryParameters());
        String binding = call.caller().organisation() + "|" + uri.getPath() + "|" + query.fingerprint();
        Where where = scope.and(query.filter());
        List<Tuple> rows = rows(spec, query, where.and(after(query, binding)));
        boolean more = rows.size() > query.pageSize();
        List<Tuple> shown = more ? rows.subList(0, query.pageSize()) : rows;
        return new Page<>(
                shown.stream()
                        .map(row -> narrowed(view.apply(spec.entity().cast(row.get(ALIAS_OF_ENTITY))), query))
                        .toList(),
                more ? token(shown.get(shown.size() - 1), query, binding) : null,
                clock.instant(),
                query.exactCount() ? count(spec, where) : null);
    }

    private <E> List<Tuple> rows(ListSpec<E> spec, ListQuery query, Where where) {
        StringBuilder hql = new StringBuilder("select e as " + ALIAS_OF_ENTITY);
        for (int i = 0; i < query.orders().size(); i++) {
            hql.append(", ")
                    .append(query.orders().get(i).field().path())
                    .append(" as k")
                    .append(i);
        }
        hql.append(" from ").append(spec.entity().getName()).append(" e where ").append(where.hql());
        hql.append(query.orders().stream()
                .map(order -> order.field().path() + (order.descending() ? " desc" : " asc"))
                .collect(Collectors.joining(", ", " order by ", "")));
        TypedQuery<Tuple> rows = entities.createQuery(hql.toString(), Tuple.class);
        bind(rows, where);
        return rows.setMaxResults(query.pageSize() + 1).getResultList();
    }

    private long count(ListSpec<?> spec, Where where) {
        TypedQuery<Long> count = entities.createQuery(
                "select count(e) from " + spec.entity().getName() + " e where " + where.hql(), Long.class);
        bind(count, where);
        return count.getSingleResult();
    }

    /** The rows after the position of the token: later in the first key, or equal there and later in the next … */
    private Where after(ListQuery query, String binding) {
        if (query.pageToken() == null) {
            return Where.everything();
        }
        List<@Nullable String> keys = position(query.pageToken(), binding).keys();
        if (keys.size() != query.orders().size()) {
            throw PlatformProblem.INVALID_PAGE_TOKEN.problem();
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> alternatives = new ArrayList<>();
        StringBuilder equal = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            ListQuery.Order order = query.orders().get(i);
            String key = keys.get(i);
            String parameter = ":k" + i;
            if (key != null) {
                parameters.put("k" + i, order.field().parse().apply(key));
            }
            alternatives.add("(" + equal + later(order, key == null ? null : parameter) + ")");
            equal.append(order.field().path())
                    .append(key == null ? " is null" : " = " + parameter)
                    .append(" and ");
        }
        return new Where("(" + String.join(" or ", alternatives) + ")", parameters);
    }

    /** PostgreSQL takes null for the greatest value: the last when ascending, the first when descending. */
    private static String later(ListQuery.Order order, @Nullable String parameter) {
        String path = order.field().path();
        if (parameter == null) {
            return order.descending() ? path + " is not null" : "1 = 0";
        }
        return order.descending()
                ? path + " < " + parameter
                : "(" + path + " > " + parameter + " or " + path + " is null)";
    }

    private String token(Tuple last, ListQuery query, String binding) {
        List<@Nullable String> keys = new ArrayList<>();
        for (int i = 0; i < query.orders().size(); i++) {
            Object key = last.get("k" + i);
            keys.add(key == null ? null : key.toString());
        }
        try {
            return tokens.sign(json.writeValueAsString(new Position(binding, keys)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of strings is always JSON", e);
        }
    }

    private Position position(String token, String binding) {
        Position position = tokens.read(token).map(this::parsed).orElse(null);
        if (position == null || !position.list().equals(binding)) {
            throw PlatformProblem.INVALID_PAGE_TOKEN.at(
                    "?pageToken", "分页令牌只能用于产生它的同一查询", "A page token is good only for the query that gave it");
        }
        return position;
    }

    private @Nullable Position parsed(String text) {
        try {
            return json.readValue(text, Position.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a token that we signed cannot be read", e);
        }
    }

    /** With {@code fields} a map is handed on as if it were a V: a page is only ever written as JSON, never read as V. */
    @SuppressWarnings("unchecked")
    private <V> V narrowed(V view, ListQuery query) {
        if (query.fields().isEmpty()) {
            return view;
        }
        JsonNode node = json.valueToTree(view);
        if (node instanceof ObjectNode object) {
            object.retain(query.fields());
            return (V) json.convertValue(object, new TypeReference<Map<String, Object>>() {});
        }
        return view;
    }

    private static void bind(Query query, Where where) {
        where.parameters().forEach(query::setParameter);
    }
}
