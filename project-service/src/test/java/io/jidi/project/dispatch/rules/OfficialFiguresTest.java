package io.jidi.project.dispatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.project.rules.Fraction;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our formulas against figures that were published (domain file project-library 6.2). */
class OfficialFiguresTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Anhui 2018 start rate,      95.1,  100,   2018-11, 3.43,  3.4,   1",
        "Anhui 2018 completion rate, 99.2,  100,   2018-11, 7.53,  7.5,   1",
        "an Anhui city H1 2018,      229.82, 380,  2018-06, 10.48, 10.48, 2",
        "Jiangmen Jan-Oct,           629.0, 647.4, 2020-10, 13.82, 13.8,  1",
        "Jiangmen Q1 2021,           30.90, 100,   2021-03, 5.90,  5.90,  2"
    })
    void theLeadIsTheUnroundedDifferenceToTheShareOfTheYear(
            String statement,
            BigDecimal part,
            BigDecimal whole,
            YearMonth month,
            String ours,
            String published,
            int decimals) {
        Fraction lead = TimeProgress.lead(Fraction.percent(part, whole), month);
        assertThat(lead.display(2)).isEqualTo(new BigDecimal(ours));
        assertThat(lead.display(decimals)).isEqualTo(new BigDecimal(published));
    }

    @Test
    void comparingRoundedRatesWouldGiveAnotherFigure() {
        BigDecimal shown = Fraction.percent(new BigDecimal("629.0"), new BigDecimal("647.4"))
                .display(1);
        assertThat(shown).isEqualTo(new BigDecimal("97.2"));
        assertThat(TimeProgress.lead(Fraction.of(shown), YearMonth.of(2020, 10)).display(2))
                .isEqualTo(new BigDecimal("13.87"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "金安,43,46,93.5",
        "叶集,17,19,89.5",
        "市开发区,34,39,87.2",
        "霍邱,45,52,86.5",
        "裕安,37,44,84.1",
        "金寨,36,47,76.6",
        "霍山,34,45,75.6",
        "舒城,39,52,75.0",
        "合计,285,344,82.8"
    })
    void luanStartRatesOfNewlySignedProjects(String county, BigDecimal started, BigDecimal signed, String published) {
        assertThat(Fraction.percent(started, signed).display(1)).isEqualTo(new BigDecimal(published));
    }
}
