package io.jidi.project.library.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Change types, exit reasons, adjustment windows, masked names and the doubts of a record (2.1, 2.9). */
class AdjustmentTest {

    private static final LocalDate MAY = LocalDate.of(2025, 5, 31);
    private static final LocalDate JUNE = LocalDate.of(2025, 6, 1);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,ADMITTED,-,0,ADD",
                "-,RESERVED,-,0,ADD",
                "RESERVED,ADMITTED,-,0,RESERVE_TO_IMPL",
                "ADMITTED,RESERVED,-,0,IMPL_TO_RESERVE",
                "ADMITTED,SUSPENDED,-,0,SUSPEND",
                "SUSPENDED,ADMITTED,-,0,RESUME",
                "SUSPENDED,EXIT_PROPOSED,PLAN_CHANGED,0,PROPOSE_EXIT",
                "EXIT_PROPOSED,ADMITTED,-,0,KEEP",
                "EXIT_PROPOSED,RESERVED,-,0,KEEP",
                "EXIT_PROPOSED,SUSPENDED,-,0,KEEP",
                "EXIT_PROPOSED,EXITED,-,0,EXIT",
                "EXIT_PROPOSED,EXITED,NOT_STARTED_2Y,0,EXIT",
                "EXIT_PROPOSED,EXITED,MERGED,1,MERGE",
                "EXIT_PROPOSED,EXITED,PLAN_CHANGED,2,SPLIT",
            })
    void aStepHasTheNameOfTheNotice(
            @Nullable ProjectStatus from,
            ProjectStatus to,
            ExitReason.@Nullable Code code,
            int successors,
            ChangeType expected) {
        assertThat(ChangeType.of(from, to, code == null ? null : new ExitReason(code, successors)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "MERGED,0,MERGE_NEEDS_ONE",
        "MERGED,2,MERGE_NEEDS_ONE",
        "OTHER,1,ONE_SUCCESSOR_IS_A_MERGER",
        "MERGED,1,''",
        "OTHER,0,''",
        "PLAN_CHANGED,3,''"
    })
    void reasonAndSuccessorsGoTogether(ExitReason.Code code, int successors, String contradiction) {
        assertThat(new ExitReason(code, successors)
                        .contradiction()
                        .map(Reason::code)
                        .orElse(""))
                .isEqualTo(contradiction);
    }

    @Test
    void anEnforcedWindowClosesAtTheEndOfItsMonthForWhatTheNoticesList() {
        AdjustmentWindow enforced = new AdjustmentWindow(Set.of(5, 9), true);
        assertThat(enforced.allows(ChangeType.ADD, MAY)).isTrue();
        assertThat(enforced.allows(ChangeType.ADD, JUNE)).isFalse();
        assertThat(enforced.allows(ChangeType.EXIT, JUNE)).isFalse();
        assertThat(enforced.allows(ChangeType.PROPOSE_EXIT, JUNE)).isTrue();
        assertThat(enforced.allows(ChangeType.SUSPEND, JUNE)).isTrue();
        AdjustmentWindow marked = new AdjustmentWindow(Set.of(5, 9), false);
        assertThat(marked.allows(ChangeType.ADD, JUNE)).isTrue();
        assertThat(marked.open(JUNE)).isFalse();
        assertThat(new AdjustmentWindow(Set.of(), true).allows(ChangeType.ADD, JUNE))
                .isTrue();
        assertThatThrownBy(() -> new AdjustmentWindow(Set.of(13), false)).hasMessageContaining("13");
    }

    @ParameterizedTest
    @CsvSource({"张三,张*", "欧阳春晓,欧**", "李,李"})
    void aNameIsMaskedToItsFirstCharacter(String name, String masked) {
        assertThat(PersonName.masked(name)).isEqualTo(masked);
    }

    @Test
    void theRecordIsDoubtedWhereItContradictsItself() {
        ProfileFacts facts = new ProfileFacts(
                new BigDecimal("100.00"),
                YearMonth.of(2026, 1),
                2025,
                List.of(
                        new ProfileFacts.Source(FundSource.OWNER, new BigDecimal("60.00"), new BigDecimal("60.01")),
                        new ProfileFacts.Source(FundSource.BANK_LOAN, new BigDecimal("30.00"), null)),
                List.of(
                        new ProfileFacts.Approval("环评", false, true, null, LocalDate.of(2025, 5, 30), null),
                        new ProfileFacts.Approval("节能审查", true, false, LocalDate.of(2025, 5, 1), null, 29),
                        new ProfileFacts.Approval("用地预审", true, false, LocalDate.of(2025, 5, 1), null, 30)));
        assertThat(facts.doubts(MAY).stream().map(Reason::code))
                .containsExactly(
                        "COMPLETION_BEFORE_START",
                        "FUNDING_OFF_TOTAL",
                        "YEARS_ABOVE_SOURCE",
                        "APPROVAL_EXPIRED",
                        "APPROVAL_OVERDUE");
        assertThat(new ProfileFacts(null, null, null, List.of(), List.of()).doubts(MAY))
                .isEmpty();
    }

    @Test
    void othersThanThoseWhoAnswerForItSeeNoRestrictedProject() {
        assertThat(RestrictedVisibility.sees(Set.of("CITY_OFFICE"))).isTrue();
        assertThat(RestrictedVisibility.sees(Set.of("DEPARTMENT", "FUND_MANAGER", "BASE_OFFICE", "DATA_PLATFORM")))
                .isFalse();
    }
}
