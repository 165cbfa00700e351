package io.jidi.platform.audit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The national hash SM3 (GB/T 32905-2016), 256 bits. */
public final class Sm3 {

    private Sm3() {}

    /** The hash of the parts one after another, as 64 lower-case hexadecimal digits. */
    public static String hex(byte[]... parts) {
        Running running = running();
        for (byte[] part : parts) {
            running.digest.update(part, 0, part.length);
        }
        return running.hex();
    }

    /** A hash of what comes piece by piece. */
    public static Running running() {
        return new Running();
    }

    /** The hash so far; read once, at the end. */
    public static final class Running {

        private final SM3Digest digest = new SM3Digest();

        private Running() {}

        /** Adds the text as UTF-8. */
        public void add(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(bytes, 0, bytes.length);
        }

        /** 64 lower-case hexadecimal digits; begins anew afterwards. */
        public String hex() {
            byte[] hash = new byte[digest.getDigestSize()];
            digest.doFinal(hash, 0);
            return HexFormat.of().formatHex(hash);
        }
    }
}
