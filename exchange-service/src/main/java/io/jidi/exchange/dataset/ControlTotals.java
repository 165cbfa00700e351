package io.jidi.exchange.dataset;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what a data set says to add up, over records as a platform sees them: a field it does not see has no total. */
public final class ControlTotals {

    private static final String NO_UNIT = "1";

    private final DataSet set;
    private final SortedMap<String, SortedMap<String, BigDecimal>> sums = new TreeMap<>();

    public ControlTotals(DataSet set) {
        this.set = set;
    }

    /** @param shown as made by {@link PublishedView} */
    public void add(Map<String, Object> shown) {
        for (String field : set.totals()) {
            Object value = shown.get(field);
            if (value instanceof Map<?, ?> money) {
                add(field, String.valueOf(money.get("unit")), String.valueOf(money.get("amount")));
            } else if (value != null) {
                add(field, NO_UNIT, String.valueOf(value));
            }
        }
    }

    /** By field and unit; the unit of plain numbers is 1. */
    public SortedMap<String, SortedMap<String, String>> totals() {
        SortedMap<String, SortedMap<String, String>> texts = new TreeMap<>();
        sums.forEach((field, units) -> units.forEach((unit, sum) ->
                texts.computeIfAbsent(field, fresh -> new TreeMap<>()).put(unit, sum.toPlainString())));
        return texts;
    }

    private void add(String field, String unit, String amount) {
        sums.computeIfAbsent(field, fresh -> new TreeMap<>()).merge(unit, new BigDecimal(amount), BigDecimal::add);
    }
}
