package io.jidi.project.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.platform.sql.Sql;
import io.jidi.project.base.Agglomerations;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.programme.rules.TargetRule;
import io.jidi.project.rules.Fraction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Holds the targets of the policy against the values that are recorded, and against what the bases computed. */
@ApplicationScoped
class Targets {

    private final ShippedProgramme programme;
    private final ProgrammeSeed seed;
    private final Agglomerations agglomerations;
    private final Sql sql;

    Targets(ShippedProgramme programme, ProgrammeSeed seed, Agglomerations agglomerations, Sql sql) {
        this.programme = programme;
        this.seed = seed;
        this.agglomerations = agglomerations;
        this.sql = sql;
    }

    /**
     * One target for one subject under one definition.
     *
     * @param subject {@code PROVINCE} or {@code base:VOICE}
     * @param definition null where no value says one
     * @param value null without data
     * @param against the threshold, or the value of the baseline year
     */
    @Schema(name = "TargetStanding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(
            String code,
            int row,
            int year,
            String indicator,
            String subject,
            TargetRule.Operator operator,
            @Nullable BigDecimal threshold,
            @Nullable Integer baselineYear,
            TargetRule.State state,
            @Nullable String definition,
            @Nullable BigDecimal value,
            @Nullable BigDecimal against,
            @Nullable String noteZh,
            @Nullable String noteEn) {}

    private record Recorded(String indicator, String subject, TargetRule.Value value) {

        String key() {
            return String.join("|", indicator, subject, value.definition(), String.valueOf(value.year()));
        }
    }

    List<Standing> all() {
        List<Recorded> values = values();
        // The five of the policy are listed even before they are opened: a target without data is shown, not left out.
        Set<String> bases =
                new TreeSet<>(sql.list("select code from industry_base", row -> "base:" + row.getString(1)));
        seed.bases().forEach(base -> bases.add("base:" + base.code()));
        List<Standing> standings = new ArrayList<>();
        for (ShippedProgramme.Target target : programme.targets()) {
            Set<String> subjects = target.subjects().equals("BASE") ? bases : Set.of("PROVINCE");
            subjects.forEach(subject -> standings.addAll(standings(target, subject, values)));
        }
        return standings;
    }

    /** Where a base computed a year of a definition, that is its value: one recorded by hand before stands aside. */
    private List<Recorded> values() {
        Map<String, Recorded> values = new LinkedHashMap<>();
        sql.list(
                        "select distinct on (indicator, subject, definition, value_year) indicator, subject, definition,"
                                + " value_year, value, numerator, denominator from indicator_value"
                                + " order by indicator, subject, definition, value_year, revision desc",
                        row -> new Recorded(
                                row.getString(1),
                                row.getString(2),
                                new TargetRule.Value(
                                        row.getInt(4),
                                        exact(row.getBigDecimal(5), row.getBigDecimal(6), row.getBigDecimal(7)),
                                        row.getString(3))))
                .forEach(one -> values.put(one.key(), one));
        agglomerations.all().forEach(year -> {
            Recorded computed = new Recorded(
                    Agglomerations.INDICATOR,
                    "base:" + year.baseCode(),
                    new TargetRule.Value(year.year(), year.percent(), year.definition()));
            values.put(computed.key(), computed);
        });
        return List.copyOf(values.values());
    }

    /** What was recorded as a quotient is that quotient; what is stored of it is rounded. */
    private static @Nullable Fraction exact(
            @Nullable BigDecimal value, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        if (value == null || numerator == null || denominator == null) {
            return value == null ? null : Fraction.of(value);
        }
        return Fraction.percent(numerator, denominator);
    }

    private static List<Standing> standings(ShippedProgramme.Target target, String subject, List<Recorded> recorded) {
        Map<String, List<TargetRule.Value>> byDefinition = new TreeMap<>();
        recorded.stream()
                .filter(one -> one.indicator().equals(target.indicator())
                        && one.subject().equals(subject))
                .forEach(one -> byDefinition
                        .computeIfAbsent(String.valueOf(one.value().definition()), key -> new ArrayList<>())
                        .add(one.value()));
        if (byDefinition.isEmpty()) {
            byDefinition.put("", List.of());
        }
        return byDefinition.entrySet().stream()
                .map(entry -> standing(
                        target,
                        subject,
                        entry.getKey().isEmpty() ? null : entry.getKey(),
                        target.rule().judge(entry.getValue())))
                .toList();
    }

    private static Standing standing(
            ShippedProgramme.Target target, String subject, @Nullable String definition, TargetRule.Outcome outcome) {
        return new Standing(
                target.code(),
                target.row(),
                target.year(),
                target.indicator(),
                subject,
                target.operator(),
                target.threshold(),
                target.baselineYear(),
                outcome.state(),
                definition,
                shown(outcome.value()),
                shown(outcome.against()),
                target.noteZh(),
                target.noteEn());
    }

    private static @Nullable BigDecimal shown(@Nullable Fraction value) {
        return value == null ? null : IndicatorValue.plain(value.display(RecordValue.DECIMALS));
    }
}
