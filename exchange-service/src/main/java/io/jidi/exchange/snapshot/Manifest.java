package io.jidi.exchange.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.door.ExchangeKey;
import io.jidi.platform.http.JsonRules;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot is (project-library.md 4.7 A3).
 *
 * @param feedCursor the change feed goes on from here without gap or overlap
 * @param signature by the exchange's SM2 key over the canonical JSON of all the rest; stays with the files
 */
@Schema(name = "SnapshotManifest")
record Manifest(
        SnapshotId snapshotId,
        String dataSet,
        String schemaVersion,
        OffsetDateTime asOf,
        boolean includeDeleted,
        long rowCount,
        Map<String, Map<String, String>> controlTotals,
        List<File> files,
        String feedCursor,
        @Nullable Signature signature) {

    private static final ObjectMapper CANONICAL = JsonRules.canonical();

    /** @param url below the exchange's own address; Range is understood */
    @Schema(name = "SnapshotFile")
    record File(String url, String mediaType, long bytes, String sha256, String sm3) {}

    /** @param value DER in base64 */
    @Schema(name = "ManifestSignature")
    record Signature(String kid, String algorithm, String value) {}

    Manifest signedBy(ExchangeKey key) {
        return new Manifest(
                snapshotId,
                dataSet,
                schemaVersion,
                asOf,
                includeDeleted,
                rowCount,
                controlTotals,
                files,
                feedCursor,
                new Signature(key.kid(), "SM2-SM3", key.sign(canonical())));
    }

    private String canonical() {
        try {
            return CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest that cannot be written as JSON", e);
        }
    }
}
