package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.EDITIONS;
import static io.jidi.enterprise.criteria.Rulebook.NEW_2026;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.CriterionResult;
import io.jidi.enterprise.criteria.rules.Gap;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.Status;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must hold for every enterprise, tried on generated ones. */
class PropertiesTest {

    private static final int FIRMS = 400;
    private static final List<String> AMOUNTS =
            List.of("revenue", "mainRevenue", "rdExpense", "totalAssets", "totalLiabilities", "equityFinancing");
    private static final List<String> OTHERS =
            List.of("yearsInSegment", "classOneOwnIp", "classOneIp", "developmentScore", "employees");

    @Test
    void missingDataNeverYieldsEligible() {
        Firm complete = Firm.worked("皖江智语");
        for (String field :
                complete.rows().stream().map(Firm.Row::field).distinct().toList()) {
            Assessment without = Rulebook.srdi(complete.without(field));
            boolean read = EDITIONS.get("SRDI-2026").reads().stream()
                    .anyMatch(indicator -> indicator.key().equals(field));
            // Equity is only the other branch of P2a, institutions and awards only exempt: their absence costs nothing.
            boolean needed = read
                    && !List.of("equityFinancing", "rdInstitutions", "awards", "employees")
                            .contains(field);
            assertThat(without.outcome() == TierOutcome.ELIGIBLE).as(field).isEqualTo(!needed);
        }
    }

    @Test
    void learningMoreNeverOverturnsAVerdict() {
        Random random = new Random(7);
        for (int n = 0; n < FIRMS; n++) {
            Firm firm = generated(random);
            Assessment full = Rulebook.srdi(firm);
            // A list is known whole or not at all: with fewer items it would be another list.
            Set<String> forgotten = firm.rows().stream()
                    .filter(row -> random.nextInt(4) == 0)
                    .map(row -> row.field() + row.year())
                    .collect(Collectors.toSet());
            List<Firm.Row> fewer = firm.rows().stream()
                    .filter(row -> !forgotten.contains(row.field() + row.year()))
                    .toList();
            Assessment partial = Rulebook.srdi(new Firm(fewer));
            for (CriterionResult result : partial.criteria()) {
                Status known = full.criterion(result.criterion().id()).status();
                if (result.status() == Status.MET || result.status() == Status.NOT_MET) {
                    assertThat(known).as(result.criterion().id()).isEqualTo(result.status());
                }
            }
        }
    }

    @Test
    void raisingWhatIsBetterNeverLosesTheTier() {
        Random random = new Random(11);
        for (int n = 0; n < FIRMS; n++) {
            Firm firm = generated(random);
            Assessment before = Rulebook.srdi(firm);
            for (String field : List.of("mainRevenue", "rdExpense", "totalAssets", "yearsInSegment", "classOneOwnIp")) {
                Assessment after = Rulebook.srdi(raised(firm, field));
                for (CriterionResult result : before.criteria()) {
                    if (result.status() == Status.MET
                            && !result.criterion().id().equals("G2")) {
                        assertThat(after.criterion(result.criterion().id()).status())
                                .as(field + " " + result.criterion().id())
                                .isEqualTo(Status.MET);
                    }
                }
            }
        }
    }

    @Test
    void everyGapOfASingleFieldClosesItsPart() {
        Random random = new Random(13);
        int closed = 0;
        for (int n = 0; n < FIRMS; n++) {
            Firm firm = generated(random);
            CriterionResult share = Rulebook.srdi(firm).criterion("P2b");
            for (Gap gap : share.gaps()) {
                BigDecimal target =
                        new BigDecimal(gap.unit().written(gap.target()).exact());
                Firm met = firm.with("mainRevenue", 2025, target.toPlainString());
                Firm short1 = firm.with(
                        "mainRevenue",
                        2025,
                        target.subtract(new BigDecimal("0.0000001")).toPlainString());
                assertThat(Rulebook.srdi(met).criterion("P2b").status()).isEqualTo(Status.MET);
                assertThat(Rulebook.srdi(short1).criterion("P2b").status()).isEqualTo(Status.NOT_MET);
                closed++;
            }
        }
        assertThat(closed).isGreaterThan(FIRMS / 10);
    }

    @Test
    void outcomeFollowsFromTheCriteria() {
        Random random = new Random(17);
        for (int n = 0; n < FIRMS; n++) {
            List<Firm.Row> some = generated(random).rows().stream()
                    .filter(row -> random.nextInt(30) != 0)
                    .toList();
            Assessment assessment =
                    EDITIONS.get("SRDI-2026").assess(new Firm(some).facts(EDITIONS.indicators()), NEW_2026);
            List<Status> statuses =
                    assessment.criteria().stream().map(CriterionResult::status).toList();
            TierOutcome expected = statuses.contains(Status.NOT_MET)
                    ? TierOutcome.NOT_ELIGIBLE
                    : statuses.contains(Status.UNKNOWN)
                            ? TierOutcome.NEEDS_DATA
                            : statuses.contains(Status.MANUAL) ? TierOutcome.NEEDS_REVIEW : TierOutcome.ELIGIBLE;
            assertThat(assessment.outcome()).isEqualTo(expected);
        }
    }

    private static Firm raised(Firm firm, String field) {
        List<Firm.Row> rows = new ArrayList<>();
        for (Firm.Row row : firm.rows()) {
            rows.add(
                    row.field().equals(field)
                            ? new Firm.Row(
                                    field,
                                    row.year(),
                                    new BigDecimal(row.value())
                                            .add(BigDecimal.ONE)
                                            .toPlainString(),
                                    row.source())
                            : row);
        }
        return new Firm(rows);
    }

    /** Figures around the thresholds, so that both sides of every edge occur. */
    private static Firm generated(Random random) {
        Firm firm = Firm.worked(random.nextBoolean() ? "皖江智语" : "芜湖精驱");
        for (int year : new int[] {2024, 2025}) {
            for (String field : AMOUNTS) {
                String value = switch (field) {
                    case "revenue" -> String.valueOf(1000 + random.nextInt(3000));
                    case "rdExpense" -> String.valueOf(30 + random.nextInt(200));
                    default -> random.nextInt(4000) + "." + random.nextInt(100);
                };
                firm = firm.with(field, year, value);
            }
        }
        for (String field : OTHERS) {
            firm = firm.with(field, 2025, String.valueOf(random.nextInt(100)), SourceKind.PLATFORM);
        }
        return firm;
    }
}
