package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.NEW_2026;
import static io.jidi.enterprise.criteria.Rulebook.REVIEW_2026;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.ProfileResult;
import io.jidi.enterprise.criteria.rules.Shortfall;
import io.jidi.enterprise.criteria.rules.Status;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The shortest way to a tier, on the worked enterprises of domain reference 8. */
class ShortfallTest {

    private static final List<String> WORKED = List.of("皖江智语", "淮北微行", "蚌埠芯感", "芜湖精驱");

    private static Shortfall of(String firm, String edition, AssessmentContext context) {
        Assessment assessment = Rulebook.assess(edition, Firm.worked(firm), context);
        return Shortfall.of(assessment, assessment.tiers().get(0));
    }

    private static List<String> ids(Shortfall shortfall) {
        return shortfall.missing().stream().map(Shortfall.Missing::criterion).toList();
    }

    @Test
    void whatTheReferencePrintsInBoldIsWhatIsMissing() {
        // 8.5 and 8.6, the LG-2026 table; the criteria without a column there are the edition's own.
        assertThat(ids(of("皖江智语", "SRDI-2026", NEW_2026))).isEmpty();
        assertThat(ids(of("淮北微行", "SRDI-2026", NEW_2026))).containsExactly("P1", "P2b", "P3", "P4", "P5", "P6");
        assertThat(ids(of("蚌埠芯感", "SRDI-2026", NEW_2026))).containsExactly("P1", "P4", "P5", "P6");
        assertThat(ids(of("芜湖精驱", "SRDI-2026", NEW_2026))).isEmpty();
        assertThat(ids(of("皖江智语", "LG-2026", NEW_2026)))
                .contains("W2a", "W3a", "W4", "W5", "W7")
                .doesNotContain("W2b", "W3b");
        assertThat(ids(of("芜湖精驱", "LG-2026", NEW_2026))).isEmpty();
    }

    @Test
    void theGapIsExactAndTheDistanceItsPartOfTheTarget() {
        Shortfall shortfall = of("淮北微行", "SRDI-2026", NEW_2026);
        Shortfall.Missing p2b = shortfall.missing().stream()
                .filter(missing -> missing.criterion().equals("P2b"))
                .findFirst()
                .orElseThrow();
        assertThat(p2b.status()).isEqualTo(Status.NOT_MET);
        assertThat(p2b.gaps()).hasSize(1);
        assertThat(p2b.gaps().get(0).exactAmount()).isEqualTo("90");
        // 90 of 720: an eighth.
        assertThat(p2b.distance()).isEqualTo(Fraction.of("0.125"));
        assertThat(p2b.explanation().zh()).contains("要求 ≥80%");
        assertThat(p2b.gaps().get(0).wording().zh()).contains("还差 90 万元主营业务收入");
        assertThat(Objects.requireNonNull(p2b.basis()).number().zh()).isEqualTo("工信部企业〔2026〕2号");
        // P5 awaits a judgement that was "no": no figure closes it, so the whole way has no distance.
        assertThat(shortfall.distance()).isNull();
    }

    @Test
    void ofAlternativesTheNearestIsTold() {
        // 蚌埠芯感 has 60 points but only 10 of growth, which is nearer than any award, honour, institution or money.
        Shortfall shortfall = of("蚌埠芯感", "INNOV-2022", NEW_2026);
        assertThat(ids(shortfall)).containsExactly("POINTS");
        Shortfall.Missing points = shortfall.missing().get(0);
        assertThat(points.gaps().get(0).exactAmount()).isEqualTo("5");
        assertThat(points.gaps().get(0).wording().zh()).contains("还差 5分").contains("15");
        assertThat(points.distance()).isEqualTo(Fraction.ONE.dividedBy(Fraction.whole(3)));
    }

    @Test
    void nothingIsMissingWhereTheTierIsReachedAndSomethingWhereItIsNot() {
        for (Edition edition : Rulebook.EDITIONS.all()) {
            for (String firm : WORKED) {
                for (AssessmentContext context : List.of(NEW_2026, REVIEW_2026)) {
                    Assessment assessment = Rulebook.assess(edition.id(), Firm.worked(firm), context);
                    for (ProfileResult tier : assessment.tiers()) {
                        check(assessment, tier, edition.id() + " " + firm + " " + context.kind());
                    }
                }
            }
        }
    }

    private static void check(Assessment assessment, ProfileResult tier, String what) {
        Shortfall shortfall = Shortfall.of(assessment, tier);
        assertThat(shortfall.missing())
                .describedAs(what)
                .allMatch(missing -> missing.status() != Status.MET && missing.status() != Status.NOT_APPLICABLE);
        if (tier.outcome() == TierOutcome.ELIGIBLE) {
            assertThat(shortfall.missing()).describedAs(what).isEmpty();
        } else if (tier.outcome() == TierOutcome.NOT_ELIGIBLE) {
            assertThat(shortfall.failing()).describedAs(what).isPositive();
        } else if (tier.outcome() == TierOutcome.NEEDS_REVIEW) {
            assertThat(shortfall.failing() + shortfall.unknown())
                    .describedAs(what)
                    .isZero();
        }
    }
}
