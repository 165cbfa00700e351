package io.jidi.exchange.dataset.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Personal values are shown as project-library.md 4.5 says, and short ones not at all. */
class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "MOBILE, 13812348000, 138****8000",
        "MOBILE, 1381234, *******",
        "IDENTITY, 340102199001011234, 340102********1234",
        "NAME, 王小明, 王**",
        "NAME, 王, *",
        "NAME, 𠮷野家, 𠮷**",
        "EMAIL, wang@Example.cn, w***@example.cn",
        "EMAIL, @example.cn, ***",
        "EMAIL, nobody, ***",
    })
    void aValueIsMasked(Mask mask, String value, String shown) {
        assertThat(mask.of(value)).isEqualTo(shown);
    }

    @Test
    void aGradeCoversItselfAndWhatIsBelowAndNobodySeesTheFourth() {
        for (Grade holder : Grade.values()) {
            for (Grade field : Grade.values()) {
                assertThat(holder.covers(field)).isEqualTo(field != Grade.L4 && field.ordinal() <= holder.ordinal());
            }
        }
    }
}
