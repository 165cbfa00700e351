package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one enterprise when it is assessed. What was never recorded is unknown; a list is known once it has
 * an item or was stated to be empty. Two different values for one field and year are a conflict, which an assessment
 * reports as unknown instead of choosing.
 */
public final class EnterpriseFacts {

    /** Year under which a value without year is kept. */
    public static final int NO_YEAR = 0;

    private final Map<String, Map<Integer, Sourced>> values;
    private final Map<String, List<Item>> lists;
    private final Map<String, Judgement> judgements;
    /** All values of a field and year that has more than one. */
    private final Map<String, List<Sourced>> conflicts;

    private EnterpriseFacts(Builder builder) {
        values = builder.values;
        Map<String, List<Item>> sorted = new HashMap<>();
        // The order of import must not show in a digest.
        builder.lists.forEach((key, items) -> sorted.put(
                key, items.stream().sorted(Comparator.comparing(Item::text)).toList()));
        lists = sorted;
        judgements = builder.judgements;
        conflicts = builder.conflicts;
        conflicts
                .values()
                .forEach(all ->
                        all.sort(Comparator.comparing(each -> each.datum().text())));
        values.forEach((key, years) -> years.replaceAll((year, value) -> {
            List<Sourced> all = conflicts.get(slot(key, year));
            return all == null ? value : all.get(0);
        }));
    }

    private EnterpriseFacts(
            Map<String, Map<Integer, Sourced>> values, Map<String, List<Sourced>> conflicts, EnterpriseFacts others) {
        this.values = values;
        this.conflicts = conflicts;
        lists = others.lists;
        judgements = others.judgements;
    }

    public static Builder of(Indicators catalogue) {
        return new Builder(catalogue);
    }

    public @Nullable Sourced value(Indicator indicator, int year) {
        Map<Integer, Sourced> years = values.get(indicator.key());
        return years == null ? null : years.get(year);
    }

    public boolean conflicting(Indicator indicator, int year) {
        return !conflicts.isEmpty() && conflicts.containsKey(slot(indicator.key(), year));
    }

    /** Every recorded value of that year: one, none, or several when they conflict. */
    public List<Sourced> recorded(Indicator indicator, int year) {
        Sourced one = value(indicator, year);
        return conflicts.getOrDefault(slot(indicator.key(), year), one == null ? List.of() : List.of(one));
    }

    /** Items of a list, absent when nothing is known of it. */
    public @Nullable List<Item> list(Indicator indicator) {
        return lists.get(indicator.key());
    }

    public @Nullable Judgement judgement(Indicator indicator) {
        return judgements.get(indicator.key());
    }

    /** Years for which the indicator has a value. */
    public Set<Integer> years(Indicator indicator) {
        return Collections.unmodifiableSet(
                values.getOrDefault(indicator.key(), Map.of()).keySet());
    }

    /**
     * The same with one value in the place of what was recorded for that field and year, conflicts included.
     *
     * @param year {@link #NO_YEAR} for a single value
     */
    public EnterpriseFacts supposing(Indicator indicator, int year, Sourced value) {
        Map<String, Map<Integer, Sourced>> changed = new HashMap<>(values);
        Map<Integer, Sourced> years = new HashMap<>(values.getOrDefault(indicator.key(), Map.of()));
        years.put(year, value);
        changed.put(indicator.key(), years);
        Map<String, List<Sourced>> left = new HashMap<>(conflicts);
        left.remove(slot(indicator.key(), year));
        return new EnterpriseFacts(changed, left, this);
    }

    private static String slot(String key, int year) {
        return key + "/" + year;
    }

    /** Collects facts typed by the catalogue; refuses what the catalogue does not allow, naming field and value. */
    public static final class Builder {

        private final Indicators catalogue;
        private final Map<String, Map<Integer, Sourced>> values = new HashMap<>();
        private final Map<String, List<Item>> lists = new HashMap<>();
        private final Map<String, Judgement> judgements = new HashMap<>();
        private final Map<String, List<Sourced>> conflicts = new HashMap<>();

        private Builder(Indicators catalogue) {
            this.catalogue = catalogue;
        }

        /** A value per year, written as in the catalogue's unit. */
        public Builder yearly(String key, int year, String text, SourceKind source) {
            Indicator indicator = catalogue.get(key, Indicator.Kind.YEARLY);
            return put(indicator, year, new Sourced(indicator.parse(text), source));
        }

        public Builder single(String key, String text, SourceKind source) {
            Indicator indicator = catalogue.get(key, Indicator.Kind.SINGLE);
            return put(indicator, NO_YEAR, new Sourced(indicator.parse(text), source));
        }

