package io.jidi.project.dispatch.rules;

import io.jidi.project.edition.StrictJson;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One project of a case file: what is known about it, and the expected table, one row per month. Amounts in 万元. */
public record LightCase(String name, Map<String, String> given, List<Map<String, String>> rows) {

    private static final BigDecimal WAN = new BigDecimal(10_000);
    private static final int YEAR = 2026;

    public static Stream<LightCase> read(String resource) {
        String text = StrictJson.text(resource);
        return Arrays.stream(text.split("(?m)^## ")).skip(1).map(LightCase::parse);
    }

    private static LightCase parse(String block) {
        List<String> lines = block.lines().toList();
        Map<String, String> given = new HashMap<>();
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> columns = List.of();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("|---")) {
                continue;
            }
            if (line.startsWith("|")) {
                List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(cell -> cell.replace("*", "").trim())
                        .toList();
                if (columns.isEmpty()) {
                    columns = cells;
                } else {
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        row.put(columns.get(i), cells.get(i));
                    }
                    rows.add(row);
                }
            } else if (line.contains(": ")) {
                int colon = line.indexOf(": ");
                given.put(line.substring(0, colon), line.substring(colon + 2).trim());
            }
        }
        return new LightCase(lines.get(0).trim(), given, rows);
    }

    /** Everything the case says about the project, all months included; the rules must cut it down themselves. */
    ProjectFacts facts(SortedMap<YearMonth, Light> frozen) {
        List<MonthlyReport> reports = new ArrayList<>();
        List<ManualRating> manual = new ArrayList<>();
        for (Map<String, String> row : rows) {
            YearMonth month = month(cell(row, "m"));
            String cumulative = cell(row, "cum");
            if (!cumulative.equals("–")) {
                reports.add(new MonthlyReport(month, yuan(cumulative), month.atDay(20)));
            }
            String rating = row.getOrDefault("manual", "");
            if (!rating.isEmpty()) {
                manual.add(new ManualRating(month, light(rating), "现场核查情况"));
            }
        }
        return new ProjectFacts(
                name,
                words("classes").map(ProjectClass::valueOf).collect(Collectors.toSet()),
                month(given.getOrDefault("dispatched from", cell(rows.get(0), "m"))),
                plans(),
                reports,
                givenMonth("actual start"),
                givenMonth("registered"),
                givenMonth("completed"),
                exemptions(),
                manual,
                frozen);
    }

    private List<PlanVersion> plans() {
        List<PlanVersion> plans = new ArrayList<>();
        if (given.containsKey("annual of 2025")) {
            plans.add(new PlanVersion(2025, null, yuan(cell(given, "annual of 2025")), List.of(), null, null));
        }
        List<BigDecimal> cumulative = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : words("monthly plan").toList()) {
            sum = sum.add(yuan(part));
            cumulative.add(sum);
        }
        YearMonth start = givenMonth("planned start");
        YearMonth completion = givenMonth("planned completion");
        plans.add(new PlanVersion(YEAR, null, yuan(cell(given, "annual")), cumulative, start, completion));
        String revision = given.get("revision");
        if (revision != null) {
            Map<String, String> parts = new HashMap<>();
            for (String part : revision.split(", ")) {
                String key = part.replaceAll("[ \\d]+$", "");
                parts.put(key, part.substring(key.length()).trim());
            }
            plans.add(new PlanVersion(
                    YEAR,
                    month(cell(parts, "approved")),
                    yuan(cell(parts, "annual")),
                    Arrays.stream(cell(parts, "cumulative").split(" "))
                            .map(LightCase::yuan)
                            .toList(),
                    parts.containsKey("planned start") ? month(cell(parts, "planned start")) : start,
                    parts.containsKey("planned completion") ? month(cell(parts, "planned completion")) : completion));
        }
        return plans;
    }

    private List<Exemption> exemptions() {
        return Stream.concat(
                        words("exempt").map(text -> new Exemption(month(text), false, "征迁未完成,已批准")),
                        words("exempt with registration").map(text -> new Exemption(month(text), true, "资料补正,已批准")))
                .toList();
    }

    private Stream<String> words(String key) {
        String value = given.getOrDefault(key, "");
        return value.isEmpty() ? Stream.of() : Arrays.stream(value.split(" "));
    }

    private @Nullable YearMonth givenMonth(String key) {
        String value = given.get(key);
        return value == null ? null : month(value);
    }

    public static String cell(Map<String, String> row, String column) {
        String text = row.get(column);
        if (text == null) {
            throw new IllegalArgumentException("case file has no '" + column + "' in " + row);
        }
        return text;
    }

    public static YearMonth month(String text) {
        return text.contains("-") ? YearMonth.parse(text) : YearMonth.of(YEAR, Integer.parseInt(text));
    }

    public static BigDecimal yuan(String wan) {
        return new BigDecimal(wan).multiply(WAN);
    }

    public static Light light(String letter) {
        return switch (letter) {
            case "G" -> Light.GREEN;
            case "Y" -> Light.YELLOW;
            case "R" -> Light.RED;
            case "B" -> Light.BLUE;
            case "X" -> Light.GREY;
            case "–" -> Light.NONE;
            default -> throw new IllegalArgumentException("no light is written '" + letter + "'");
        };
    }

    /** Judges every month of the table in turn, freezing each light before the next month, as dispatch does. */
    SortedMap<YearMonth, LightDecision> judge(LightRules rules) {
        SortedMap<YearMonth, LightDecision> decisions = new TreeMap<>();
        SortedMap<YearMonth, Light> frozen = new TreeMap<>();
        for (Map<String, String> row : rows) {
            YearMonth month = month(cell(row, "m"));
            LightDecision decision = rules.evaluate(facts(frozen), month);
            decisions.put(month, decision);
            frozen.put(month, decision.light());
        }
        return decisions;
    }

    Set<String> columns() {
        return rows.get(0).keySet();
    }

    @Override
    public String toString() {
        return name;
    }
}
