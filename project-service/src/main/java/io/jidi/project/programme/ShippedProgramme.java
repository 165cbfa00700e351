package io.jidi.project.programme;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.programme.rules.TargetRule;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the register knows from the policy: 189 rows, kinds of items, indicators, targets, and where each row lives. Immutable. */
public final class ShippedProgramme {

    static final int ROWS = 189;
    private static final String FOLDER = "/programme/";

    private final List<Row> rows;
    private final List<Kind> kinds;
    private final List<Indicator> indicators;
    private final List<Target> targets;
    private final List<MeasureNote> notes;
    private final List<NamedItem> namedItems;
    private final List<Place> places;
    private final List<Gap> gaps;

    private ShippedProgramme(ProgrammeSeed seed) {
        rows = unique(StrictJson.resource(FOLDER + "rows.json", RowsFile.class).rows(), Row::row);
        kinds = unique(
                StrictJson.resource(FOLDER + "kinds.json", KindsFile.class).kinds(), Kind::code);
        indicators = unique(
                StrictJson.resource(FOLDER + "indicators.json", IndicatorsFile.class)
                        .indicators(),
                Indicator::code);
        targets = unique(
                StrictJson.resource(FOLDER + "targets.json", TargetsFile.class).targets(), Target::code);
        notes = unique(
                StrictJson.resource(FOLDER + "measure-notes.json", NotesFile.class)
                        .notes(),
                MeasureNote::measure);
        namedItems = unique(
                StrictJson.resource(FOLDER + "named-items.json", NamedItemsFile.class)
                        .items(),
                NamedItem::code);
        CoverageFile coverage = StrictJson.resource(FOLDER + "coverage.json", CoverageFile.class);
        places = List.copyOf(coverage.places());
        gaps = unique(coverage.gaps(), Gap::row);
        check(seed);
    }

    /** @throws IllegalStateException if a file is missing, misspelt, or points to something that does not exist */
    public static ShippedProgramme shipped(ProgrammeSeed seed) {
        return new ShippedProgramme(seed);
    }

    /**
     * One row of the policy's row list.
     *
     * @param section of the domain reference, such as {@code 1.4}
     * @param measure of sections 四 to 六; null elsewhere
     * @param base whose focus area it is
     * @param year of a target
     * @param phrase short quotes of the policy
     */
    @Schema(name = "PolicyRow")
    public record Row(
            int row,
            String section,
            @Nullable String measure,
            @Nullable String base,
            @Nullable Integer year,
            String phrase) {}

    /**
     * A kind of item.
     *
     * @param rows that it serves
     * @param schema JSON Schema 2020-12 of an item's attributes
     */
    @Schema(name = "ItemKind")
    public record Kind(
            String code,
            String nameZh,
            String nameEn,
            List<Integer> rows,

            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
            JsonNode schema) {}

    /** A figure that is recorded by year. */
    public record Indicator(
            String code,
            String nameZh,
            String nameEn,
            String unit,
            String definitionZh,
            String definitionEn,
            List<Integer> rows) {}

    /** @param subjects {@code PROVINCE}, or {@code BASE} where each base is judged */
    record Target(
            String code,
            int row,
            int year,
            String indicator,
            String subjects,
            TargetRule.Operator operator,
            @Nullable BigDecimal threshold,
            @Nullable Integer baselineYear,
            @Nullable String noteZh,
            @Nullable String noteEn) {

        TargetRule rule() {
            return new TargetRule(year, operator, threshold, baselineYear);
        }
    }

    /** Where a measure leaves its ends open; {@code quote} is a literal piece of the policy. */
    public record MeasureNote(String measure, String quote, String zh, String en) {}

    /** A platform, event or title that the policy names. */
    record NamedItem(
            String code,
            String kind,
            String nameZh,
            String nameEn,
            int policyRow,
            @Nullable String measure,
            @Nullable String base,
            @Nullable String region,
            JsonNode attributes) {}

    /** A path of the running system where a row lives beside the register's kinds. */
    public record Place(int row, String service, String path, String zh, String en) {}

    /** What is not covered of a row, and why. */
    public record Gap(int row, String zh, String en) {}

    List<Row> rows() {
        return rows;
    }

    List<Kind> kinds() {
        return kinds;
    }

    List<Indicator> indicators() {
        return indicators;
    }

    List<Target> targets() {
        return targets;
    }

    List<MeasureNote> notes() {
        return notes;
    }

    List<NamedItem> namedItems() {
        return namedItems;
    }

    List<Place> places() {
        return places;
    }

    List<Gap> gaps() {
        return gaps;
    }

    private void check(ProgrammeSeed seed) {
        Set<Integer> known = rows.stream().map(Row::row).collect(Collectors.toSet());
        Set<String> kindCodes = kinds.stream().map(Kind::code).collect(Collectors.toSet());
        Set<String> indicatorCodes = indicators.stream().map(Indicator::code).collect(Collectors.toSet());
        Stream.of(
                        kinds.stream().flatMap(kind -> kind.rows().stream()),
                        indicators.stream().flatMap(indicator -> indicator.rows().stream()),
                        targets.stream().map(Target::row),
                        namedItems.stream().map(NamedItem::policyRow),
                        places.stream().map(Place::row),
                        gaps.stream().map(Gap::row))
                .flatMap(row -> row)
                .forEach(row -> require(known.contains(row), "row " + row));
        targets.forEach(target -> {
            target.rule();
            require(indicatorCodes.contains(target.indicator()), "indicator " + target.indicator());
        });
        namedItems.forEach(item -> require(kindCodes.contains(item.kind()), "kind " + item.kind()));
        notes.forEach(note -> require(seed.policyText().contains(note.quote()), "quote " + note.quote()));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("the programme's files name " + what + ", which is not there");
        }
    }

    private static <T> List<T> unique(List<T> entries, Function<T, Object> key) {
        Set<Object> seen = new HashSet<>();
        entries.forEach(entry -> require(seen.add(key.apply(entry)), key.apply(entry) + " once more"));
        return List.copyOf(entries);
    }

    private record RowsFile(List<Row> rows) {}

    private record KindsFile(List<Kind> kinds) {}

    private record IndicatorsFile(List<Indicator> indicators) {}

    private record TargetsFile(List<Target> targets) {}

    private record NotesFile(List<MeasureNote> notes) {}

    private record NamedItemsFile(List<NamedItem> items) {}

    private record CoverageFile(List<Place> places, List<Gap> gaps) {}
}
