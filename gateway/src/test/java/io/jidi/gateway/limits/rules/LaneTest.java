package io.jidi.gateway.limits.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneTest {

    @ParameterizedTest
    @CsvSource({
        "POST,  /api/v1/funds/fnd_01m8jmkdg5e00be6thwrctmzpt/capital-calls,       true,  MONEY",
        "PATCH, /api/v1/enterprises/ent_01m8jmkdg5e00be6thwrctmzpt,               false, WRITE",
        "GET,   /api/v1/funds/fnd_01m8jmkdg5e00be6thwrctmzpt,                     true,  READ",
        "GET,   /api/v1/funds,                                                    true,  LIST",
        "HEAD,  /api/v1/enterprises,                                              false, LIST",
        "GET,   /api/v1/cultivation/near-misses/file,                             false, BULK",
        "GET,   /api/v1/indicator-templates/SRDI-2026.xlsx,                       false, BULK",
        "POST,  /api/v1/indicator-imports,                                        false, BULK",
    })
    void aRequestIsWorthWhatItDoes(String method, String path, boolean fund, Lane lane) {
        assertThat(Lane.of(method, path, fund, false)).isEqualTo(lane);
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST"})
    void whatAdministratorsAskForTakesLongAndCanWait(String method) {
        assertThat(Lane.of(method, "/internal/ledger/verify", true, true)).isEqualTo(Lane.BULK);
    }
}
