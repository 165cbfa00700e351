package io.jidi.local.issuer;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** The issuer of the local stack, on 127.0.0.1 inside this JVM. */
public final class Issuer implements AutoCloseable {
    private final NettyWrapper web;

    private Issuer(NettyWrapper web) {
        this.web = web;
    }

    /**
     * Starts it.
     *
     * @param port TCP port on 127.0.0.1
     * @param keyFile signing key, made at the first start: tokens stay valid over restarts
     */
    public static Issuer start(int port, Path keyFile, DemoUsers users) {
        NettyWrapper web = new NettyWrapper();
        // A list with our own key: by default the server signs with one that is published in its jar.
        KeyProvider keys = new KeyProvider(List.of(SigningKey.loadOrMake(keyFile)));
        OAuth2Config config = new OAuth2Config(
                true, null, null, true, new OAuth2TokenProvider(keys), Set.of(new SeededClaims(users)), web);
        var server = new OAuth2HttpRequestHandler(config).getAuthorizationServer();
        Wall wall = new Wall(port, users, server::invoke);
        web.start(InetAddress.getLoopbackAddress(), port, wall::apply);
        return new Issuer(web);
    }

    /** The issuer name in tokens for a port. */
    public static String urlFor(int port) {
        return "http://127.0.0.1:" + port + "/" + Wall.ISSUER_ID;
    }

    @Override
    public void close() {
        web.stop();
    }
}
