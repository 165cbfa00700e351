package io.jidi.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;

/** Stands for a packaged service in tests of the launcher: answers the readiness address on the port it is given. */
public final class StandInApp {
    private StandInApp() {}

    public static void main(String[] args) throws IOException {
        String host = Objects.requireNonNull(System.getenv("QUARKUS_HTTP_HOST"));
        int port = Integer.parseInt(Objects.requireNonNull(System.getenv("QUARKUS_HTTP_PORT")));
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("stand-in listens on " + port);
    }
}
