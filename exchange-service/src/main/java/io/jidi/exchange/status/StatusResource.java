package io.jidi.exchange.status;

import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.exchange.dataset.Entitlement;
import io.jidi.exchange.door.Signed;
import io.jidi.exchange.door.Visitor;
import io.jidi.exchange.record.Records;
import io.jidi.exchange.snapshot.Snapshots;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Status over HTTP (project-library.md 4.7 A16). */
@Path("/open/v1/status")
@Tag(name = "数据交换 | Exchange")
@Signed
@PermitAll
public class StatusResource {

    private final Visitor visitor;
    private final DataSets sets;
    private final Records records;
    private final Snapshots snapshots;
    private final Clock clock;

    StatusResource(Visitor visitor, DataSets sets, Records records, Snapshots snapshots, Clock clock) {
        this.visitor = visitor;
        this.sets = sets;
        this.records = records;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * A granted data set, as far as the platform may see it.
     *
     * @param lastSeq of the last change that is covered; 0 when there is none
     * @param feedLagSeconds how long the oldest change has waited to be numbered
     */
    @Schema(name = "DataSetStatus")
    record Line(
            String dataSet,
            String schemaVersion,
            long lastSeq,
            @Nullable OffsetDateTime lastChangedAt,
            long feedLagSeconds,
            @Nullable OffsetDateTime lastSnapshotAt) {}

    /**
     * What is granted and how it stands.
     *
     * @param serverTime what timestamps of requests are held against
     * @param inboundKinds what the platform may hand in
     */
    @Schema(name = "ExchangeStatus")
    record Status(OffsetDateTime serverTime, List<Line> dataSets, List<String> inboundKinds) {}

    @GET
    @Operation(summary = "运行状态 | Status")
    public Status status() {
        return new Status(
                local(clock.instant()),
                sets.all().stream()
                        .filter(set -> visitor.platform().dataSets().contains(set.code()))
                        .map(this::line)
                        .toList(),
                visitor.platform().inboundKinds().stream().sorted().toList());
    }

    private Line line(DataSet set) {
        Entitlement who = visitor.platform().entitlement();
        Optional<Records.Entry> last = records.last(set, who);
        return new Line(
                set.code(),
                set.version(),
                last.map(Records.Entry::seq).orElse(0L),
                last.map(entry -> local(entry.changedAt())).orElse(null),
                records.oldestUnpublished(set)
                        .map(since -> Math.max(
                                0, Duration.between(since, clock.instant()).toSeconds()))
                        .orElse(0L),
                snapshots.lastMade(set, who).map(StatusResource::local).orElse(null));
    }

    private static OffsetDateTime local(Instant at) {
        return OffsetDateTime.ofInstant(at, ClockSource.BUSINESS_ZONE);
    }
}
