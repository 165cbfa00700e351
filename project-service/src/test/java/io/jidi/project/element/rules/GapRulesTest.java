package io.jidi.project.element.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import io.jidi.project.rules.ElementKind;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gaps by date (domain file project-library 2.5) and the rate of requests settled on time. */
class GapRulesTest {

    private static final GapRules RULES = new GapRules(new EditionParameters(List.of(
            parameter("land.monthsBeforeStart", "2"),
            parameter("review.monthsBeforeStart", "1"),
            parameter("funds.fromMonth", "6"),
            parameter("funds.leastPercent", "50"))));

    /** Planned start June 2025; needed by 20 June. */
    @ParameterizedTest
    @CsvSource({
        "LAND,10,9.99,true,2025-03-31,''",
        "LAND,10,9.99,false,2025-04-01,LAND_NOT_SUPPLIED",
        "LAND,10,10,false,2025-06-01,''",
        "ENERGY,10,0,true,2025-06-30,''",
        "ENERGY,10,10,false,2025-04-30,''",
        "ENERGY,10,10,false,2025-05-01,ENERGY_REVIEW_MISSING",
        "ENVIRONMENT,10,10,false,2025-05-01,ASSESSMENT_MISSING",
        "LABOUR,10,9,false,2025-06-19,''",
        "LABOUR,10,9,false,2025-06-20,ELEMENT_NOT_SECURED",
        "COMPUTING,10,10,false,2025-07-20,''",
        "DATA,1,0,false,2025-07-20,ELEMENT_NOT_SECURED",
        "FUNDS,10,0,false,2025-12-31,''",
    })
    void aNeedIsAGapFromItsDayOn(
            ElementKind kind, BigDecimal needed, BigDecimal secured, boolean reviewed, LocalDate day, String reason) {
        GapRules.Need need =
                new GapRules.Need(kind, needed, secured, reviewed, LocalDate.of(2025, 6, 20), YearMonth.of(2025, 6));
        assertThat(RULES.gap(need, day).map(Reason::code).orElse("")).isEqualTo(reason);
    }

    @Test
    void withoutAPlannedStartTheDayOfNeedStandsForIt() {
        GapRules.Need need = new GapRules.Need(
                ElementKind.LAND, BigDecimal.TEN, BigDecimal.ONE, false, LocalDate.of(2025, 6, 20), null);
        assertThat(RULES.gap(need, LocalDate.of(2025, 4, 1))).isPresent();
        assertThat(RULES.gap(need, LocalDate.of(2025, 3, 31))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "49.99,100,2025-06,FUNDS_NOT_ARRIVED",
        "50,100,2025-06,''",
        "0,100,2025-05,''",
        "0,0,2025-06,''",
        "0,100,2025-12,FUNDS_NOT_ARRIVED",
    })
    void fundsAreJudgedFromJuneOn(BigDecimal arrived, BigDecimal annual, YearMonth month, String reason) {
        assertThat(RULES.funds(arrived, annual, month).map(Reason::code).orElse(""))
                .isEqualTo(reason);
    }

    @Test
    void onTimeCountsWhatIsDue() {
        LocalDate today = LocalDate.of(2025, 6, 10);
        assertThat(OnTime.of(
                        List.of(
                                new OnTime.Term(today, null),
                                new OnTime.Term(today.minusDays(1), null),
                                new OnTime.Term(today.minusDays(1), today.minusDays(1)),
                                new OnTime.Term(today.minusDays(1), today),
                                new OnTime.Term(today.plusDays(9), today)),
                        today))
                .isEqualTo(new OnTime(4, 2));
    }

    @Test
    void aMisspeltParameterIsRefused() {
        EditionParameters wrong = new EditionParameters(List.of(parameter("land.months", "2")));
        assertThatThrownBy(() -> new GapRules(wrong)).hasMessageContaining("land.months");
    }

    private static EditionParameter parameter(String name, String value) {
        return new EditionParameter(name, value, "a test", true, false, null);
    }
}
