package io.jidi.exchange.signature.rules;

import io.jidi.platform.audit.Sm3;

/**
 * What an answer is signed over: status, path of the request, SM3 of the body, application, time of the answer and the
 * request's nonce, joined by LF. The nonce ties it to the request, so that an earlier answer cannot be passed off for it.
 */
public record ResponseText(int status, String path, byte[] body, String appId, long timestamp, String nonce) {

    public String text() {
        return String.join("\n", Integer.toString(status), path, Sm3.hex(body), appId, Long.toString(timestamp), nonce);
    }
}
