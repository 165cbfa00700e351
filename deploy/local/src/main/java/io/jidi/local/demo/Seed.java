package io.jidi.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** The files that the demo loads; packaged from where they are kept, never copied. */
final class Seed {

    private Seed() {}

    static JsonNode json(String name) {
        return Api.JSON.readTree(text(name));
    }

    static String text(String name) {
        try (InputStream file = Seed.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the demo's file is missing: " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
