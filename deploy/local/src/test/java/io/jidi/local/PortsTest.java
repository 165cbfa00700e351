package io.jidi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final Properties NO_FILE = new Properties();

    @Test
    void without_any_wish_the_shared_defaults_hold() {
        Ports ports = Ports.decide(List.of(), Map.of(), NO_FILE);
        assertThat(List.of(PartName.values()))
                .extracting(ports::of)
                .containsExactly(15_432, 19_092, 8_089, 8_083, 8_082, 8_081, 8_084, 8_080);
    }

    @Test
    void the_command_line_beats_the_environment_which_beats_the_file() {
        Properties file = new Properties();
        file.setProperty("gateway", "9001");
        file.setProperty("kafka", "9002");
        file.setProperty("postgres", "9003");
        Map<String, String> environment = Map.of("JIDI_PORT_GATEWAY", "9101", "JIDI_PORT_KAFKA", "9102");

        Ports ports = Ports.decide(List.of("gateway=9201"), environment, file);

        assertThat(ports.of(PartName.GATEWAY)).isEqualTo(9_201);
        assertThat(ports.of(PartName.KAFKA)).isEqualTo(9_102);
        assertThat(ports.of(PartName.POSTGRES)).isEqualTo(9_003);
    }

    @Test
    void a_name_with_a_hyphen_has_a_variable_with_an_underscore() {
        Ports ports = Ports.decide(List.of(), Map.of("JIDI_PORT_FUND_SERVICE", "9333"), NO_FILE);
        assertThat(ports.of(PartName.FUND_SERVICE)).isEqualTo(9_333);
    }

    @Test
    void a_wish_that_cannot_be_met_is_refused_by_name() {
        Properties typo = new Properties();
        typo.setProperty("gatway", "9000");
        assertThatThrownBy(() -> Ports.decide(List.of("gatway=9000"), Map.of(), NO_FILE))
                .hasMessageContaining("'gatway'")
                .hasMessageContaining("gateway");
        assertThatThrownBy(() -> Ports.decide(List.of(), Map.of(), typo)).hasMessageContaining("ports.properties");
        assertThatThrownBy(() -> Ports.decide(List.of("gateway"), Map.of(), NO_FILE))
                .hasMessageContaining("--port gateway=9090");
        assertThatThrownBy(() -> Ports.decide(List.of("gateway=http"), Map.of(), NO_FILE))
                .hasMessageContaining("not a number: http");
        assertThatThrownBy(() -> Ports.decide(List.of("gateway=80"), Map.of(), NO_FILE))
                .hasMessageContaining("port 80 of gateway");
        assertThatThrownBy(() -> Ports.decide(List.of("gateway=65536"), Map.of(), NO_FILE))
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> Ports.decide(List.of("gateway=8081"), Map.of(), NO_FILE))
                .hasMessageContaining("project-service")
                .hasMessageContaining("gateway");
    }
}
