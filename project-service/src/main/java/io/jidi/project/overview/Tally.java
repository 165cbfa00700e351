package io.jidi.project.overview;

import io.jidi.platform.page.Where;
import io.jidi.project.BusinessDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks for groups of rows under the same conditions as the lists that the figures lead to. */
@ApplicationScoped
class Tally {

    static final Where ALL = Where.everything();

    private static final int CITY_PREFIX = 4;

    private final EntityManager entities;
    private final BusinessDay day;

    Tally(EntityManager entities, BusinessDay day) {
        this.entities = entities;
        this.day = day;
    }

    /** @param select up to and with the entity named {@code e}; {@code tail} what follows the condition */
    List<Object[]> groups(String select, Where where, String tail) {
        TypedQuery<Object[]> query =
                entities.createQuery(select + " where " + where.hql() + " " + tail, Object[].class);
        where.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    long number(String entity, Where where) {
        TypedQuery<Long> query =
                entities.createQuery("select count(e) from " + entity + " e where " + where.hql(), Long.class);
        where.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }

    /** One figure per group; the last column is the count, those before are the keys and the values of the filters. */
    List<Panel.Figure> figures(
            String measure, String select, Where where, String tail, String list, String... filters) {
        List<Panel.Figure> figures = new ArrayList<>();
        for (Object[] row : groups(select, where, tail)) {
            List<String> keys = new ArrayList<>();
            StringBuilder path = new StringBuilder(list);
            for (int i = 0; i < filters.length; i++) {
                String key = String.valueOf(row[i]);
                keys.add(key);
                path.append(path.indexOf("?") < 0 ? '?' : '&')
                        .append(filters[i])
                        .append('=')
                        .append(encoded(key));
            }
            figures.add(Panel.Figure.of(measure, keys, (Long) row[filters.length], path.toString()));
        }
        return figures;
    }

    Panel own(String code, String nameZh, String nameEn, List<Panel.Measure> measures, List<Panel.Figure> figures) {
        return new Panel(code, nameZh, nameEn, Panel.Source.OWN_TABLES, day.now(), measures, figures);
    }

    /** The rows of a city with all that lies below it. */
    static Where city(String code) {
        return new Where(
                "substring(e.regionCode, 1, 4) = :cityPrefix", Map.of("cityPrefix", code.substring(0, CITY_PREFIX)));
    }

    /** The same as filters of a list. */
    static String cityFilter(String code) {
        String prefix = code.substring(0, CITY_PREFIX);
        return "regionCode.gte=" + prefix + "00&regionCode.lte=" + prefix + "99";
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
