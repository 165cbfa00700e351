package io.jidi.platform.audit;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The national hash SM3 (GB/T 32905-2016), 256 bits. */
public final class Sm3 {

    private Sm3() {}

    /** The hash of the parts one after another, as 64 lower-case hexadecimal digits. */
    public static String hex(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }
}
