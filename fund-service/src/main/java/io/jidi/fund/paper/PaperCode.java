package io.jidi.fund.paper;

import io.jidi.platform.audit.Sm3;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a paper is known again by: the SM3 digest of its content. The first 80 bits are printed on it as sixteen characters of
 * Crockford's base 32, which has no letters that are mistaken for digits.
 *
 * @param digest 64 hexadecimal digits
 */
record PaperCode(String digest) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 16;
    private static final int GROUP = 4;

    static PaperCode of(String content) {
        return new PaperCode(Sm3.hex(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@code 7M3K-90QX-…}, four groups of four. */
    String printed() {
        StringBuilder printed = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                printed.append('-');
            }
            printed.append(ALPHABET.charAt(fiveBits(i * 5)));
        }
        return printed.toString();
    }

    /** A number of the file's own that comes from its content alone. */
    long seed() {
        return Long.parseUnsignedLong(digest.substring(0, 16), 16);
    }

    /**
     * What a person typed, as it is printed: small letters, missing dashes and the letters that Crockford reads as digits are
     * taken as meant. Answers something that matches no paper when it is no code at all.
     */
    static String asPrinted(String typed) {
        StringBuilder code = new StringBuilder();
        for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            char read = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
            if (ALPHABET.indexOf(read) >= 0) {
                if (!code.isEmpty() && code.length() % (GROUP + 1) == GROUP) {
                    code.append('-');
                }
                code.append(read);
            }
        }
        return code.toString();
    }

    private int fiveBits(int from) {
        int bits = 0;
        for (int bit = from; bit < from + 5; bit++) {
            int digit = Character.digit(digest.charAt(bit / 4), 16);
            bits = bits << 1 | (digit >> (3 - bit % 4) & 1);
        }
        return bits;
    }
}
