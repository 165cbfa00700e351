package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.EDITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.CriterionResult;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.enterprise.criteria.rules.Part;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every cell of the worked examples (domain reference 8.3 to 8.9), read from {@code section-8.csv}. */
class SectionEightTest {

    private static final Map<String, Firm> FIRMS = firms();

    private static Map<String, Firm> firms() {
        Map<String, Firm> firms = new HashMap<>();
        firms.put("E1", Firm.worked("皖江智语"));
        firms.put("E2", Firm.worked("淮北微行"));
        firms.put("E3", Firm.worked("蚌埠芯感"));
        firms.put("E4", Firm.worked("芜湖精驱"));
        firms.put("E3p", Firm.worked("蚌埠芯感").with("titles", "kind=HNTE;start=2024-01-01;end=2026-12-31"));
        return firms;
    }

    private record Cell(
            String firm, String edition, ApplicationKind kind, LocalDate date, String subject, String expected) {}

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get();
        try (var parser = format.parse(new StringReader(Rulebook.resource("/section-8.csv")))) {
            for (CSVRecord line : parser) {
                cells.add(new Cell(
                        line.get("firm"),
                        line.get("edition"),
                        ApplicationKind.valueOf(line.get("kind")),
                        LocalDate.parse(line.get("date")),
                        line.get("subject"),
                        line.get("expected")));
            }
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
        return cells;
    }

    @TestFactory
    Stream<DynamicTest> everyCell() {
        Map<String, List<Cell>> tables = new LinkedHashMap<>();
        cells().forEach(cell -> tables.computeIfAbsent(cell.firm() + " " + cell.edition(), k -> new ArrayList<>())
                .add(cell));
        return tables.entrySet().stream().flatMap(table -> {
            Assessment assessment = assess(table.getValue().get(0));
            return table.getValue().stream()
                    .map(cell -> DynamicTest.dynamicTest(
                            table.getKey() + ": " + cell.subject() + " = " + cell.expected(),
                            () -> assertThat(found(assessment, cell.subject())).isEqualTo(cell.expected())));
        });
    }

    @Test
    void theTablesAreThere() {
        assertThat(cells()).hasSizeGreaterThan(400);
        assertThat(cells())
                .extracting(Cell::edition)
                .contains("INNOV-2022", "SRDI-2022", "SRDI-2026", "LG-2022", "LG-2026");
    }

    private static Assessment assess(Cell cell) {
        Firm firm = FIRMS.get(cell.firm());
        AssessmentContext context = AssessmentContext.of(cell.kind(), cell.date())
                .withRates(ExchangeRates.none().with("USD", 2025, "7.15"));
        return EDITIONS.get(cell.edition()).assess(firm.facts(EDITIONS.indicators()), context);
    }

    private static String found(Assessment assessment, String subject) {
        String[] words = subject.split(" ");
        return switch (words[0]) {
            case "outcome" -> assessment.outcome().name();
            case "tier" -> assessment.tier(words[1]).outcome().name();
            case "status" -> assessment.criterion(words[1]).status().name();
            case "points" -> points(assessment, words[1]);
            case "value" -> {
                Part part = assessment.criterion(words[1]).parts().get(Integer.parseInt(words[2]));
                yield part.value() == null ? "?" : part.value().zh();
            }
            case "exact" ->
                String.valueOf(assessment
                        .criterion(words[1])
                        .parts()
                        .get(Integer.parseInt(words[2]))
                        .exact());
            // The figure a score was taken of, which stands before its calculation.
            case "formula" ->
                assessment.criterion(words[1]).parts().get(0).formula().replaceFirst("=.*", "");
            case "total" ->
                String.valueOf(assessment.tier(words[1]).own().get(0).exact());
            case "gap" -> {
                CriterionResult result = assessment.criterion(words[1]);
                yield result.gaps().get(Integer.parseInt(words[2])).exactAmount();
            }
            default -> throw new IllegalArgumentException(subject);
        };
    }

    private static String points(Assessment assessment, String criteria) {
        return Stream.of(criteria.split("\\+"))
                .map(id -> new BigDecimal(
                        String.valueOf(assessment.criterion(id).parts().get(0).exact())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }
}
