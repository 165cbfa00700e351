package io.jidi.exchange.application;

import io.jidi.exchange.signature.rules.Algorithm;
import java.util.UUID;

/** @param key the public point or the shared secret in clear, as the algorithm takes it */
public record PlatformKey(UUID id, String kid, Algorithm algorithm, String key) {

    @Override
    public String toString() {
        return "PlatformKey[" + kid + " " + algorithm.word() + "]";
    }
}
