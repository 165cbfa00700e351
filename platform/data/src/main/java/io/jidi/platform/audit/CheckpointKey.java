package io.jidi.platform.audit;

import io.jidi.platform.sm.Sm2;
import io.jidi.platform.sm.Sm2Key;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The SM2 key that signs audit checkpoints. It lies in a file apart from the database: who can rewrite the chain must not be
 * able to sign it too.
 */
@Singleton
class CheckpointKey {

    private final Path file;
    private @Nullable Sm2Key key;

    CheckpointKey(@ConfigProperty(name = "jidi.audit.key") String file) {
        this.file = Path.of(file);
    }

    /** The public point, uncompressed, in hexadecimal digits: what an auditor needs to verify offline. */
    String publicKey() {
        return key().publicKey();
    }

    String sign(String text) {
        return HexFormat.of().formatHex(key().sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    boolean signed(String text, String signature) {
        try {
            return Sm2.verifies(
                    publicKey(),
                    text.getBytes(StandardCharsets.UTF_8),
                    HexFormat.of().parseHex(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Read once, and not before it is needed: a service that never signs needs no key. */
    private synchronized Sm2Key key() {
        Sm2Key known = key;
        if (known == null) {
            known = Sm2Key.readOrMake(file);
            key = known;
        }
        return known;
    }
}
