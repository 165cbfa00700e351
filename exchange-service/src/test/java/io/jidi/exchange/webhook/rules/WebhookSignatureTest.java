package io.jidi.exchange.webhook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    /** The vector that the reference libraries of Standard Webhooks share. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final byte[] PAYLOAD = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    /** 32 bytes, from 0 to 31. */
    private static final String OTHER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Test
    void theVectorOfTheReferenceLibraries() {
        assertThat(WebhookSignature.header(List.of(SECRET), ID, 1614265330, PAYLOAD))
                .isEqualTo(SIGNATURE);
    }

    @Test
    void twoSecretsGiveTwoSignaturesInTheirOrder() {
        String both = WebhookSignature.header(List.of(OTHER, SECRET), ID, 1614265330, PAYLOAD);

        assertThat(both.split(" ")).hasSize(2).endsWith(SIGNATURE);
        assertThat(both).startsWith(WebhookSignature.header(List.of(OTHER), ID, 1614265330, PAYLOAD) + " ");
    }

    @Test
    void idTimeAndPayloadAreEachSigned() {
        assertThat(List.of(
                        WebhookSignature.header(List.of(SECRET), "msg_other", 1614265330, PAYLOAD),
                        WebhookSignature.header(List.of(SECRET), ID, 1614265331, PAYLOAD),
                        WebhookSignature.header(List.of(SECRET), ID, 1614265330, "{}".getBytes(StandardCharsets.UTF_8)),
                        SIGNATURE))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_",
                "whsec_not base64",
                "whsec_c2hvcnQ=",
                "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0A="
            })
    void aSecretOfAnotherFormSignsNothing(String secret) {
        assertThatThrownBy(() -> WebhookSignature.header(List.of(secret), ID, 1, PAYLOAD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdThatCouldBeSplitElsewhereIsRefused() {
        assertThatThrownBy(() -> WebhookSignature.header(List.of(SECRET), "msg_a.1", 1, PAYLOAD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookSignature.header(List.of(), ID, 1, PAYLOAD))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
