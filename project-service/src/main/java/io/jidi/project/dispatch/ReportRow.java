package io.jidi.project.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.platform.money.Money;
import io.jidi.project.library.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One filing of a monthly report beside its project, for lists over all projects. */
@Entity
@Immutable
@Table(name = "monthly_report_row")
class ReportRow {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

    @Column(name = "project_code")
    private String projectCode = "";

    @Column(name = "project_name")
    private String projectName = "";

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    /** Of the project, for the scope of an enterprise. */
    @Column(name = "owner_credit_code")
    private @Nullable String ownerCreditCode;

    @Column(name = "report_month")
    private LocalDate month = LocalDate.EPOCH;

    private int revision;
    private BigDecimal actual = BigDecimal.ZERO;

    @Column(name = "started_month")
    private @Nullable LocalDate started;

    @Column(name = "registered_month")
    private @Nullable LocalDate registered;

    @Column(name = "completed_month")
    private @Nullable LocalDate completed;

    @Column(name = "received_date")
    private LocalDate receivedDate = LocalDate.EPOCH;

    @Column(name = "correction_reason")
    private @Nullable String correctionReason;

    private String organisation = "";

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    protected ReportRow() {}

    /**
     * A filing as listed.
     *
     * @param revision 1 for the first, more for corrections
     * @param actual completed investment of the month
     * @param onTime whether it came in by the cut-off of the month's light edition
     * @param organisation code of the organisation that filed it
     */
    @Schema(name = "FiledMonthlyReport")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            ProjectId projectId,
            String projectCode,
            String projectName,
            String regionCode,
            @Nullable String baseCode,
            YearMonth month,
            int revision,
            Money actual,
            @Nullable YearMonth startedMonth,
            @Nullable YearMonth registeredMonth,
            @Nullable YearMonth completedMonth,
            LocalDate receivedDate,
            boolean onTime,
            @Nullable String correctionReason,
            String organisation,
            Instant recordedAt) {}

    View view(LightEditions editions) {
        YearMonth reported = YearMonth.from(month);
        return new View(
                new ProjectId(projectId),
                projectCode,
                projectName,
                regionCode,
                baseCode,
                reported,
                revision,
                Money.cny(actual),
                month(started),
                month(registered),
                month(completed),
                receivedDate,
                ReportView.isOnTime(reported, receivedDate, editions),
                correctionReason,
                organisation,
                recordedAt);
    }

    private static @Nullable YearMonth month(@Nullable LocalDate firstDay) {
        return firstDay == null ? null : YearMonth.from(firstDay);
    }
}
