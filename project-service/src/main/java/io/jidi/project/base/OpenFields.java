package io.jidi.project.base;

import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which fields the projects of the bases that are open may name, as policy rows. */
@ApplicationScoped
public class OpenFields {

    private final Sql sql;
    private final ProgrammeSeed programme;

    OpenFields(Sql sql, ProgrammeSeed programme) {
        this.sql = sql;
        this.programme = programme;
    }

    /** Base code → rows of its own fields; a base without fields is there with none. */
    public Map<String, Set<Integer>> byBase() {
        Map<String, Set<Integer>> rows = new TreeMap<>();
        sql.list(
                "select b.code, a.policy_row from industry_base b left join base_focus_area a on a.base_id = b.id",
                row -> {
                    Set<Integer> own = rows.computeIfAbsent(row.getString(1), code -> new HashSet<>());
                    int area = row.getInt(2);
                    return row.wasNull() || own.add(area);
                });
        return rows;
    }

    /** Rows that the policy opens to every base (四(二), row 82). */
    public Set<Integer> shared() {
        return programme.sharedFields().stream().map(FocusArea::row).collect(Collectors.toSet());
    }
}
