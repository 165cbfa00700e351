package io.jidi.project.dispatch.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.library.rules.FundSource;
import io.jidi.project.rules.Fraction;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Node lights of 6.7, published rates of 6.2, earned value and money by source. */
class DispatchFiguresTest {

    private static final Instant LIMIT = Instant.parse("2026-03-10T10:00:00Z");

    /** Domain file 6.7, times in Asia/Shanghai. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-08T17:59:00+08:00,-,BLUE,false,2881",
                "2026-03-08T18:00:00+08:00,-,YELLOW,false,2880",
                "2026-03-10T18:00:00+08:00,-,YELLOW,false,0",
                "2026-03-10T18:01:00+08:00,-,RED,true,-1",
                "2026-03-12T00:00:00+08:00,2026-03-10T17:00:00+08:00,GREEN,false,0",
                "2026-03-12T00:00:00+08:00,2026-03-11T09:00:00+08:00,GREEN,true,0",
                "2026-03-11T08:59:00+08:00,2026-03-11T09:00:00+08:00,RED,true,-899",
            })
    void aNodeLightsByItsHours(
            String now, @Nullable String doneAt, NodeLight.Colour colour, boolean late, long minutesLeft) {
        Instant done =
                doneAt == null ? null : java.time.OffsetDateTime.parse(doneAt).toInstant();
        assertThat(NodeLight.at(LIMIT, done, java.time.OffsetDateTime.parse(now).toInstant(), 48))
                .isEqualTo(new NodeLight(colour, late, minutesLeft));
    }

    /** Published rates of starts in Lu'an, 6.2, one decimal. */
    @ParameterizedTest
    @CsvSource({
        "43,46,93.5",
        "17,19,89.5",
        "34,39,87.2",
        "45,52,86.5",
        "37,44,84.1",
        "36,47,76.6",
        "34,45,75.6",
        "39,52,75.0",
        "285,344,82.8"
    })
    void ratesAreThePublishedOnes(long started, long signed, BigDecimal published) {
        Fraction percent = Ratio.of(started, signed).percent();
        assertThat(percent).isNotNull();
        assertThat(percent.display(1)).isEqualByComparingTo(published);
    }

    @Test
    void nothingToDivideByIsNoRate() {
        assertThat(Ratio.of(0, 0).percent()).isNull();
        assertThat(Ratio.of(0, 0).display()).isNull();
        assertThat(Ratio.of(0, 3).display()).isEqualByComparingTo("0");
    }

    @Test
    void earnedValueTellsScheduleFromCost() {
        EarnedValue value = EarnedValue.of(
                new BigDecimal("1000"), Fraction.of(500, 1), new BigDecimal("40"), new BigDecimal("600"));
        assertThat(value.earned()).isEqualTo(Fraction.of(400, 1));
        assertThat(value.scheduleVariance()).isEqualTo(Fraction.of(-100, 1));
        assertThat(value.costVariance()).isEqualTo(Fraction.of(-200, 1));
        assertThat(value.scheduleIndex()).isEqualTo(Fraction.of(4, 5));
        assertThat(value.costIndex()).isEqualTo(Fraction.of(2, 3));
        assertThat(value.estimateAtCompletion()).isEqualTo(Fraction.of(1500, 1));
    }

    @Test
    void anIndexWithoutItsDivisorIsNone() {
        EarnedValue idle = EarnedValue.of(BigDecimal.TEN, Fraction.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        assertThat(idle.scheduleIndex()).isNull();
        assertThat(idle.costIndex()).isNull();
        assertThat(idle.estimateAtCompletion()).isNull();
        EarnedValue wasted = EarnedValue.of(BigDecimal.TEN, Fraction.ZERO, BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(wasted.costIndex()).isEqualTo(Fraction.ZERO);
        assertThat(wasted.estimateAtCompletion()).isNull();
        assertThatThrownBy(
                        () -> EarnedValue.of(BigDecimal.TEN, Fraction.ZERO, new BigDecimal("100.01"), BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EarnedValue.of(BigDecimal.ZERO, Fraction.ZERO, BigDecimal.ONE, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sourcesStandFromJanuaryOfTheYear() {
        TreeMap<YearMonth, List<SourceMoney>> months = new TreeMap<>();
        months.put(YearMonth.of(2024, 12), List.of(money(FundSource.OWNER, 9, 9, 9)));
        months.put(YearMonth.of(2025, 1), List.of(money(FundSource.OWNER, 5, 3, 1)));
        months.put(YearMonth.of(2025, 2), List.of(money(FundSource.BANK_LOAN, 8, 2, 2)));
        months.put(YearMonth.of(2025, 3), List.of(money(FundSource.OWNER, 1, 1, 1)));
        assertThat(SourceMoney.standing(months, YearMonth.of(2025, 2)))
                .containsExactly(
                        new SourceMoney.Standing(
                                money(FundSource.BANK_LOAN, 0, 0, 0),
                                money(FundSource.BANK_LOAN, 8, 2, 2),
                                money(FundSource.BANK_LOAN, 8, 2, 2)),
                        new SourceMoney.Standing(
                                money(FundSource.OWNER, 5, 3, 1),
                                money(FundSource.OWNER, 0, 0, 0),
                                money(FundSource.OWNER, 5, 3, 1)));
    }

    @Test
    void sourcesAddUpToWhatIsReported() {
        List<SourceMoney> parts = List.of(money(FundSource.OWNER, 0, 3, 0), money(FundSource.BANK_LOAN, 0, 4, 0));
        assertThat(SourceMoney.refusal(parts, BigDecimal.valueOf(7))).isEmpty();
        assertThat(SourceMoney.refusal(List.of(), BigDecimal.valueOf(7))).isEmpty();
        assertThat(SourceMoney.refusal(parts, BigDecimal.valueOf(8)))
                .map(Reason::code)
                .hasValue("SOURCES_OFF_ACTUAL");
        assertThat(SourceMoney.refusal(List.of(parts.get(0), parts.get(0)), BigDecimal.valueOf(6)))
                .map(Reason::code)
                .hasValue("SOURCE_TWICE");
    }

    private static SourceMoney money(FundSource source, long arrived, long completed, long paid) {
        return new SourceMoney(
                source, BigDecimal.valueOf(arrived), BigDecimal.valueOf(completed), BigDecimal.valueOf(paid));
    }
}
