package io.jidi.exchange.national.rules;

import io.jidi.exchange.signature.rules.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers of a request to the national gateway (project-library.md 4.3). They sign who asks what and when, neither body nor
 * path: the weakness is the protocol's, and TLS has to make up for it.
 */
public final class NationalSignature {

    private NationalSignature() {}

    /**
     * The four headers.
     *
     * @param family {@code gjzwfwpt}, or the older {@code gjgxjhpt}
     * @param rid who asks
     * @param sid the interface that is asked
     * @param rtime milliseconds since 1970
     */
    public static Map<String, String> headers(String family, String rid, String sid, long rtime, String secret) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(family + "_rid", rid);
        headers.put(family + "_sid", sid);
        headers.put(family + "_rtime", Long.toString(rtime));
        headers.put(family + "_sign", sign(sid, rid, Long.toString(rtime), secret));
        return headers;
    }

    /** {@code Base64(HMAC-SHA256(sid + rid + rtime, secret))}; the order is fixed. */
    public static String sign(String sid, String rid, String rtime, String secret) {
        return Base64.getEncoder()
                .encodeToString(
                        Algorithm.HMAC_SHA256.mac(secret, (sid + rid + rtime).getBytes(StandardCharsets.UTF_8)));
    }
}
