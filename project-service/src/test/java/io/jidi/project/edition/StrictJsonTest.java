package io.jidi.project.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.base.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static final String REGION = "{\"code\":\"340100\",\"nameZh\":\"合肥市\",\"nameEn\":\"Hefei\"}";

    @Test
    void readsWhatIsComplete() {
        assertThat(StrictJson.parse(REGION, "test", Region.class)).isEqualTo(new Region("340100", "合肥市", "Hefei"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"340100\",\"nameZh\":\"合肥市\"}",
                "{\"code\":\"340100\",\"nameZh\":\"合肥市\",\"nameEn\":\"Hefei\",\"name\":\"x\"}",
                "{\"code\":\"340100\",\"code\":\"340200\",\"nameZh\":\"合肥市\",\"nameEn\":\"Hefei\"}",
                "{\"code\":\"3401\",\"nameZh\":\"合肥市\",\"nameEn\":\"Hefei\"}",
                REGION + " {}",
                "[]",
                ""
            })
    void refusesAMissingUnknownDoubledOrWrongKeyAndTrailingText(String json) {
        assertThatThrownBy(() -> StrictJson.parse(json, "test.json", Region.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test.json is refused");
    }
}
