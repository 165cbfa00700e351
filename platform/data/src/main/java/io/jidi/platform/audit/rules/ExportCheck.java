package io.jidi.platform.audit.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.sm.Sm2;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an audit export from beginning to end and finds a changed, removed or reordered record and a cut tail. Whoever rewrote the
 * whole file, chain included, cannot sign it: compare the key with the one that the installation made known.
 */
public final class ExportCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable String wantedKey;
    private final Sm3.Running sum = Sm3.running();
    private final List<JsonNode> checkpoints = new ArrayList<>();
    private String service = "";
    private long sequence;
    private String hash = "";
    private long records;

    private ExportCheck(@Nullable String wantedKey) {
        this.wantedKey = wantedKey;
    }

    /**
     * What was found.
     *
     * @param records that were read before the fault, or all
     * @param fault the first thing that is wrong and where; empty when nothing is
     * @param publicKey that the manifest was signed with; null where there is none
     */
    public record Verdict(
            String service,
            long records,
            long sequence,
            Optional<String> fault,
            @Nullable String publicKey) {}

    /**
     * Checks a file.
     *
     * @param wantedKey public key that must have signed; null when any may have, which shows tampering only by who has no key at all
     */
    public static Verdict check(BufferedReader file, @Nullable String wantedKey) throws IOException {
        return new ExportCheck(wantedKey).run(file);
    }

    private Verdict run(BufferedReader file) throws IOException {
        String line = file.readLine();
        Optional<String> fault = line == null ? Optional.of("the file is empty") : head(line);
        while (fault.isEmpty()) {
            line = file.readLine();
            if (line == null) {
                return verdict(
                        "the file ends after record " + sequence + " without its manifest: its tail was cut", null);
            }
            JsonNode node = parsed(line);
            switch (node.path("type").asText()) {
                case "checkpoint" -> {
                    checkpoints.add(node);
                    sum.add(line + '\n');
                }
                case "record" -> {
                    fault = record(node);
                    sum.add(line + '\n');
                }
                case ExportManifest.TYPE -> {
                    return end(node, file.readLine());
                }
                default -> fault = Optional.of("the line after record " + sequence + " is none of an export");
            }
        }
        return verdict(fault.get(), null);
    }

    private Optional<String> head(String line) {
        JsonNode node = parsed(line);
        if (!node.path("type").asText().equals("start") || node.path("format").asInt() != 1) {
            return Optional.of("the file does not begin as an export of form 1");
        }
        service = node.path("service").asText();
        sequence = node.path("sequence").asLong();
        hash = node.path("hash").asText();
        sum.add(line + '\n');
        return Optional.empty();
    }

    private Optional<String> record(JsonNode node) {
        long its = node.path("sequence").asLong(-1);
        if (its > sequence + 1) {
            return Optional.of("record " + (sequence + 1) + " is missing: record " + its + " stands in its place");
        }
        if (its != sequence + 1) {
            return Optional.of("record " + its + " is out of order after record " + sequence);
        }
        String computed = Sm3.hex(
                hash.getBytes(StandardCharsets.US_ASCII),
                node.path("row").asText().getBytes(StandardCharsets.UTF_8));
        if (!node.path("previous").asText().equals(hash)
                || !node.path("hash").asText().equals(computed)) {
            return Optional.of("record " + its + " was changed");
        }
        Optional<String> passed = checkpoints.stream()
                .filter(point -> point.path("sequence").asLong() == its)
                .filter(point -> !point.path("hash").asText().equals(computed))
                .map(point -> "record " + its + " is not the one of the checkpoint of "
                        + point.path("at").asText())
                .findFirst();
        sequence = its;
        hash = computed;
        records++;
        return passed;
    }

    private Verdict end(JsonNode node, @Nullable String after) {
        ExportManifest manifest;
        try {
            manifest = JSON.treeToValue(node, ExportManifest.class);
        } catch (JsonProcessingException e) {
            return verdict("the manifest cannot be read", null);
        }
        String key = manifest.publicKey();
        if (manifest.sequence() > sequence) {
            return verdict("records " + (sequence + 1) + " to " + manifest.sequence() + " are missing at the end", key);
        }
        if (manifest.sequence() != sequence
                || manifest.records() != records
                || !String.valueOf(manifest.hash()).equals(hash)
                || !String.valueOf(manifest.service()).equals(service)) {
            return verdict("the manifest is not that of these records, which end with record " + sequence, key);
        }
        if (!String.valueOf(manifest.sm3()).equals(sum.hex())) {
            return verdict("a line that is no record was changed: the file's digest is another", key);
        }
        if (wantedKey != null && !wantedKey.equalsIgnoreCase(key)) {
            return verdict("signed with another key than the one expected", key);
        }
        if (!signed(manifest.signedText(), key, manifest.signature())) {
            return verdict("the manifest is not signed with its key", key);
        }
        for (JsonNode point : checkpoints) {
            String its = point.path("at").asText();
            if (point.path("sequence").asLong() > sequence) {
                return verdict("the chain ends with record " + sequence + ", before the checkpoint of " + its, key);
            }
            String text = point.path("service").asText()
                    + '\n'
                    + point.path("sequence").asLong()
                    + '\n'
                    + point.path("hash").asText()
                    + '\n'
                    + its;
            if (!signed(text, key, point.path("signature").asText())) {
                return verdict("the checkpoint of " + its + " is not signed with the key of the file", key);
            }
        }
        return after == null
                ? new Verdict(service, records, sequence, Optional.empty(), key)
                : verdict("something follows the manifest", key);
    }

    private Verdict verdict(String fault, @Nullable String key) {
        return new Verdict(service, records, sequence, Optional.of(fault), key);
    }

    private static boolean signed(String text, @Nullable String key, @Nullable String signature) {
        if (key == null || signature == null || !Sm2.isPoint(key)) {
            return false;
        }
        try {
            return Sm2.verifies(
                    key, text.getBytes(StandardCharsets.UTF_8), HexFormat.of().parseHex(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What cannot be read is a line of no kind, which is a fault of its own. */
    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
