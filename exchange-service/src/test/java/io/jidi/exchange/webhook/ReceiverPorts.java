package io.jidi.exchange.webhook;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Lets webhooks reach this machine at two ports, where tests may listen, with a certificate made for the run. */
public final class ReceiverPorts implements QuarkusTestResourceLifecycleManager {

    static final String PASSWORD = "for tests only";
    /** The name in the certificate. */
    static final String NAME = "receiver.test";

    @Override
    public Map<String, String> start() {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket plain = new ServerSocket(0, 1, here);
                ServerSocket tls = new ServerSocket(0, 1, here)) {
            Path folder = Files.createTempDirectory("jidi-receiver");
            Path keys = folder.resolve("keys.p12");
            Path certificate = folder.resolve("certificate.pem");
            keytool(
                    "-genkeypair -alias r -keyalg EC -dname CN=test -ext san=dns:" + NAME
                            + " -validity 3650 -storetype PKCS12",
                    keys);
            keytool("-exportcert -rfc -alias r -file " + certificate, keys);
            return Map.ofEntries(
                    Map.entry("test.receiver.plain", String.valueOf(plain.getLocalPort())),
                    Map.entry("test.receiver.tls", String.valueOf(tls.getLocalPort())),
                    Map.entry("test.receiver.keys", keys.toString()),
                    Map.entry("jidi.exchange.webhook.ports", "443," + plain.getLocalPort() + ',' + tls.getLocalPort()),
                    Map.entry("jidi.exchange.webhook.networks", "127.0.0.0/8"),
                    Map.entry("jidi.exchange.webhook.loopback-http", "true"),
                    Map.entry("jidi.exchange.webhook.authorities", certificate.toString()),
                    // So long that no second attempt comes by itself while a busy machine is at a test: tests travel.
                    Map.entry("jidi.exchange.webhook.retries", "2m,5m,30m,2h,5h,10h,14h,20h,24h"),
                    Map.entry("jidi.exchange.webhook.resolve-limit", "20s"),
                    Map.entry("jidi.exchange.webhook.connect-limit", "1s"),
                    Map.entry("jidi.exchange.webhook.limit", "2s"),
                    Map.entry("jidi.exchange.webhook.at-once", "8"),
                    Map.entry("jidi.exchange.webhook.at-once-per-webhook", "2"),
                    Map.entry("jidi.exchange.webhook.most", "5"),
                    Map.entry("jidi.exchange.webhook.pause", "50ms"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(String command, Path keys) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of(command.split(" ")));
        words.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD, "-keypass", PASSWORD));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        // Nothing is held: tests open the ports themselves.
    }
}
