package io.jidi.gateway.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Where the issuer's public keys are had: a key set over HTTP or in a file, or one PEM key in a file. Blocks. */
final class KeySource {

    /** The key of a PEM file has no name; it answers for every name. */
    static final String ANY = "";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String location;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    KeySource(String location) {
        this.location = location;
    }

    /**
     * The keys by their id.
     *
     * @throws IOException when there are none to be had now
     */
    Map<String, VerificationKey> load() throws IOException, InterruptedException {
        String text = location.startsWith("http") ? overHttp() : Files.readString(file());
        try {
            return text.contains("-----BEGIN PUBLIC KEY-----")
                    ? Map.of(ANY, VerificationKey.of(pem(text)))
                    : keySet(new JsonWebKeySet(text).getJsonWebKeys());
        } catch (JoseException | IllegalArgumentException e) {
            throw new IOException("no usable keys at " + location, e);
        }
    }

    private static Map<String, VerificationKey> keySet(List<JsonWebKey> keys) {
        Map<String, VerificationKey> byId = new HashMap<>();
        for (JsonWebKey key : keys) {
            boolean forSignatures = key.getUse() == null || "sig".equals(key.getUse());
            if (key instanceof PublicJsonWebKey pair && forSignatures) {
                String id = key.getKeyId() == null ? ANY : key.getKeyId();
                byId.put(id, VerificationKey.of(pair.getPublicKey()));
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("the key set holds no key for signatures");
        }
        return byId;
    }

    private static PublicKey pem(String text) {
        String body = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA public key in PEM form", e);
        }
    }

    private String overHttp() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(location)).timeout(PATIENCE).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new IOException("the issuer answered " + answer.statusCode() + " for its keys");
        }
        return answer.body();
    }

    private Path file() {
        return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    }
}
