package io.jidi.exchange.snapshot;

import java.time.Instant;

/**
 * A snapshot that was made.
 *
 * @param scope key of the entitlement it was made for
 * @param seq the last change that is in it
 * @param totals JSON text
 */
record Snapshot(
        SnapshotId id,
        String dataSet,
        String schemaVersion,
        String scope,
        boolean withDeleted,
        long seq,
        Instant asOf,
        long rowCount,
        String totals,
        long bytes,
        String sha256,
        String sm3) {}
