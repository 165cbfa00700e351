package io.jidi.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.problem.Problem;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private enum Colour {
        RED,
        GREEN
    }

    private record Light(Colour colour, int hours) {}

    private static Problem told(String json) {
        return Faults.unreadable(
                catchThrowableOfType(JacksonException.class, () -> new ObjectMapper().readValue(json, Light.class)));
    }

    @Test
    void aValueThatDoesNotExistIsAnsweredWithThoseThatDo() {
        assertThat(told("{\"colour\":\"BLUE\"}").errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/colour");
            assertThat(error.message().zh()).isEqualTo("没有取值“BLUE”，可用：RED, GREEN");
            assertThat(error.message().en()).isEqualTo("There is no value \"BLUE\"; known: RED, GREEN");
        });
    }

    @Test
    void aFieldThatDoesNotExistIsAnsweredWithThoseThatDo() {
        assertThat(told("{\"color\":\"RED\"}").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message().en())
                        .isEqualTo("There is no field named \"color\"; known: colour, hours"));
    }
}
