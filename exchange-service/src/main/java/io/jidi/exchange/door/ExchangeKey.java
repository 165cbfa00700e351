package io.jidi.exchange.door;

import io.jidi.platform.audit.Sm3;
import io.jidi.platform.sm.Sm2Key;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The SM2 key with which the exchange signs answers and manifests. */
@Singleton
public class ExchangeKey {

    private static final int KID_LENGTH = 16;

    private final Path file;
    private @Nullable Sm2Key key;

    ExchangeKey(@ConfigProperty(name = "jidi.exchange.key") String file) {
        this.file = Path.of(file);
    }

    /** Follows from the key, so that another key has another kid without anyone's care. */
    public String kid() {
        return Sm3.hex(publicKey().getBytes(StandardCharsets.UTF_8)).substring(0, KID_LENGTH);
    }

    public String publicKey() {
        return key().publicKey();
    }

    /** The signature in DER, in base64. */
    public String sign(String text) {
        return Base64.getEncoder().encodeToString(key().sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized Sm2Key key() {
        Sm2Key known = key;
        if (known == null) {
            known = Sm2Key.readOrMake(file);
            key = known;
        }
        return known;
    }
}
