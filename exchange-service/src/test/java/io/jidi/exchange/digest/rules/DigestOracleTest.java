package io.jidi.exchange.digest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.exchange.dataset.Extraction;
import io.jidi.exchange.dataset.PublishedView;
import io.jidi.platform.audit.Sm3;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked digests of project-library.md 4.7. */
class DigestOracleTest {

    @Test
    void theThreeLinesAndTheirFileHaveTheWorkedDigests() throws Exception {
        List<String> lines = List.of(
                Extraction.canonical(Map.of(
                        "status", "UNDER_CONSTRUCTION",
                        "rev", 3,
                        "id", "AH-AI-0001",
                        "code", "2105-340161-04-01-123456",
                        "annualPlan", "24000.00")),
                Extraction.canonical(Map.of(
                        "annualPlan", "10000.00",
                        "code", "2303-340207-07-02-654321",
                        "id", "AH-AI-0002",
                        "rev", 1,
                        "status", "PLANNED")),
                Extraction.canonical(PublishedView.gone("AH-AI-0003", 7)));
        assertThat(lines)
                .containsExactly(
                        "{\"annualPlan\":\"24000.00\",\"code\":\"2105-340161-04-01-123456\",\"id\":\"AH-AI-0001\",\"rev\":3,\"status\":\"UNDER_CONSTRUCTION\"}",
                        "{\"annualPlan\":\"10000.00\",\"code\":\"2303-340207-07-02-654321\",\"id\":\"AH-AI-0002\",\"rev\":1,\"status\":\"PLANNED\"}",
                        "{\"deleted\":true,\"id\":\"AH-AI-0003\",\"rev\":7}");
        assertThat(alone(lines.get(0)))
                .isEqualTo(new Lines.Digests(
                        "5c6bb61ab437f3cb1fac7d0117dd09f1e034ae70d6ca65ff74d190a36dfab202",
                        "02ff8fbbbba0358c6874be4c4a03eb5175b2c255121effb3e28bed84bd453c22"));
        assertThat(alone(lines.get(1)))
                .isEqualTo(new Lines.Digests(
                        "e62981b34a8cba11ff92c8b2e0f02d541f55050197b664110f68f158f5eb65da",
                        "e796e75b305e6591b31d3d215e086eee7e3d3b13f0353496b31b935cbee2af0a"));
        assertThat(alone(lines.get(2)))
                .isEqualTo(new Lines.Digests(
                        "944e755ff8a9c57dcfb531fd2125a88b67eec067314d2290cd064615e3b4ca6f",
                        "ae8256f8ed11b042c0d62158a479fe85bdc8d3b0802c636bb7e64eccf74a6242"));
        assertThat(digests(lines))
                .isEqualTo(new Lines.Digests(
                        "5e43f14562369b498d229267572dddf6a46c2e320644ee8f3f0a36481da96a01",
                        "ef309d4eeaff1defe2d6719b78f201b26bcc1945e40a4066c039f80f11037e46"));
    }

    /** A line alone is digested without its LF. */
    private static Lines.Digests alone(String line) throws Exception {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return new Lines.Digests(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)), Sm3.hex(bytes));
    }

    private static Lines.Digests digests(List<String> lines) {
        Lines all = new Lines();
        lines.forEach(all::add);
        return all.finish();
    }
}
