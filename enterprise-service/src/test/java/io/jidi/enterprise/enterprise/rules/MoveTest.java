package io.jidi.enterprise.enterprise.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveTest {

    @ParameterizedTest(name = "{0} to {1}, at home in {2}: {3}")
    @CsvSource({
        "340100, 340102, 340100, WITHIN_CITY",
        "340102, 340100, 340102, WITHIN_CITY",
        "340100, 340200, 340100, WITHIN_PROVINCE",
        "340100, 320100, 340100, OUT_OF_PROVINCE",
        "320100, 310000, 340100, OUT_OF_PROVINCE",
        "320100, 340200, 340100, INTO_PROVINCE",
    })
    void aMoveIsJudgedByTheDigitsOfItsRegions(String from, String to, String home, Move move) {
        assertThat(Move.of(from, to, home)).isEqualTo(move);
    }
}
