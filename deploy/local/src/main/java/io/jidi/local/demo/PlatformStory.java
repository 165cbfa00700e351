package io.jidi.local.demo;

import io.jidi.conformance.Application;
import io.jidi.conformance.Signing;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.sm.Sm2Key;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provincial data platform: let in by two administrators, takes a snapshot by signed requests as docs/exchange.md tells. It is
 * also the sandbox of outside developers. Its private key is drawn here, stays in {@code .jidi} and is in no repository.
 */
final class PlatformStory {

    private static final String APP_ID = "exchange-sandbox";
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
        Sm2Key key = Sm2Key.readOrMake(keyFile);
        String kid = "demo-" + key.publicKey().substring(2, 10);
        Application application = new Application(APP_ID, kid, Signing.SM2_SM3, secret());
        letIn(kid, key.publicKey());
        JsonNode manifest = Api.JSON.readTree(get(application, "/open/v1/projects/snapshots/latest"));
        byte[] file = get(application, manifest.at("/files/0/url").asString(""));
        if (!Sm3.hex(file).equals(manifest.at("/files/0/sm3").asString(""))) {
            throw new IllegalStateException("the snapshot's SM3 digest is not the manifest's");
        }
        out.printf(
                "  快照 snapshot %s：%d 行 rows，SM3 一致 digest as told%n",
                manifest.path("snapshotId").asString(""), lines(file));
        out.printf(
                "  变更流从此继续 the feed goes on at GET /open/v1/projects/changes?cursor=…，私钥 private key: %s%n", keyFile);
        out.printf(
                "  自行验证 ask it yourself: ./jidi conformance --url %s --app-id %s --kid %s --key-file %s%n",
                gateway, APP_ID, kid, keyFile);
    }

    private String secret() {
        try {
            return Files.readString(keyFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn(String kid, String publicKey) {
        ObjectNode application = Api.object()
                .put("appId", APP_ID)
                .put("name", "沙箱应用")
                .put("organisation", "省数据资源局（演示）")
                .put("contact", "演示");
        Api.Answer registered = api.post("sysadmin", APPLICATIONS, "demo-sandbox", application);
        String id = api.must(registered, "登记应用").text("id");
        ObjectNode grant = Api.object().put("purpose", "演示").put("grade", "L2");
        grant.putArray("dataSets")
                .add("bases")
                .add("projects")
                .add("project-months")
                .add("lights")
                .add("enterprises-titles")
                .add("funds");
        grant.putArray("inboundKinds").add("statistics");
        grant.putArray("regions").add("340000");
        ObjectNode agreed = Api.object().put("approve", true).put("reason", "演示");
        api.must(api.post("sysadmin", APPLICATIONS + "/" + id + "/grants", "demo-sandbox-grant", grant), "提出授权");
        api.must(
                api.post("secadmin", APPLICATIONS + "/" + id + "/grants/1/decision", "demo-sandbox-grant-1", agreed),
                "审批授权");
        ObjectNode key =
                Api.object().put("kid", kid).put("algorithm", "SM2-SM3").put("publicKey", publicKey);
        api.must(api.post("sysadmin", APPLICATIONS + "/" + id + "/keys", "demo-sandbox-" + kid, key), "提出密钥");
        api.must(
                api.post(
                        "secadmin",
                        APPLICATIONS + "/" + id + "/keys/" + kid + "/decision",
                        "demo-sandbox-1-" + kid,
                        agreed),
                "审批密钥");
        out.printf("  应用 application %s，密钥 key %s：两人办理 two people let it in%n", APP_ID, kid);
    }

    private byte[] get(Application application, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path));
        application
                .sign("GET", path, "", "n-" + UUID.randomUUID(), Instant.now())
                .forEach(request::header);
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
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

    private static long lines(byte[] file) {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
