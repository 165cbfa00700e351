package io.jidi.project.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A value of an indicator as lists show it; written by {@link RecordValue}. */
@Entity
@Immutable
@Table(name = "indicator_value")
class IndicatorValue {

    /** 快报 or 年报. */
    enum DataStatus {
        FLASH,
        ANNUAL
    }

    @Id
    private UUID id = new UUID(0, 0);

    private String indicator = "";
    private String subject = "";

    @Column(name = "value_year")
    private int year;

    private String definition = "";
    private int revision;
    private @Nullable BigDecimal value;
    private @Nullable BigDecimal numerator;
    private @Nullable BigDecimal denominator;

    @Enumerated(EnumType.STRING)
    @Column(name = "data_status")
    private DataStatus dataStatus = DataStatus.FLASH;

    private String source = "";
    private @Nullable String evidence;
    private @Nullable String reason;

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    protected IndicatorValue() {}

    /** @param definition empty where the indicator has one definition only */
    @Schema(name = "IndicatorValue")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            ValueId id,
            String indicator,
            String subject,
            int year,
            String definition,
            int revision,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            DataStatus dataStatus,
            String source,
            @Nullable String evidence,
            @Nullable String reason,
            Instant recordedAt) {}

    View view() {
        return new View(
                new ValueId(id),
                indicator,
                subject,
                year,
                definition,
                revision,
                plain(value),
                plain(numerator),
                plain(denominator),
                dataStatus,
                source,
                evidence,
                reason,
                recordedAt);
    }

    static @Nullable BigDecimal plain(@Nullable BigDecimal stored) {
        if (stored == null) {
            return null;
        }
        BigDecimal stripped = stored.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
