package io.jidi.project.overview;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/** What a follower of events has not taken in. */
@Entity
@Immutable
@Table(name = "overview_waiting")
class WaitingRow {

    @Id
    private UUID id = new UUID(0, 0);

    private String consumer = "";

    private String aggregate = "";

    private long version = 0;

    private String state = "";

    private Instant since = Instant.EPOCH;

    protected WaitingRow() {}

    /** An event that waits for an earlier one (WAITING), or a subject that waits for a person (PARKED). */
    @Schema(name = "OverviewWaiting")
    public record View(String consumer, String aggregate, long version, String state, Instant since) {}

    View view() {
        return new View(consumer, aggregate, version, state, since);
    }
}
