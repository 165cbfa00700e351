package io.jidi.project;

import io.jidi.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Extended by every test that talks to the running service, so that all share one start of it. */
@QuarkusTestResource(value = OnRealParts.Parts.class, restrictToAnnotatedClass = false)
public abstract class OnRealParts {

    /** The real parts, and an address known beforehand where a test may stand in for the enterprise service. */
    public static final class Parts implements QuarkusTestResourceLifecycleManager {

        private final RealParts parts = new RealParts();

        @Override
        public void init(Map<String, String> arguments) {
            parts.init(Map.of("database", "jidi_project"));
        }

        @Override
        public Map<String, String> start() {
            Map<String, String> settings = new HashMap<>(parts.start());
            settings.put("jidi.peer.enterprise", "http://127.0.0.1:" + freePort());
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
}
