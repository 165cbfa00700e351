package io.jidi.testkit.sample;

import io.jidi.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** The real parts, and a port known beforehand: the sample repairs its gaps through its own log. */
public final class SampleParts implements QuarkusTestResourceLifecycleManager {

    private final RealParts parts = new RealParts();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(parts.start());
        String port = String.valueOf(freePort());
        settings.put("quarkus.http.test-port", port);
        settings.put("jidi.peer.sample", "http://127.0.0.1:" + port);
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        parts.inject(injector);
    }

    @Override
    public void stop() {
        parts.stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
