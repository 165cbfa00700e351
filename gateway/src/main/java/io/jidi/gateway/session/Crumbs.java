package io.jidi.gateway.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The cookies: HttpOnly, same-site, Secure under TLS, and in pieces where a browser would not take the whole. */
@Singleton
class Crumbs {

    static final String SESSION = "session";
    static final String LOGIN = "login";

    /** A browser takes 4,096 bytes with name and attributes (RFC 6265, 6.1). */
    private static final int PIECE = 3_800;

    /** The edge takes 16 KB of headers in all. */
    private static final int MOST_PIECES = 3;

    /** What inflates to more was not made here. */
    private static final int LARGEST = 64 * 1024;

    private final Seal seal;
    private final SessionSettings settings;
    private final ObjectMapper json;

    Crumbs(Seal seal, SessionSettings settings, ObjectMapper json) {
        this.seal = seal;
        this.settings = settings;
        this.json = json;
    }

    /** @throws IllegalStateException when the tokens are too large for any browser */
    void set(RoutingContext context, String purpose, Object value, Duration life) {
        String sealed = seal.close(purpose, deflated(value));
        if (sealed.length() > PIECE * MOST_PIECES) {
            throw new IllegalStateException(
                    "the issuer's tokens do not fit into cookies: " + sealed.length() + " bytes");
        }
        for (int i = 0; i < MOST_PIECES; i++) {
            int from = Math.min(sealed.length(), i * PIECE);
            int to = Math.min(sealed.length(), from + PIECE);
            String name = name(purpose, i);
            if (from < to) {
                context.response().addCookie(cookie(name, sealed.substring(from, to), life.toSeconds()));
            } else if (context.request().getCookie(name) != null) {
                context.response().addCookie(cookie(name, "", 0));
            }
        }
    }

    <T> Optional<T> get(RoutingContext context, String purpose, Class<T> type) {
        StringBuilder sealed = new StringBuilder();
        for (int i = 0; i < MOST_PIECES; i++) {
            Cookie piece = context.request().getCookie(name(purpose, i));
            if (piece == null) {
                break;
            }
            sealed.append(piece.getValue());
        }
        return sealed.isEmpty()
                ? Optional.empty()
                : seal.open(purpose, sealed.toString()).map(content -> inflated(content, type));
    }

    boolean isThere(RoutingContext context) {
        return context.request().getCookie(name(SESSION, 0)) != null;
    }

    void clear(RoutingContext context, String purpose) {
        for (int i = 0; i < MOST_PIECES; i++) {
            if (context.request().getCookie(name(purpose, i)) != null) {
                context.response().addCookie(cookie(name(purpose, i), "", 0));
            }
        }
    }

    /** With TLS the prefix lets no other host of the domain set it (RFC 6265bis, 4.1.3.2). */
    private String name(String purpose, int piece) {
        return (settings.tls() ? "__Host-" : "") + "jidi-" + purpose + (piece == 0 ? "" : "-" + piece);
    }

    private Cookie cookie(String name, String value, long seconds) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(settings.tls())
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(seconds);
    }

    private byte[] deflated(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(json.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a session is plain values", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private <T> T inflated(byte[] content, Class<T> type) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(content))) {
            return json.readValue(in.readNBytes(LARGEST), type);
        } catch (IOException e) {
            throw new UncheckedIOException("what we sealed cannot be read", e);
        }
    }
}
