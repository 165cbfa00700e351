package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.EDITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.bulk.Block;
import io.jidi.enterprise.criteria.rules.bulk.BulkEdition;
import io.jidi.enterprise.criteria.rules.bulk.FactSheet;
import io.jidi.enterprise.criteria.rules.bulk.Layout;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The columns give the verdicts of the exact evaluator, for every shipped edition, or say that they cannot. */
class BulkEditionTest {

    private static final int FIRMS = 800;

    static List<String> editions() {
        return EDITIONS.all().stream().map(Edition::id).toList();
    }

    private static AssessmentContext context(ApplicationKind kind) {
        return AssessmentContext.of(kind, LocalDate.of(2026, 3, 1))
                .withRates(ExchangeRates.none().with("USD", 2025, "7.15"));
    }

    private static byte[] sheet(Firm firm) {
        return FactSheet.write(firm.rows().stream()
                .map(row -> new FactSheet.Fact(
                        row.field(),
                        row.source().name(),
                        row.year(),
                        List.of("none", "无").contains(row.value()) ? null : row.value()))
                .toList());
    }

    /** Judges them block by block both ways; the number of firms the columns left to the exact evaluator. */
    private static int agree(Edition edition, AssessmentContext context, List<Firm> firms) {
        Layout layout = new Layout();
        BulkEdition bulk = BulkEdition.compile(edition, context, layout);
        assertThat(bulk.fallback()).isEmpty();
        Block block = new Block(layout);
        int exact = 0;
        for (int from = 0; from < firms.size(); from += Block.ROWS) {
            List<Firm> some = firms.subList(from, Math.min(firms.size(), from + Block.ROWS));
            block.clear();
            for (Firm firm : some) {
                byte[] sheet = sheet(firm);
                block.add(sheet, 0, sheet.length, null, null);
            }
            bulk.judge(block);
            exact += bulk.exactRows(block);
            for (int row = 0; row < some.size(); row++) {
                if (!bulk.exact(row)) {
                    Firm firm = some.get(row);
                    same(bulk, row, edition.assess(firm.facts(EDITIONS.indicators()), context), firm);
                }
            }
        }
        return exact;
    }

    private static void same(BulkEdition bulk, int row, Assessment assessment, Firm firm) {
        for (int i = 0; i < assessment.criteria().size(); i++) {
            assertThat(bulk.status(i, row))
                    .as("%s %s", assessment.criteria().get(i).criterion().id(), firm)
                    .isEqualTo(assessment.criteria().get(i).status());
        }
        for (int i = 0; i < assessment.tiers().size(); i++) {
            assertThat(bulk.outcome(i, row))
                    .as("%s %s", assessment.tiers().get(i).profile().tier(), firm)
                    .isEqualTo(assessment.tiers().get(i).outcome());
        }
        assertThat(bulk.outcome(row)).isEqualTo(assessment.outcome());
        assertThat(bulk.tierReached(row))
                .isEqualTo(
                        assessment.reached().map(tier -> tier.profile().tier()).orElse(null));
    }

