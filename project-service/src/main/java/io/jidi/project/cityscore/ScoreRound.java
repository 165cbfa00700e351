package io.jidi.project.cityscore;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A yearly round of scoring. */
@Entity
@Table(name = "score_round")
class ScoreRound {

    /** 填报, 公示可申诉, 定稿. */
    @Schema(name = "ScoreRoundStatus")
    enum Status {
        OPEN,
        PUBLISHED,
        FINAL
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "round_year")
    private int year;

    private String scheme = "";

    @Column(name = "scheme_digest")
    private String schemeDigest = "";

    @Enumerated(EnumType.STRING)
    private Status status = Status.OPEN;

    @Column(name = "appeal_until")
    private @Nullable LocalDate appealUntil;

    /** The standings as JSON, as they were published last. */
    private @Nullable String ranking;

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    @Version
    private long version;

    protected ScoreRound() {}

    ScoreRound(ScoreRoundId id, int year, String scheme, String digest, Instant now) {
        this.id = id.value();
        this.year = year;
        this.scheme = scheme;
        schemeDigest = digest;
        recordedAt = now;
    }

    void publish(String standings, LocalDate until) {
        status = Status.PUBLISHED;
        ranking = standings;
        appealUntil = until;
    }

    void finish(String standings) {
        status = Status.FINAL;
        ranking = standings;
    }

    ScoreRoundId id() {
        return new ScoreRoundId(id);
    }

    int year() {
        return year;
    }

    String scheme() {
        return scheme;
    }

    String schemeDigest() {
        return schemeDigest;
    }

    Status status() {
        return status;
    }

    @Nullable
    LocalDate appealUntil() {
        return appealUntil;
    }

    @Nullable
    String ranking() {
        return ranking;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
