package io.jidi.local.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provincial data platform: let in by two administrators, takes a snapshot by signed requests as docs/exchange.md tells. Its
 * private key is drawn here, stays in {@code .jidi} and is in no repository.
 */
final class PlatformStory {

    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());
    private static final String APP_ID = "app-demo";
    private static final String APPLICATIONS = "/api/v1/exchange/applications";

    private final Api api;
    private final String gateway;
    private final Path keyFile;
    private final PrintStream out;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PlatformStory(Api api, String gateway, Path keyFile, PrintStream out) {
        this.api = api;
        this.gateway = gateway;
        this.keyFile = keyFile;
        this.out = out;
    }

    void tell() {
        out.println("\n六、省级平台 · a provincial data platform");
        BigInteger secret = secret();
        String publicKey = HexFormat.of()
                .formatHex(DOMAIN.getG().multiply(secret).normalize().getEncoded(false));
        String kid = "demo-" + publicKey.substring(2, 10);
        letIn(kid, publicKey);
        JsonNode manifest = Api.JSON.readTree(get(secret, kid, "/open/v1/projects/snapshots/latest"));
        byte[] file = get(secret, kid, manifest.at("/files/0/url").asString(""));
        if (!sm3(file).equals(manifest.at("/files/0/sm3").asString(""))) {
            throw new IllegalStateException("the snapshot's SM3 digest is not the manifest's");
        }
        out.printf(
                "  快照 snapshot %s：%d 行 rows，SM3 一致 digest as told%n",
                manifest.path("snapshotId").asString(""), lines(file));
        out.printf(
                "  变更流从此继续 the feed goes on at GET /open/v1/projects/changes?cursor=…，私钥 private key: %s%n", keyFile);
    }

    private void letIn(String kid, String publicKey) {
        ObjectNode application = Api.object()
                .put("appId", APP_ID)
                .put("name", "演示数据平台")
                .put("organisation", "省数据资源局（演示）")
                .put("contact", "演示");
        Api.Answer registered = api.post("sysadmin", APPLICATIONS, "demo-app", application);
        String id = api.must(registered, "登记应用").text("id");
        ObjectNode grant = Api.object().put("purpose", "演示").put("grade", "L2");
        grant.putArray("dataSets")
                .add("bases")
                .add("projects")
                .add("project-months")
                .add("lights")
                .add("enterprises-titles")
                .add("funds");
        grant.putArray("regions").add("340000");
        ObjectNode agreed = Api.object().put("approve", true).put("reason", "演示");
        api.must(api.post("sysadmin", APPLICATIONS + "/" + id + "/grants", "demo-grant", grant), "提出授权");
        api.must(api.post("secadmin", APPLICATIONS + "/" + id + "/grants/1/decision", "demo-grant-1", agreed), "审批授权");
        ObjectNode key =
                Api.object().put("kid", kid).put("algorithm", "SM2-SM3").put("publicKey", publicKey);
        api.must(api.post("sysadmin", APPLICATIONS + "/" + id + "/keys", "demo-" + kid, key), "提出密钥");
        api.must(
                api.post("secadmin", APPLICATIONS + "/" + id + "/keys/" + kid + "/decision", "demo-1-" + kid, agreed),
                "审批密钥");
        out.printf("  应用 application %s，密钥 key %s：两人办理 two people let it in%n", APP_ID, kid);
    }

    private byte[] get(BigInteger secret, String kid, String path) {
        String timestamp = Long.toString(System.currentTimeMillis());
        String nonce = "n-" + UUID.randomUUID();
        String text = String.join("\n", "GET", path, "", sm3(new byte[0]), APP_ID, timestamp, nonce);
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + path))
                .header("X-App-Id", APP_ID)
                .header("X-Key-Id", kid)
                .header("X-Signature-Algorithm", "SM2-SM3")
                .header("X-Timestamp", timestamp)
                .header("X-Nonce", nonce)
                .header("X-Signature", sign(secret, text))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("GET " + path + "：" + answer.statusCode() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String sign(BigInteger secret, String text) {
        SM2Signer signer = new SM2Signer();
        signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        signer.update(message, 0, message.length);
        try {
            return Base64.getEncoder().encodeToString(signer.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 could not sign", e);
        }
    }

    private static String sm3(byte[] bytes) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }

    private static long lines(byte[] file) {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BigInteger secret() {
        try {
            if (!Files.exists(keyFile)) {
                BigInteger drawn = new BigInteger(DOMAIN.getN().bitLength() + 64, new SecureRandom())
                        .mod(DOMAIN.getN().subtract(BigInteger.TWO))
                        .add(BigInteger.ONE);
                Files.createFile(
                        keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(keyFile, drawn.toString(16));
            }
            return new BigInteger(Files.readString(keyFile).strip(), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
