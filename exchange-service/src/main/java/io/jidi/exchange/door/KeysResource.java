package io.jidi.exchange.door;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public key that verifies answers and manifests; compare it with the one that came on paper. */
@Path("/open/v1/keys")
@Tag(name = "数据交换 | Exchange")
@PermitAll
public class KeysResource {

    private final ExchangeKey key;

    KeysResource(ExchangeKey key) {
        this.key = key;
    }

    /** @param publicKey uncompressed point of sm2p256v1 in hexadecimal digits */
    @Schema(name = "ExchangeKey")
    record Key(String kid, String algorithm, String userId, String encoding, String publicKey) {}

    /** Those that may have signed what is around. */
    @Schema(name = "ExchangeKeys")
    record Keys(List<Key> keys) {}

    @GET
    @Operation(summary = "验签公钥 | Public keys for verification")
    public Keys keys() {
        return new Keys(List.of(new Key(key.kid(), "SM2-SM3", "1234567812345678", "DER, base64", key.publicKey())));
    }
}
