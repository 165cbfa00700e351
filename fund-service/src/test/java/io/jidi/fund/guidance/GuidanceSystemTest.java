package io.jidi.fund.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.fund.FundClass;
import io.jidi.fund.guidance.rules.Leverage;
import io.jidi.fund.guidance.rules.MotherTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sixteen mother funds as the documents have them, and leverage by both definitions (fund.md 2.1, 2.2). */
class GuidanceSystemTest {

    private static final GuidanceSystem.View SYSTEM = GuidanceSystem.read();

    @Test
    void thereAreTenThemeTwoFunctionalAndFourAngelFunds() {
        assertThat(SYSTEM.motherFunds().stream()
                        .collect(
                                Collectors.groupingBy(GuidanceSystem.MotherFundView::fundClass, Collectors.counting())))
                .containsEntry(FundClass.THEME, 10L)
                .containsEntry(FundClass.FUNCTIONAL, 2L)
                .containsEntry(FundClass.ANGEL, 4L);
        assertThat(SYSTEM.motherFunds().stream()
                        .map(GuidanceSystem.MotherFundView::code)
                        .distinct())
                .hasSize(16);
    }

    @Test
    void whatWasNotFoundIsAbsentWithItsReason() {
        List<Parameter> figures = SYSTEM.motherFunds().stream()
                .flatMap(one -> Stream.of(one.motherSize(), one.systemSize()))
                .toList();
        assertThat(figures).allMatch(one -> one.value() != null || one.note() != null);
        assertThat(figures.stream().filter(one -> one.value() != null))
                .allMatch(one -> one.status().confirmed());
        assertThat(SYSTEM.motherFunds().stream().filter(one -> one.motherSize().value() == null))
                .hasSize(11);
    }

    /** 300×4.5 + 150×3.3 + 50×3 = 1,995亿: class leverage is total ÷ guidance money. */
    @Test
    void theClassesGiveTheSystemsSize() {
        BigDecimal sum = SYSTEM.classes().stream()
                .map(one -> value(SYSTEM.guidanceMoney())
                        .multiply(value(one.share()))
                        .multiply(value(one.leverage())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(yi("1995"));
    }

    /** project-library.md 6.7: government 10, fund 50 → 5.00 times; end of 2025: 782.32 ÷ 144.68 = 5.407. */
    @Test
    void theTwoDefinitionsStandSideBySide() {
        Leverage example = new Leverage(yi("10"), yi("50"), yi("10"), yi("40"));
        assertThat(example.official()).isEqualByComparingTo("5.00");
        assertThat(example.paidIn()).isEqualByComparingTo("4.00");
        Leverage project = new Leverage(yi("10"), yi("42").add(yi("118")), yi("10"), yi("0"));
        assertThat(project.official()).isEqualByComparingTo("16.00");
        Leverage province = new Leverage(yi("144.68"), yi("927"), yi("144.68"), yi("782.32"));
        assertThat(province.paidIn().setScale(3, RoundingMode.HALF_UP)).isEqualTo("5.407");
        Leverage nothing = new Leverage(yi("0"), yi("5"), yi("0"), yi("5"));
        assertThat(nothing.official()).isNull();
        assertThat(nothing.paidIn()).isNull();
    }

    @Test
    void everyEditionOfTermsBelongsToAMotherFundThatExists() {
        Set<String> codes = SYSTEM.motherFunds().stream()
                .map(GuidanceSystem.MotherFundView::code)
                .collect(Collectors.toSet());
        for (MotherTerms terms : new MotherTermsEditions().all()) {
            assertThat(terms.motherFund() == null || codes.contains(terms.motherFund()))
                    .as(terms.id())
                    .isTrue();
            assertThat(terms.parameters()).as(terms.id()).containsKey("reinvestmentMultiple");
        }
    }

    private static BigDecimal value(Parameter parameter) {
        return parameter.known().orElseThrow();
    }

    private static BigDecimal yi(String many) {
        return new BigDecimal(many).multiply(new BigDecimal("100000000"));
    }
}
