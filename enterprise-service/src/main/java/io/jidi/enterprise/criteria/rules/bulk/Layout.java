package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.DatumType;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.SourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which facts stand in which column: only those that a compiled edition reads. Editions that are judged together are
 * compiled on one layout and share the columns. A layout and what is compiled on it belong to one thread.
 */
public final class Layout {

    private static final int NO_YEAR = 0;

    /** A column for each of the accepted sources of a field and year. */
    private record Place(int year, int accepted) {}

    /** Where a field goes. */
    static final class Plan {
        final Indicator indicator;
        private final Map<Place, Integer> columns = new LinkedHashMap<>();
        private int firstYear = Integer.MAX_VALUE;
        private int[][] byYear = {};

        /** Position of the list, -1 for what is none. */
        private int list = -1;

        private final Map<String, Integer> attributes = new LinkedHashMap<>();
        private final Dictionary names = new Dictionary();
        private final List<DatumType> types = new ArrayList<>();

        private Plan(Indicator indicator) {
            this.indicator = indicator;
        }

        int[] columns(int year) {
            int place = year - firstYear;
            return place < 0 || place >= byYear.length ? NONE : byYear[place];
        }

        private void index() {
            firstYear = columns.keySet().stream().mapToInt(Place::year).min().orElse(NO_YEAR);
            int last = columns.keySet().stream().mapToInt(Place::year).max().orElse(NO_YEAR);
            byYear = new int[last - firstYear + 1][];
            for (int i = 0; i < byYear.length; i++) {
                int year = firstYear + i;
                byYear[i] = columns.entrySet().stream()
                        .filter(entry -> entry.getKey().year() == year)
                        .mapToInt(Map.Entry::getValue)
                        .toArray();
            }
        }

        int list() {
            return list;
        }

        /** Position of an attribute that is read, else -1. */
        int attribute(byte[] text, int from, int to) {
            return names.find(text, from, to);
        }

        DatumType type(int attribute) {
            return types.get(attribute);
        }
    }

    private static final int[] NONE = {};

    private final Dictionary keys = new Dictionary();
    private final List<Plan> plans = new ArrayList<>();
    private final Dictionary sources = new Dictionary();
    private final List<Integer> accepted = new ArrayList<>();
    private final List<Plan> lists = new ArrayList<>();
    private final Dictionary codes = new Dictionary();

    /** An empty layout; compiling editions fills it. */
    public Layout() {
        for (SourceKind source : SourceKind.values()) {
            sources.of(source.name());
        }
    }

    int yearly(Indicator indicator, int year, Set<SourceKind> sources) {
        int mask = 0;
        for (SourceKind source : sources) {
            mask |= 1 << source.ordinal();
        }
        return column(indicator, new Place(year, mask));
    }

    /** A single value or a judgement. */
    int single(Indicator indicator) {
        return column(indicator, new Place(NO_YEAR, 0));
    }

    private int column(Indicator indicator, Place place) {
        Plan plan = plan(indicator);
        Integer known = plan.columns.get(place);
        if (known != null) {
            return known;
        }
        int column = accepted.size();
        accepted.add(place.accepted());
        plan.columns.put(place, column);
        plan.index();
        return column;
    }

    int list(Indicator indicator) {
        Plan plan = plan(indicator);
        if (plan.list < 0) {
            plan.list = lists.size();
            lists.add(plan);
        }
        return plan.list;
    }

    int attribute(Indicator indicator, Indicator.Attribute attribute) {
        list(indicator);
        Plan plan = plan(indicator);
        return plan.attributes.computeIfAbsent(attribute.key(), key -> {
            plan.types.add(attribute.type());
            return plan.names.of(key);
        });
    }

    private Plan plan(Indicator indicator) {
        int id = keys.of(indicator.key());
        if (id == plans.size()) {
            plans.add(new Plan(indicator));
        }
        return plans.get(id);
    }

    /** Absent for a field that nothing reads. */
    @Nullable
    Plan plan(byte[] text, int from, int to) {
        int id = keys.find(text, from, to);
        return id < 0 ? null : plans.get(id);
    }

    @Nullable
    Plan plan(String key) {
        return plans.stream()
                .filter(plan -> plan.indicator.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Ordinal of a source, else -1. */
    int source(byte[] text, int from, int to) {
        return sources.find(text, from, to);
    }

    /** Codes of every field share one numbering. */
    Dictionary codes() {
        return codes;
    }

    List<Column> newColumns() {
        return accepted.stream().map(Column::new).toList();
    }

    List<ListColumn> newLists() {
        return lists.stream()
                .map(plan -> new ListColumn(plan.attributes.size()))
                .toList();
    }
}
