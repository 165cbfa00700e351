package io.jidi.fund.evaluation.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scheme as a table with the columns {@code party, code, name, max, rule, evidence}. A rule is {@code manual}, or bands such
 * as {@code >=0.9:10; >=0.7:8; else:0}. Every fault is told with its row.
 */
public record SchemeTable(List<SchemeIndicator> indicators, List<Fault> faults) {

    private static final List<String> COLUMNS = List.of("party", "code", "name", "max", "rule", "evidence");
    private static final Set<String> PARTIES = Set.of("SOE", "DEPT");

    /** What is wrong in which row, the first row being 1. */
    public record Fault(int row, Text message) {}

    private record Rule(List<Band> bands, @Nullable BigDecimal otherwise) {}

    public static SchemeTable read(List<List<String>> rows) {
        List<SchemeIndicator> indicators = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        if (rows.isEmpty() || !rows.get(0).equals(COLUMNS)) {
            faults.add(new Fault(1, Text.of("表头应为 " + COLUMNS, "The header must be " + COLUMNS)));
            return new SchemeTable(indicators, faults);
        }
        Set<String> codes = new HashSet<>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.stream().allMatch(String::isEmpty)) {
                continue;
            }
            try {
                SchemeIndicator one = indicator(row);
                if (!codes.add(one.party() + "/" + one.code())) {
                    throw new IllegalArgumentException("code " + one.code() + " is given twice");
                }
                indicators.add(one);
            } catch (IllegalArgumentException wrong) {
                faults.add(new Fault(
                        i + 1,
                        Text.of(
                                "第 " + (i + 1) + " 行：" + wrong.getMessage(),
                                "Row " + (i + 1) + ": " + wrong.getMessage())));
            }
        }
        if (indicators.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(1, Text.of("没有指标", "There is no indicator")));
        }
        return new SchemeTable(List.copyOf(indicators), List.copyOf(faults));
    }

    private static SchemeIndicator indicator(List<String> row) {
        if (row.size() < COLUMNS.size()) {
            throw new IllegalArgumentException("needs " + COLUMNS.size() + " cells");
        }
        if (!PARTIES.contains(row.get(0))) {
            throw new IllegalArgumentException("party must be one of SOE, DEPT");
        }
        if (!row.get(1).matches("[A-Z0-9.-]{1,20}") || row.get(2).isEmpty()) {
            throw new IllegalArgumentException("needs a code of capitals, digits, points and hyphens, and a name");
        }
        BigDecimal max = decimal(row.get(3));
        if (max.signum() <= 0) {
            throw new IllegalArgumentException("max must be greater than zero");
        }
        Rule rule = rule(row.get(4), max);
        return new SchemeIndicator(row.get(0), row.get(1), row.get(2), max, rule.bands(), rule.otherwise(), row.get(5));
    }

    private static Rule rule(String text, BigDecimal max) {
        if (text.equals("manual")) {
            return new Rule(List.of(), null);
        }
        List<Band> bands = new ArrayList<>();
        BigDecimal otherwise = null;
        for (String part : text.split(";")) {
            String[] sides = part.trim().split(":");
            if (sides.length != 2 || otherwise != null) {
                throw new IllegalArgumentException("a rule is manual or bands that end with else:points");
            }
            BigDecimal points = decimal(sides[1].trim());
            if (points.signum() < 0 || points.compareTo(max) > 0) {
                throw new IllegalArgumentException("points must lie between 0 and " + max);
            }
            String from = sides[0].trim();
            if (from.equals("else")) {
                otherwise = points;
            } else if (from.startsWith(">=")) {
                bands.add(new Band(decimal(from.substring(2).trim()), null, points));
            } else if (from.startsWith(">")) {
                bands.add(new Band(null, decimal(from.substring(1).trim()), points));
            } else {
                throw new IllegalArgumentException("a band begins with >= or >");
            }
        }
        if (otherwise == null) {
            throw new IllegalArgumentException("bands end with else:points");
        }
        return new Rule(bands, otherwise);
    }

    private static BigDecimal decimal(String text) {
        if (!text.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("not a number: " + text);
        }
        return new BigDecimal(text);
    }
}