        private Builder put(Indicator indicator, int year, Sourced value) {
            Map<Integer, Sourced> years = values.computeIfAbsent(indicator.key(), k -> new HashMap<>());
            Sourced before = years.putIfAbsent(year, value);
            if (before == null) {
                return this;
            }
            // Of several sources of one value the more authoritative is named, whatever the order of arrival.
            if (before.datum().equals(value.datum())) {
                years.put(year, before.source().compareTo(value.source()) <= 0 ? before : value);
                return this;
            }
            List<Sourced> all = conflicts.computeIfAbsent(slot(indicator.key(), year), k -> new ArrayList<>());
            if (all.isEmpty()) {
                all.add(before);
            }
            if (all.stream().noneMatch(each -> each.datum().equals(value.datum()))) {
                all.add(value);
            }
            return this;
        }

        /** Adds an item written {@code key=value;key=value}. */
        public Builder item(String key, String text, SourceKind source) {
            Indicator list = catalogue.get(key, Indicator.Kind.LIST);
            Map<String, Datum> attributes = new LinkedHashMap<>();
            split(key, text)
                    .forEach((name, value) ->
                            attributes.put(name, list.attribute(name).parse(value)));
            list.attributes().values().forEach(attribute -> {
                if (attribute.required() && !attributes.containsKey(attribute.key())) {
                    throw new IllegalArgumentException(
                            key + ": an item needs \"" + attribute.key() + "\", which \"" + text + "\" lacks");
                }
            });
            lists.computeIfAbsent(key, k -> new ArrayList<>()).add(new Item(attributes, source));
            return this;
        }

        /** States that the list is known and has nothing (more) in it. */
        public Builder noneOf(String key) {
            lists.computeIfAbsent(catalogue.get(key, Indicator.Kind.LIST).key(), k -> new ArrayList<>());
            return this;
        }

        /** A later judgement replaces an earlier one; on the same day they must agree. */
        public Builder judgement(String key, Judgement judgement) {
            catalogue.get(key, Indicator.Kind.JUDGEMENT);
            Judgement before = judgements.get(key);
            if (before != null && before.on().equals(judgement.on()) && before.holds() != judgement.holds()) {
                throw new IllegalArgumentException(
                        key + ": " + before.by() + " and " + judgement.by() + " disagree on " + judgement.on());
            }
            if (before == null || !before.on().isAfter(judgement.on())) {
                judgements.put(key, judgement);
            }
            return this;
        }

        /**
         * One row of an import: a year where the indicator has one, the value as the catalogue writes it, {@code none} or
         * 无 for an empty list, {@code verdict=yes;by=…;on=YYYY-MM-DD} for a judgement.
         */
        public Builder row(String key, @Nullable Integer year, String text, SourceKind source) {
            Indicator indicator = catalogue.get(key);
            if ((indicator.kind() == Indicator.Kind.YEARLY) != (year != null)) {
                throw new IllegalArgumentException(
                        key + (year == null ? ": needs a year" : ": is not kept by year, so " + year + " is wrong"));
            }
            return switch (indicator.kind()) {
                case YEARLY -> yearly(key, year == null ? NO_YEAR : year, text, source);
                case SINGLE -> single(key, text, source);
                case LIST -> List.of("none", "无").contains(text.strip()) ? noneOf(key) : item(key, text, source);
                case JUDGEMENT -> judgement(key, judgementOf(key, text));
            };
        }

        private static Judgement judgementOf(String key, String text) {
            Map<String, String> parts = split(key, text);
            if (!parts.keySet().equals(Set.of("verdict", "by", "on"))) {
                throw new IllegalArgumentException(
                        key + ": a judgement is written verdict=yes;by=…;on=YYYY-MM-DD, not \"" + text + "\"");
            }
            Datum verdict = DatumType.FLAG.parse(parts.getOrDefault("verdict", ""), List.of());
            Datum on = DatumType.DATE.parse(parts.getOrDefault("on", ""), List.of());
            return new Judgement(
                    verdict instanceof Datum.Flag flag && flag.value(),
                    parts.getOrDefault("by", ""),
                    on instanceof Datum.Day day ? day.value() : LocalDate.MIN);
        }

        private static Map<String, String> split(String key, String text) {
            Map<String, String> parts = new LinkedHashMap<>();
            Arrays.stream(text.split(";", -1)).map(String::strip).forEach(part -> {
                int equals = part.indexOf('=');
                if (equals <= 0 || parts.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                    throw new IllegalArgumentException(
                            key + ": \"" + part + "\" is not an attribute written once as name=value");
                }
            });
            return parts;
        }

        public EnterpriseFacts build() {
            return new EnterpriseFacts(this);
        }
    }
}
