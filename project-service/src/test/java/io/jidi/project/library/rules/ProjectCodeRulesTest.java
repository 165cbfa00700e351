package io.jidi.project.library.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.library.LibraryEditions;
import io.jidi.project.rules.Reason;
import java.time.YearMonth;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The code table of domain file project-library 2.2 and its edges. */
class ProjectCodeRulesTest {

    private static final ProjectCodeRules RULES =
            LibraryEditions.shipped(ProgrammeSeed.shipped()).codes();

    @ParameterizedTest(name = "{0} is {1} {2} ({5})")
    @CsvFileSource(
            resources = "/library/project-codes.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = false)
    void theFirstFourDigitsDecideTheForm(
            String code,
            ProjectCodeCheck.Verdict verdict,
            @Nullable String refusal,
            @Nullable String warnings,
            @Nullable YearMonth month,
            @Nullable String note) {
        ProjectCodeCheck check = RULES.check(code);
        assertThat(check.verdict()).as(note).isEqualTo(verdict);
        Reason refused = check.refusal();
        assertThat(refused == null ? null : refused.code()).isEqualTo(refusal);
        assertThat(check.warnings().stream().map(Reason::code).collect(Collectors.joining(" ")))
                .isEqualTo(Objects.requireNonNullElse(warnings, ""));
        ProjectCode parts = check.code();
        assertThat(parts == null ? null : parts.month()).isEqualTo(month);
    }

    @Test
    void aLegacyCodeIsTakenApart() {
        ProjectCode code =
                Objects.requireNonNull(RULES.check("2019-340100-65-03-012345").code());
        assertThat(code)
                .isEqualTo(new ProjectCode(
                        "2019-340100-65-03-012345",
                        ProjectCode.Form.LEGACY,
                        2019,
                        null,
                        "340100",
                        "65",
                        "03",
                        "012345",
                        null));
        assertThat(code.industry()).isEqualTo("65");
        assertThat(code.department()).isNull();
        assertThat(code.checkDigitVerified()).isFalse();
    }

    @Test
    void aCurrentCodeIsTakenApartAndItsCheckCharacterIsStoredButNotJudged() {
        ProjectCode code =
                Objects.requireNonNull(RULES.check("2105-340161-04-01-12345X").code());
        assertThat(code)
                .isEqualTo(new ProjectCode(
                        "2105-340161-04-01-12345X",
                        ProjectCode.Form.CURRENT,
                        2021,
                        YearMonth.of(2021, 5),
                        "340161",
                        "04",
                        "01",
                        "12345",
                        'X'));
        assertThat(code.department()).isEqualTo("04");
        assertThat(code.industry()).isNull();
        assertThat(code.checkDigitVerified()).isFalse();
    }

    @Test
    void aRefusalNamesTheOffendingPartInBothLanguages() {
        Reason refusal =
                Objects.requireNonNull(RULES.check("2019-34010-65-03-012345").refusal());
        assertThat(refusal.zh()).contains("行政区划应为6位,现为5位");
        assertThat(refusal.en()).contains("region must have 6 characters, has 5");
    }
}
