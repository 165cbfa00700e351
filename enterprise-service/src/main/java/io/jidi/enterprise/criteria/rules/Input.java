package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One fact a criterion read, as shown in its explanation.
 *
 * @param year absent for facts without year
 * @param value value with unit, or the text of an item
 * @param exact the value as recorded, without unit
 */
public record Input(Indicator field, @Nullable Integer year, Wording value, String exact, SourceKind source) {

    static Input of(Indicator field, @Nullable Integer year, Sourced sourced) {
        return new Input(
                field, year, field.display(sourced.datum()), sourced.datum().text(), sourced.source());
    }

    static Input of(Indicator list, Item item) {
        List<Wording> shown = new ArrayList<>();
        list.attributes().values().forEach(attribute -> {
            Datum datum = item.attribute(attribute.key());
            if (datum != null) {
                Wording value = attribute.display(datum);
                shown.add(new Wording(
                        attribute.name().zh() + " " + value.zh(),
                        attribute.name().en() + " " + value.en()));
            }
        });
        Wording all = new Wording(
                shown.stream().map(Wording::zh).collect(Collectors.joining("，")),
                shown.stream().map(Wording::en).collect(Collectors.joining(", ")));
        return new Input(list, null, all, item.text(), item.source());
    }
}
