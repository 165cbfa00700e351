package io.jidi.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.SignedText;
import io.jidi.testkit.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    private final SignedText signed = new SignedText("one secret");
    private final Cursors cursors = new Cursors(signed);

    @Test
    void aCursorReadsBackAsItWasWritten() {
        Seeded.cases(200, seeded -> {
            Positions positions = Positions.beginning()
                    .with(Upstream.PROJECT, seeded.number(0, Integer.MAX_VALUE - 1))
                    .with(Upstream.FUND, (long) seeded.number(0, Integer.MAX_VALUE - 1) * 1_000_000L)
                    .with(Upstream.ENTERPRISE, seeded.number(0, 3));
            assertThat(cursors.parse(cursors.write(positions))).isEqualTo(positions);
        });
    }

    @ParameterizedTest
    @NullAndEmptySource
    void withoutACursorItIsNow(String nothing) {
        assertThat(cursors.parse(nothing)).isEqualTo(Positions.unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "beginning"})
    void theBeginningHasTwoNames(String name) {
        assertThat(cursors.parse(name)).isEqualTo(Positions.beginning());
    }

    @Test
    void aPositionThatIsNotKnownGivesNoCursor() {
        assertThat(cursors.write(Positions.beginning().with(Upstream.FUND, Positions.UNKNOWN)))
                .isEmpty();
    }

    @Test
    void everyChangedCharacterIsFound() {
        String cursor = cursors.write(Positions.beginning().with(Upstream.FUND, 41));
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String forged = cursor.substring(0, i) + other + cursor.substring(i + 1);
            // The last character of unpadded base64 carries unused bits: another one may be the same cursor.
            if (i < cursor.length() - 1) {
                assertRefused(forged);
            }
        }
    }

    @Test
    void whatWasSignedForAnotherUseOrElsewhereIsNoCursor() {
        assertRefused(signed.sign("page:1:2:3"));
        assertRefused(signed.sign("cursor1:-1:2:3"));
        assertRefused(signed.sign("cursor1"));
        assertRefused(new Cursors(new SignedText("another secret")).write(Positions.beginning()));
        assertRefused("1");
        assertRefused("x".repeat(5_000));
        assertRefused("../../etc/passwd");
        assertRefused("%00");
    }

    @Test
    void aServiceThatCameLaterIsReadFromItsBeginning() {
        assertThat(cursors.parse(signed.sign("cursor1:5:7")))
                .isEqualTo(Positions.beginning().with(Upstream.PROJECT, 5).with(Upstream.FUND, 7));
    }

    private void assertRefused(String text) {
        assertThatThrownBy(() -> cursors.parse(text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().name()).isEqualTo("INVALID_CURSOR"));
    }
}
