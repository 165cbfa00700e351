package io.jidi.platform.id;

import java.util.Arrays;
import java.util.UUID;

/** Reads and writes the TypeID form: prefix, underscore, 26 characters of Crockford base 32 for 128 bits. */
public final class TypeIds {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final byte[] VALUES = new byte[128];
    private static final int LENGTH = 26;

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (byte i = 0; i < ALPHABET.length; i++) {
            VALUES[ALPHABET[i]] = i;
        }
    }

    private TypeIds() {}

    public static String format(String prefix, UUID id) {
        char[] text = new char[LENGTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix + '_' + new String(text);
    }

    /**
     * The UUID behind a wire form.
     *
     * @throws InvalidId when the prefix is another one, or the rest is not 26 characters of the alphabet in 128 bits
     */
    public static UUID parse(String prefix, String text) {
        if (!text.startsWith(prefix + '_')) {
            throw new InvalidId(prefix, text);
        }
        String body = text.substring(prefix.length() + 1);
        // 26 × 5 = 130 bits: a first character above 7 would not fit into 128.
        if (body.length() != LENGTH || body.charAt(0) > '7') {
            throw new InvalidId(prefix, text);
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = body.charAt(i);
            int value = c < 128 ? VALUES[c] : -1;
            if (value < 0) {
                throw new InvalidId(prefix, text);
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | value;
        }
        return new UUID(high, low);
    }
}
