package io.jidi.enterprise.cultivation;

import io.jidi.enterprise.assessment.rules.Ladder;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the ladder has filled over the years. Where an enterprise was and to which base it belonged is asked for the day in
 * question, not for today.
 */
@ApplicationScoped
class LadderStatistics {

    /** Alias of the enterprise is {@code e}, the day {@code d.day}; {@code place} is what is grouped by. */
    private static final String PLACE = """
            cross join lateral (
                select coalesce(
                    (select f.from_region from registry_fact f
                     where f.enterprise_id = e.id and f.kind = 'RELOCATION' and f.effective_date > d.day
                     order by f.effective_date, f.recorded_at limit 1), e.region_code) as region) r
            cross join lateral (
                select coalesce(
                    (select m.base_code from base_membership m
                     where m.enterprise_id = e.id and (m.from_date is null or m.from_date <= d.day)
                       and (m.to_date is null or m.to_date > d.day) limit 1), 'NONE') as base) b
            cross join lateral (
                select case ? when 'CITY' then substr(r.region, 1, 4) || '00' when 'BASE' then b.base else 'ALL' end as name) g
            where r.region like any(?::text[])
            """;

    private static final String COMPUTED = """
            select d.day, g.name, p.tier, count(*)
            from unnest(?::text[]::date[]) d (day)
            join tier_period p on p.ladder = ? and p.from_date <= d.day and (p.to_date is null or p.to_date > d.day)
            join enterprise e on e.id = p.enterprise_id
            """ + PLACE + " group by 1, 2, 3";

    private static final String OFFICIAL = """
            select d.day, g.name, t.title, count(distinct t.enterprise_id)
            from unnest(?::text[]::date[]) d (day)
            join title t on ? = 'MIIT' and t.valid_from <= d.day and t.valid_until >= d.day
                and (t.ended_on is null or t.ended_on > d.day)
            join enterprise e on e.id = t.enterprise_id
            """ + PLACE + " group by 1, 2, 3";

    private static final String MOVES = """
            select extract(year from d.day)::int, g.name, d.effect, count(*)
            from (select a.enterprise_id, a.application_date as day, a.standing_effect as effect
                  from assessment a
                  where a.ladder = ? and a.standing_effect in ('RISE', 'FALL') and a.application_date between ? and ?) d
            join enterprise e on e.id = d.enterprise_id
            """ + PLACE + " group by 1, 2, 3";

    /** A title that follows on another keeps it; one that ends or is revoked without a successor is lost the day after. */
    private static final String OFFICIAL_MOVES =
            """
            select extract(year from d.day)::int, g.name, d.effect, count(*)
            from (select t.enterprise_id, t.valid_from as day, 'RISE' as effect
                  from title t where t.previous_id is null
                  union all
                  select t.enterprise_id, least(t.ended_on, t.valid_until + 1), 'FALL'
                  from title t where not exists (select 1 from title n where n.previous_id = t.id)) d
            join enterprise e on e.id = d.enterprise_id
            """ + PLACE + " and ? = 'MIIT' and d.day between ? and ? group by 1, 2, 3";

    private final Sql sql;
    private final CallContext call;
    private final Clock clock;

    LadderStatistics(Sql sql, CallContext call, Clock clock) {
        this.sql = sql;
        this.call = call;
        this.clock = clock;
    }

    /** What is counted. */
    enum Basis {
        /** Standings that follow from assessments. */
        COMPUTED,
        /** Titles that were recognised. */
        OFFICIAL
    }

    /** By what it is counted. */
    enum By {
        ALL,
        CITY,
        BASE
    }

    /** One year of one group. */
    @Schema(name = "LadderYear")
    record Row(
            int year,

            @Schema(description = "年末，当年为今天 | Last day of the year; today for the present one")
            LocalDate day,

            @Schema(
                    description = "城市代码、基地代码（NONE 为无基地）或 ALL | City code, base code (NONE for none) or ALL",
                    examples = {"340100", "VOICE", "ALL"})
            String group,

            @Schema(description = "各层级企业数 | Enterprises by tier")
            Map<String, Long> tiers,

            @Schema(description = "当年上升次数 | Rises in the year")
            long rises,

            @Schema(description = "当年下降次数 | Falls in the year")
            long falls) {}

    private record Key(int year, String group) {}

    private static final class Count {
        private final Map<String, Long> tiers = new TreeMap<>();
        private long rises;
        private long falls;
    }

    List<Row> of(Ladder ladder, Basis basis, By by, int fromYear, int toYear) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        List<String> days = new ArrayList<>();
        for (int year = fromYear; year <= toYear; year++) {
            days.add(day(year, today).toString());
        }
        List<String> regions = call.scope().regionPrefixes().stream()
                .map(prefix -> prefix + "%")
                .toList();
        Map<Key, Count> counts = new HashMap<>();
        sql.list(
                basis == Basis.COMPUTED ? COMPUTED : OFFICIAL,
                row -> {
                    int year = row.getObject(1, LocalDate.class).getYear();
                    return count(counts, year, row.getString(2)).tiers.put(row.getString(3), row.getLong(4));
                },
                days,
                ladder,
                by,
                regions);
        LocalDate first = LocalDate.of(fromYear, 1, 1);
        LocalDate last = day(toYear, today);
        Object[] computed = {ladder, first, last, by, regions};
        Object[] official = {by, regions, ladder, first, last};
        sql.list(
                basis == Basis.COMPUTED ? MOVES : OFFICIAL_MOVES,
                row -> {
                    Count count = count(counts, row.getInt(1), row.getString(2));
                    if (row.getString(3).equals("RISE")) {
                        count.rises += row.getLong(4);
                    } else {
                        count.falls += row.getLong(4);
                    }
                    return true;
                },
                basis == Basis.COMPUTED ? computed : official);
        return counts.keySet().stream()
                .sorted((one, other) -> one.year() == other.year()
                        ? one.group().compareTo(other.group())
                        : Integer.compare(one.year(), other.year()))
                .map(key -> {
                    Count count = Objects.requireNonNull(counts.get(key));
                    return new Row(
                            key.year(), day(key.year(), today), key.group(), count.tiers, count.rises, count.falls);
                })
                .toList();
    }

    private static Count count(Map<Key, Count> counts, int year, String group) {
        return counts.computeIfAbsent(new Key(year, group), key -> new Count());
    }

    private static LocalDate day(int year, LocalDate today) {
        LocalDate end = LocalDate.of(year, 12, 31);
        return end.isAfter(today) ? today : end;
    }
}
