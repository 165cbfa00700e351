package io.jidi.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.sm.Sm2;
import io.jidi.platform.sm.Sm2Key;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;

/**
 * The published vectors ({@code contracts/exchange/vectors.json}) against this kit's own arithmetic: a kit that computes
 * otherwise must not judge.
 */
final class Vectors {

    private static final HexFormat HEX = HexFormat.of();

    private Vectors() {}

    static JsonNode published() {
        try (InputStream in = Vectors.class.getResourceAsStream("/contracts/exchange/vectors.json")) {
            return Answer.JSON.readTree(java.util.Objects.requireNonNull(in, "vectors.json"));
        } catch (IOException e) {
            throw new IllegalStateException("a resource of the jar can be read", e);
        }
    }

    static void ask(JsonNode vectors) {
        for (JsonNode one : vectors.path("sm3")) {
            same("SM3", one.path("sm3"), Sm3.hex(utf8(one.path("text").asText())));
        }
        sm2(vectors.path("sm2"));
        request(vectors.path("request"));
        answer(vectors.path("response"));
        manifest(vectors.path("manifest"));
        lines(vectors.path("digest"));
        gateway(vectors.path("nationalGateway"));
    }

    private static void sm2(JsonNode sm2) {
        same(
                "SM2 P",
                sm2.path("publicKey"),
                Sm2Key.of(sm2.path("privateKey").asText()).publicKey());
        verified(sm2.path("publicKey"), sm2.path("message").asText(), sm2);
    }

    private static void request(JsonNode request) {
        String body = request.path("body").asText();
        String text = Signing.requestText(
                request.path("method").asText(),
                request.path("path").asText(),
                request.path("query").asText(),
                utf8(body),
                request.path("appId").asText(),
                request.path("timestamp").asText(),
                request.path("nonce").asText());
        same("SM3(body)", request.path("bodySm3"), Sm3.hex(utf8(body)));
        same("text", request.path("text"), text);
        same("SM3(text)", request.path("textSm3"), Sm3.hex(utf8(text)));
        verified(request.path("publicKey"), text, request.path("sm2"));
        same(
                "HMAC-SHA256",
                request.path("hmacSha256"),
                HEX.formatHex(
                        Signing.HMAC_SHA256.sign(request.path("sharedSecret").asText(), utf8(text))));
        same(
                "HMAC-SM3",
                request.path("hmacSm3"),
                HEX.formatHex(Signing.HMAC_SM3.sign(request.path("sharedSecret").asText(), utf8(text))));
    }

    private static void answer(JsonNode answer) {
        String text = Signing.responseText(
                answer.path("status").asInt(),
                answer.path("path").asText(),
                utf8(answer.path("body").asText()),
                answer.path("appId").asText(),
                answer.path("timestamp").asText(),
                answer.path("nonce").asText());
        same("text", answer.path("text"), text);
        verified(answer.path("publicKey"), text, answer.path("sm2"));
        same(
                "HMAC-SM3",
                answer.path("hmacSm3"),
                HEX.formatHex(Signing.HMAC_SM3.sign(answer.path("sharedSecret").asText(), utf8(text))));
    }

    private static void manifest(JsonNode vector) {
        String canonical = DataSetCopy.canonical(vector.path("manifest"));
        same("canonical", vector.path("canonical"), canonical);
        verified(vector.path("publicKey"), canonical, vector.path("sm2"));
    }

    private static void lines(JsonNode digest) {
        StringBuilder file = new StringBuilder();
        for (JsonNode line : digest.path("lines")) {
            String text = line.path("line").asText();
            file.append(text).append('\n');
            same("SHA-256", line.path("sha256"), sha256(text));
            same("SM3", line.path("sm3"), Sm3.hex(utf8(text)));
        }
        same("SM3", digest.path("idRevSm3"), Sm3.hex(utf8(digest.path("idRev").asText())));
        for (JsonNode one : digest.path("buckets")) {
            same(
                    "bucket",
                    one.path("bucket"),
                    DataSetCopy.bucketOf(one.path("id").asText()));
        }
        same("SHA-256", digest.path("fileSha256"), sha256(file.toString()));
        same("SM3", digest.path("fileSm3"), Sm3.hex(utf8(file.toString())));
    }

    private static void gateway(JsonNode vector) {
        same(
                "gjzwfwpt_sign",
                vector.path("sign"),
                Signing.base64(Signing.HMAC_SHA256.sign(
                        vector.path("appSecret").asText(),
                        utf8(vector.path("sid").asText()
                                + vector.path("rid").asText()
                                + vector.path("rtime").asText()))));
    }

    private static void verified(JsonNode publicKey, String message, JsonNode signature) {
        byte[] raw = PlainDSAEncoding.INSTANCE.encode(
                GMNamedCurves.getByName("sm2p256v1").getN(),
                new BigInteger(signature.path("r").asText(), 16),
                new BigInteger(signature.path("s").asText(), 16));
        Broken.require(
                Sm2.verifies(publicKey.asText(), utf8(message), raw),
                "SM2 样例验签失败",
                "the vector of SM2 does not verify");
    }

    private static void same(String what, JsonNode published, String computed) {
        Broken.require(
                published.asText().equals(computed),
                what + " 样例不符：" + computed,
                "the vector of " + what + " is " + published.asText() + ", this kit computes " + computed);
    }

    private static String sha256(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
