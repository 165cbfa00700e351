package io.jidi.project.library.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.project.rules.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way a project may go in the library (domain reference 2.9). */
class StatusRulesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "RESERVED,-,ADMITTED,-",
                "RESERVED,-,EXIT_PROPOSED,-",
                "RESERVED,-,EXITED,NO_SUCH_WAY",
                "RESERVED,-,RESERVED,NO_SUCH_WAY",
                "ADMITTED,RESERVED,RESERVED,-",
                "ADMITTED,-,SUSPENDED,-",
                "RESERVED,-,SUSPENDED,NO_SUCH_WAY",
                "SUSPENDED,ADMITTED,ADMITTED,-",
                "SUSPENDED,ADMITTED,EXIT_PROPOSED,-",
                "SUSPENDED,ADMITTED,RESERVED,NO_SUCH_WAY",
                "EXIT_PROPOSED,SUSPENDED,SUSPENDED,-",
                "EXIT_PROPOSED,SUSPENDED,ADMITTED,NO_SUCH_WAY",
                "ADMITTED,-,EXIT_PROPOSED,-",
                "ADMITTED,-,EXITED,NO_SUCH_WAY",
                "EXIT_PROPOSED,ADMITTED,ADMITTED,-",
                "EXIT_PROPOSED,ADMITTED,RESERVED,NO_SUCH_WAY",
                "EXIT_PROPOSED,RESERVED,RESERVED,-",
                "EXIT_PROPOSED,RESERVED,ADMITTED,NO_SUCH_WAY",
                "EXIT_PROPOSED,ADMITTED,EXITED,-",
                "EXITED,EXIT_PROPOSED,ADMITTED,NO_SUCH_WAY",
                "EXITED,EXIT_PROPOSED,EXIT_PROPOSED,NO_SUCH_WAY",
            })
    void theWaysOfAProject(
            ProjectStatus from, @Nullable ProjectStatus before, ProjectStatus to, @Nullable String refusal) {
        assertThat(StatusRules.refusal(from, before, to, "one", "other", true)
                        .map(Reason::code)
                        .orElse(null))
                .isEqualTo(refusal);
    }

    @Test
    void anExitIsDecidedByAnotherPersonOfTheProvincialOffice() {
        assertThat(exit("proposer", true)).isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(exit("other", false)).isEqualTo("PROVINCIAL_OFFICE_DECIDES");
        assertThat(exit("other", true)).isEmpty();
    }

    @Test
    void backToTheReserveIsForTheProvincialOffice() {
        assertThat(StatusRules.refusal(ProjectStatus.ADMITTED, null, ProjectStatus.RESERVED, "one", "other", false))
                .map(Reason::code)
                .hasValue("PROVINCIAL_OFFICE_DECIDES");
    }

    private static String exit(String actor, boolean provincial) {
        return StatusRules.refusal(
                        ProjectStatus.EXIT_PROPOSED,
                        ProjectStatus.ADMITTED,
                        ProjectStatus.EXITED,
                        "proposer",
                        actor,
                        provincial)
                .map(Reason::code)
                .orElse("");
    }
}