    @ParameterizedTest
    @MethodSource("editions")
    void theWorkedEnterprisesAndEveryFirmOneFactAway(String id) {
        List<Firm> firms = new ArrayList<>(List.of(Firm.nothingKnown()));
        for (Firm worked : Populations.WORKED) {
            firms.add(worked);
            worked.rows().stream().map(Firm.Row::field).distinct().forEach(field -> firms.add(worked.without(field)));
        }
        for (ApplicationKind kind : ApplicationKind.values()) {
            agree(EDITIONS.get(id), context(kind), firms);
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void generatedPopulationsWithEdgesGapsAndContradictions(String id) {
        List<Firm> firms = new Populations(EDITIONS.indicators(), new Random(id.hashCode())).firms(FIRMS);
        for (ApplicationKind kind : ApplicationKind.values()) {
            int exact = agree(EDITIONS.get(id), context(kind), firms);
            // Money lists and numbers that do not fit are rare, also where the generator likes them.
            assertThat(exact).as("left to the exact evaluator").isLessThan(FIRMS / 2);
        }
    }

    /** Bracket edges of domain reference 8.10, a ten-thousandth of a percent apart. */
    @Test
    void valuesExactlyOnAndJustBesideAnEdge() {
        List<Firm> firms = new ArrayList<>();
        Firm base = Firm.worked("皖江智语").with("revenue", 2025, "1000000");
        for (String part :
                List.of("30000", "29999", "30000.000001", "29999.999999", "50000", "49999", "100000", "99999")) {
            for (String field : List.of("rdExpense", "mainRevenue", "netProfit", "equityFinancing")) {
                firms.add(base.with(field, 2025, part));
            }
        }
        for (String revenue : List.of("11025", "11024", "11024.999999", "11025.000001")) {
            firms.add(base.with("revenue", 2025, revenue).with("revenue", 2023, "10000"));
        }
        // A mean growth of exactly 5 and 10 percent from two different years: 4 % and 6 %, 8 % and 12 %.
        for (String last : List.of("1102400", "1102399.999999", "1102400.000001", "1209600", "1209599.999999")) {
            String middle = last.startsWith("11") ? "1040000" : "1080000";
            firms.add(base.with("mainRevenue", 2023, "1000000")
                    .with("mainRevenue", 2024, middle)
                    .with("mainRevenue", 2025, last));
        }
        for (String id : editions()) {
            for (ApplicationKind kind : ApplicationKind.values()) {
                agree(EDITIONS.get(id), context(kind), firms);
            }
        }
    }

    @Test
    void ageAndTermsToTheDay() {
        List<Firm> firms = new ArrayList<>();
        Firm base = Firm.worked("皖江智语");
        for (LocalDate day = LocalDate.of(2015, 12, 25); day.isBefore(LocalDate.of(2026, 3, 8)); ) {
            firms.add(base.with("foundedDate", day.toString())
                    .with("awards", "level=PROVINCIAL;rank=1;date=" + day)
                    .with("titles", "kind=INNOVATIVE;start=2020-01-01;end=" + day));
            boolean near = day.getDayOfYear() > 355 || day.getDayOfYear() < 8 || Math.abs(day.getDayOfYear() - 60) < 4;
            day = day.plusDays(near ? 1 : 30);
        }
        for (String id : editions()) {
            agree(EDITIONS.get(id), context(ApplicationKind.NEW), firms);
        }
        AssessmentContext leap = AssessmentContext.of(ApplicationKind.NEW, LocalDate.of(2024, 2, 29))
                .withReferenceDate(LocalDate.of(2024, 2, 29));
        for (String id : List.of("UNI-GEI-2025", "SRDI-2022", "EAGLET-HEFEI-2021")) {
            agree(EDITIONS.get(id), leap, firms);
        }
    }

    @Test
    void aNumberThatDoesNotFitIsLeftToTheExactEvaluatorAndOnlyThatFirm() {
        Firm fits = Firm.worked("皖江智语");
        List<Firm> firms = List.of(
                fits,
                fits.with("revenue", 2025, "3600.0000001"),
                fits.with("revenue", 2025, "999999999999999999"),
                fits.with("revenue", 2025, "99999999999"));

        assertThat(agree(EDITIONS.get("SRDI-2026"), context(ApplicationKind.NEW), firms))
                .isEqualTo(2);
    }

    @Test
    void editionsOnOneLayoutShareTheirColumnsAndDoNotDisturbEachOther() {
        List<Firm> firms = new Populations(EDITIONS.indicators(), new Random(5)).firms(Block.ROWS);
        Layout layout = new Layout();
        AssessmentContext context = context(ApplicationKind.NEW);
        List<BulkEdition> all = EDITIONS.all().stream()
                .map(edition -> BulkEdition.compile(edition, context, layout))
                .toList();
        Block block = new Block(layout);
        for (int round = 0; round < 2; round++) {
            block.clear();
            firms.forEach(firm -> block.add(sheet(firm), 0, sheet(firm).length, null, null));
            all.forEach(bulk -> bulk.judge(block));
        }
        for (BulkEdition bulk : all) {
            for (int row = 0; row < firms.size(); row += 7) {
                if (!bulk.exact(row)) {
                    same(
                            bulk,
                            row,
                            bulk.edition().assess(firms.get(row).facts(EDITIONS.indicators()), context),
                            firms.get(row));
                }
            }
        }
    }

    @Test
    void theRegistryCountsWhereNothingElseIsKnown() {
        Layout layout = new Layout();
        AssessmentContext context = context(ApplicationKind.NEW);
        BulkEdition bulk = BulkEdition.compile(EDITIONS.get("EAGLET-HEFEI-2021"), context, layout);
        Block block = new Block(layout);
        Firm firm = Firm.worked("皖江智语").without("foundedDate");
        byte[] sheet = sheet(firm);
        block.add(sheet, 0, sheet.length, LocalDate.of(2010, 1, 1), "C39");
        bulk.judge(block);

        same(bulk, 0, Rulebook.assess("EAGLET-HEFEI-2021", firm.with("foundedDate", "2010-01-01"), context), firm);
    }

    @Test
    void aSheetGivesBackWhatWasWritten() {
        List<FactSheet.Fact> facts = List.of(
                new FactSheet.Fact("revenue", "AUDIT_REPORT", 2024, "12"),
                new FactSheet.Fact("revenue", "AUDIT_REPORT", 2025, "-3.5"),
                new FactSheet.Fact("titles", SourceKind.CERTIFICATE.name(), null, "kind=HNTE;document=国 1:\n2=-"),
                new FactSheet.Fact("awards", "CERTIFICATE", null, null));
        byte[] sheet = FactSheet.write(facts);
        List<FactSheet.Fact> read = new ArrayList<>();
        FactSheet.read(
                sheet,
                0,
                sheet.length,
                (field, source, year, value) -> read.add(new FactSheet.Fact(field, source, year, value)));

        assertThat(read).isEqualTo(facts);
        assertThat(new String(sheet, StandardCharsets.UTF_8).lines().limit(1).collect(Collectors.joining()))
                .isEqualTo("revenue AUDIT_REPORT 2024:2=12 2025:4=-3.5");
    }
}
