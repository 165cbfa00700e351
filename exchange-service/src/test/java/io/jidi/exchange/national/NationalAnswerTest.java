package io.jidi.exchange.national;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The national gateway's words as project-library.md 4.3 has them. */
class NationalAnswerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void onlyWhatTheProtocolSaysIsAnAnswer() {
        assertThat(NationalAnswer.of("{\"code\":200,\"message\":\"ok\",\"data\":{\"id\":\"1\"}}"))
                .hasValueSatisfying(answer -> {
                    assertThat(answer.isSuccess()).isTrue();
                    assertThat(answer.data()).isEqualTo("{\"id\":\"1\"}");
                });
        for (String code :
                new String[] {"\"300\"", "300", "\"catalog-001\"", "\"res-012\"", "\"api-100\"", "\"db-999\""}) {
            assertThat(NationalAnswer.of("{\"code\":" + code + ",\"message\":\"x\"}"))
                    .as(code)
                    .hasValueSatisfying(answer -> assertThat(answer.isSuccess()).isFalse());
        }
        for (String strange : new String[] {
            "",
            "<html>",
            "[]",
            "{}",
            "{\"code\":201}",
            "{\"code\":\"ok\"}",
            "{\"code\":\"catalog-1\"}",
            "200",
            "{\"message\":\"200\"}"
        }) {
            assertThat(NationalAnswer.of(strange)).as(strange).isEmpty();
        }
    }

    @Test
    void keysAreInSmallLetters() throws Exception {
        assertThat(NationalAnswer.wrongKey(JSON.readTree("{\"a\":{\"b_1\":[{\"c\":\"X\"}]},\"名\":1}")))
                .isEmpty();
        assertThat(NationalAnswer.wrongKey(JSON.readTree("{\"a\":[{\"b\":1},{\"cD\":2}]}")))
                .contains("/a/1/cD");
        assertThat(NationalAnswer.wrongKey(JSON.readTree("{\"A\":1}"))).contains("/A");
    }
}
