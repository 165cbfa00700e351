package io.jidi.exchange.national.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.embedded.ProjectRoot;
import org.junit.jupiter.api.Test;

/** The national gateway's signature as project-library.md 4.3 has it. */
class NationalSignatureTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theSignatureIsTheVectorsAndTheOrderIsFixed() throws Exception {
        JsonNode vector = JSON.readTree(ProjectRoot.find()
                        .resolve("contracts/exchange/vectors.json")
                        .toFile())
                .path("nationalGateway");
        assertThat(vector.path("sign").asText()).isEqualTo("jYUlYRO9pHgFjgWoOxPXyM5OsAlP39xVcgeJlXWgwtE=");
        assertThat(NationalSignature.headers("gjzwfwpt", "R1", "S1", 1_700_000_000_000L, "secret"))
                .containsExactly(
                        java.util.Map.entry("gjzwfwpt_rid", "R1"),
                        java.util.Map.entry("gjzwfwpt_sid", "S1"),
                        java.util.Map.entry("gjzwfwpt_rtime", "1700000000000"),
                        java.util.Map.entry("gjzwfwpt_sign", vector.path("sign").asText()));
        assertThat(NationalSignature.headers("gjgxjhpt", "R1", "S1", 1_700_000_000_000L, "secret"))
                .containsEntry("gjgxjhpt_sign", vector.path("sign").asText());
        assertThat(NationalSignature.sign("R1", "S1", "1700000000000", "secret"))
                .isNotEqualTo(vector.path("sign").asText());
    }
}
