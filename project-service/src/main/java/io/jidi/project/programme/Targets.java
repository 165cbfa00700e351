package io.jidi.project.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.platform.sql.Sql;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.programme.rules.TargetRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Holds the targets of the policy against the values that are recorded. */
@ApplicationScoped
class Targets {

    private final ShippedProgramme programme;
    private final ProgrammeSeed seed;
    private final Sql sql;

    Targets(ShippedProgramme programme, ProgrammeSeed seed, Sql sql) {
        this.programme = programme;
        this.seed = seed;
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

    private record Recorded(String indicator, String subject, TargetRule.Value value) {}

    List<Standing> all() {
        List<Recorded> values = sql.list(
                "select distinct on (indicator, subject, definition, value_year) indicator, subject, definition, value_year,"
                        + " value from indicator_value"
                        + " order by indicator, subject, definition, value_year, revision desc",
                row -> new Recorded(
                        row.getString(1),
                        row.getString(2),
                        new TargetRule.Value(row.getInt(4), row.getBigDecimal(5), row.getString(3))));
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
                IndicatorValue.plain(outcome.value()),
                IndicatorValue.plain(outcome.against()),
                target.noteZh(),
                target.noteEn());
    }
}
