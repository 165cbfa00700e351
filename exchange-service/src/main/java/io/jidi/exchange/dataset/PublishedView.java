package io.jidi.exchange.dataset;

import io.jidi.exchange.dataset.rules.Grade;
import java.util.SortedMap;
import java.util.TreeMap;

/** A record as one platform gets it: fields up to its grade, masked where the field says so, with identifier and revision. */
public final class PublishedView {

    private PublishedView() {}

    /** @param canonical the whole record as stored */
    public static SortedMap<String, Object> of(DataSet set, Grade grade, String id, long rev, String canonical) {
        SortedMap<String, Object> whole = Extraction.fields(canonical);
        SortedMap<String, Object> shown = new TreeMap<>();
        for (Field field : set.visible(grade)) {
            Object value = whole.get(field.stored());
            if (value != null) {
                shown.put(
                        field.name(),
                        field.mask() == null ? value : field.mask().of(String.valueOf(value)));
            }
        }
        shown.put("id", id);
        shown.put("rev", rev);
        return shown;
    }

    /** A record that is gone, as it stands in snapshots with what was deleted. */
    public static SortedMap<String, Object> gone(String id, long rev) {
        SortedMap<String, Object> shown = new TreeMap<>();
        shown.put("deleted", true);
        shown.put("id", id);
        shown.put("rev", rev);
        return shown;
    }
}
