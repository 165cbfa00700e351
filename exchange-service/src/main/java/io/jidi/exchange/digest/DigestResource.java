package io.jidi.exchange.digest;

import io.jidi.exchange.application.Platform;
import io.jidi.exchange.dataset.ControlTotals;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.Entitlement;
import io.jidi.exchange.dataset.PublishedView;
import io.jidi.exchange.digest.rules.Lines;
import io.jidi.exchange.door.Signed;
import io.jidi.exchange.door.Visitor;
import io.jidi.exchange.feed.FeedCursors;
import io.jidi.exchange.record.Records;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.time.ClockSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reconciliation over HTTP (project-library.md 4.7 A8): over what the platform may see and nothing else. */
@Path("/open/v1/{dataset}/digest")
@Tag(name = "数据交换 | Exchange")
@Signed
@PermitAll
public class DigestResource {

    private static final int PATIENCE_SECONDS = 60;

    private final Visitor visitor;
    private final Records records;
    private final FeedCursors cursors;
    private final Clock clock;

    DigestResource(Visitor visitor, Records records, FeedCursors cursors, Clock clock) {
        this.visitor = visitor;
        this.records = records;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * What a platform's own copy is compared with.
     *
     * @param sm3 of the lines {@code id:rev}, sorted by the bytes of the identifier, LF after each
     * @param feedCursor of the state that was digested; absent for a past day
     */
    @Schema(name = "DataSetDigest")
    record Digest(
            String dataSet,
            OffsetDateTime asOf,
            long count,
            SortedMap<String, SortedMap<String, String>> controlTotals,
            String sha256,
            String sm3,
            @Nullable String feedCursor) {}

    /** @param bucket the first two hexadecimal digits of SM3(id) */
    @Schema(name = "DigestBucket")
    record Bucket(String bucket, long count, String sha256, String sm3) {}

    /** Buckets without records are left out. */
    @Schema(name = "DigestBuckets")
    record Buckets(String dataSet, List<Bucket> buckets, String feedCursor) {}

    /** @param lines {@code id:rev}, sorted */
    @Schema(name = "DigestBucketLines")
    record BucketLines(String dataSet, String bucket, List<String> lines) {}

    @GET
    @Operation(summary = "对账摘要 | Digest for reconciliation")
    public Digest digest(
            @PathParam("dataset") String code,
            @QueryParam("date") @Nullable String date,
            @QueryParam("version") @Nullable String version) {
        DataSet set = visitor.dataSet(code, version);
        Platform platform = visitor.platform();
        Entitlement who = platform.entitlement();
        Lines lines = new Lines();
        ControlTotals totals = new ControlTotals(set);
        Consumer<Records.Entry> reader = entry -> {
            lines.add(entry.id() + ":" + entry.rev());
            totals.add(PublishedView.of(set, who.grade(), entry.id(), entry.rev(), entry.data()));
        };
        Instant now = clock.instant();
        if (date == null) {
            long seq = frozen(set, () -> records.each(set, who, false, reader));
            return digest(set, now, lines, totals, cursors.write(set, platform, seq));
        }
        Instant end = endOf(date);
        frozen(set, () -> records.eachBefore(set, who, end, reader));
        return digest(set, end.isBefore(now) ? end : now, lines, totals, null);
    }

    @GET
    @Path("/buckets")
    @Operation(summary = "分桶摘要 | Digests by bucket")
    public Buckets buckets(@PathParam("dataset") String code) {
        DataSet set = visitor.dataSet(code);
        SortedMap<String, Lines> buckets = new TreeMap<>();
        long seq = frozen(
                set,
                () -> records.each(
                        set,
                        visitor.platform().entitlement(),
                        false,
                        entry -> buckets.computeIfAbsent(bucket(entry.id()), fresh -> new Lines())
                                .add(entry.id() + ":" + entry.rev())));
        List<Bucket> found = new ArrayList<>();
        buckets.forEach((bucket, lines) -> {
            Lines.Digests digests = lines.finish();
            found.add(new Bucket(bucket, lines.count(), digests.sha256(), digests.sm3()));
        });
        return new Buckets(set.code(), found, cursors.write(set, visitor.platform(), seq));
    }

    @GET
    @Path("/buckets/{bucket}")
    @Operation(summary = "一个桶的行 | Lines of one bucket")
    public BucketLines bucket(@PathParam("dataset") String code, @PathParam("bucket") String bucket) {
        DataSet set = visitor.dataSet(code);
        if (!bucket.matches("[0-9a-f]{2}")) {
            throw PlatformProblem.NOT_FOUND.problem();
        }
        List<String> lines = records.bucket(set, visitor.platform().entitlement(), bucket).stream()
                .map(entry -> entry.id() + ":" + entry.rev())
                .toList();
        return new BucketLines(set.code(), bucket, lines);
    }

    private static Digest digest(DataSet set, Instant at, Lines lines, ControlTotals totals, @Nullable String cursor) {
        Lines.Digests digests = lines.finish();
        return new Digest(
                set.code(),
                OffsetDateTime.ofInstant(at, ClockSource.BUSINESS_ZONE),
                lines.count(),
                totals.totals(),
                digests.sha256(),
                digests.sm3(),
                cursor);
    }

    /** Runs the reading on one state of the database, and tells how far the data set was in it. */
    private long frozen(DataSet set, Runnable reading) {
        return QuarkusTransaction.requiringNew().timeout(PATIENCE_SECONDS).call(() -> {
            records.freeze();
            reading.run();
            return records.head(set).seq();
        });
    }

    private static Instant endOf(String date) {
        try {
            return LocalDate.parse(date)
                    .plusDays(1)
                    .atStartOfDay(ClockSource.BUSINESS_ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw PlatformProblem.INVALID_PARAMETER.at("?date", "应为 YYYY-MM-DD", "Expected YYYY-MM-DD");
        }
    }

    private static String bucket(String id) {
        return Sm3.hex(id.getBytes(StandardCharsets.UTF_8)).substring(0, 2);
    }
}
