package io.jidi.project.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.programme.rules.TargetRule.Operator;
import io.jidi.project.programme.rules.TargetRule.State;
import io.jidi.project.programme.rules.TargetRule.Value;
import io.jidi.project.rules.Fraction;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a target of the policy is met; the figures are those of domain reference 6.5. */
class TargetRuleTest {

    private static final TargetRule EIGHTY = new TargetRule(2022, Operator.AT_LEAST, new BigDecimal("80"), null);
    private static final TargetRule MORE = new TargetRule(2025, Operator.MORE_THAN_BASELINE, null, 2022);

    @ParameterizedTest
    @CsvSource({"82.83, MET", "80.51, MET", "64.23, MISSED", "80.00, MET", "79.90, MISSED", "79.999999, MISSED"})
    void above80IncludesTheEightyItself(String value, State state) {
        assertThat(EIGHTY.judge(List.of(value(2022, value))).state()).isEqualTo(state);
    }

    @Test
    void aShareThatRoundsToTheTargetDoesNotReachIt() {
        Fraction justBelow = Fraction.percent(new BigDecimal("79999999999"), new BigDecimal("100000000000"));
        assertThat(justBelow.display(6)).isEqualTo("80.000000");
        assertThat(EIGHTY.judge(List.of(new Value(2022, justBelow, "AGG-A"))).state())
                .isEqualTo(State.MISSED);
    }

    @Test
    void anEarlierYearDoesNotMeetALaterTargetAndALaterOneIsNotLookedAt() {
        assertThat(EIGHTY.judge(List.of(value(2021, "90"))).state()).isEqualTo(State.NOT_YET);
        assertThat(EIGHTY.judge(List.of(value(2021, "90"), value(2022, "70"))).state())
                .isEqualTo(State.MISSED);
        assertThat(EIGHTY.judge(List.of(value(2023, "90"))).state()).isEqualTo(State.NO_DATA);
    }

    @Test
    void aValueThatCouldNotBeComputedIsNoDataAndNotZero() {
        assertThat(EIGHTY.judge(List.of(new Value(2022, null, "AGG-A"))).state())
                .isEqualTo(State.NO_DATA);
    }

    @Test
    void moreThan2022IsStrictAndNeedsTheBaseline() {
        assertThat(MORE.judge(List.of(value(2022, "80"), value(2025, "80"))).state())
                .isEqualTo(State.MISSED);
        assertThat(MORE.judge(List.of(value(2022, "80"), value(2025, "80.000001")))
                        .state())
                .isEqualTo(State.MET);
        assertThat(MORE.judge(List.of(value(2025, "99"))).state()).isEqualTo(State.NO_BASELINE);
    }

    @Test
    void aTargetWithoutANumberIsRecordedAndNeverJudged() {
        TargetRule open = new TargetRule(2022, Operator.NONE, null, null);
        assertThat(open.judge(List.of(value(2022, "1"))).state()).isEqualTo(State.RECORDED);
        assertThat(open.judge(List.of()).state()).isEqualTo(State.NO_DATA);
    }

    @Test
    void aRuleThatLacksWhatItComparesWithIsRefused() {
        assertThatThrownBy(() -> new TargetRule(2022, Operator.AT_LEAST, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TargetRule(2022, Operator.NONE, BigDecimal.ONE, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsAchievedOnlyEndsAndNothingBecomesNamed() {
        assertThat(ItemStatus.ACHIEVED.next()).containsExactly(ItemStatus.ENDED);
        for (ItemStatus status : ItemStatus.values()) {
            assertThat(status.next()).doesNotContain(ItemStatus.NAMED, status);
        }
    }

    private static Value value(int year, String value) {
        return new Value(year, Fraction.of(new BigDecimal(value)), null);
    }
}
