package io.jidi.exchange.signature.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query as it is signed: each name and value percent-encoded (all but RFC 3986's unreserved characters, capital digits),
 * sorted by name and then by value, joined by {@code =} and {@code &}. {@code +} is a blank, as servers read it.
 */
public final class CanonicalQuery {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat CAPITALS = HexFormat.of().withUpperCase();

    private CanonicalQuery() {}

    private record Pair(String name, String value) {}

    /**
     * The canonical form; empty for a query that is absent or empty.
     *
     * @param raw as it stood in the request line, without the question mark
     * @throws IllegalArgumentException for an escape that is none, or bytes that are no UTF-8
     */
    public static String of(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        List<Pair> pairs = new ArrayList<>();
        for (String part : raw.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                pairs.add(
                        equals < 0
                                ? new Pair(again(part), "")
                                : new Pair(again(part.substring(0, equals)), again(part.substring(equals + 1))));
            }
        }
        return pairs.stream()
                .sorted(Comparator.comparing(Pair::name).thenComparing(Pair::value))
                .map(pair -> pair.name() + "=" + pair.value())
                .collect(Collectors.joining("&"));
    }

    private static String again(String encoded) {
        StringBuilder text = new StringBuilder();
        for (byte octet : decoded(encoded)) {
            char character = (char) (octet & 0xFF);
            if (UNRESERVED.indexOf(character) >= 0) {
                text.append(character);
            } else {
                text.append('%').append(CAPITALS.toHexDigits(octet));
            }
        }
        return text.toString();
    }

    private static byte[] decoded(String encoded) {
        byte[] source = encoded.replace('+', ' ').getBytes(StandardCharsets.UTF_8);
        ByteBuffer octets = ByteBuffer.allocate(source.length);
        for (int i = 0; i < source.length; i++) {
            if (source[i] == '%') {
                if (i + 2 >= source.length) {
                    throw new IllegalArgumentException("an escape that ends early: " + encoded);
                }
                octets.put((byte) HexFormat.fromHexDigits(encodedDigits(source, i)));
                i += 2;
            } else {
                octets.put(source[i]);
            }
        }
        byte[] bytes = new byte[octets.flip().remaining()];
        octets.get(bytes);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8: " + encoded, e);
        }
        return bytes;
    }

    private static String encodedDigits(byte[] source, int at) {
        return "" + (char) source[at + 1] + (char) source[at + 2];
    }
}
