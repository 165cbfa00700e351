package io.jidi.gateway.upstream;

import java.net.URI;
import java.util.Optional;

/**
 * Where a service listens.
 *
 * @param port 1 to 65535
 */
public record Address(String host, int port, boolean tls) {

    public Address {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a service needs a host and a port: " + host + ":" + port);
        }
    }

    /**
     * Reads a base URL.
     *
     * @throws IllegalArgumentException when it is not http(s), or carries a path, query or user
     */
    static Address of(String baseUrl) {
        URI uri = URI.create(baseUrl);
        boolean tls = "https".equals(uri.getScheme());
        boolean bare = uri.getRawPath() == null || uri.getRawPath().matches("/?");
        if (uri.getHost() == null
                || (!tls && !"http".equals(uri.getScheme()))
                || !bare
                || uri.getRawQuery() != null
                || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a service address is http(s)://host:port and nothing more: " + baseUrl);
        }
        return new Address(uri.getHost(), port(uri), tls);
    }

    /** Path and query of a URL that leads here; empty for one that leads elsewhere or is relative. */
    public Optional<String> pathOf(String url) {
        URI uri = URI.create(url);
        boolean here = (tls ? "https" : "http").equals(uri.getScheme())
                && host.equalsIgnoreCase(uri.getHost())
                && port == port(uri);
        return here
                ? Optional.of(uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + '?' + uri.getRawQuery())
                : Optional.empty();
    }

    private static int port(URI uri) {
        return uri.getPort() == -1 ? ("https".equals(uri.getScheme()) ? 443 : 80) : uri.getPort();
    }
}
