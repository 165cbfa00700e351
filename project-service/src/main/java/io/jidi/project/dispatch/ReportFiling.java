package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.FiledReport;
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
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One filing of a monthly report, as stored for ever; a correction is the next revision. */
@Entity
@Immutable
@Table(name = "monthly_report")
class ReportFiling {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

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

    @Column(name = "progress_text")
    private @Nullable String progressText;

    @Column(name = "physical_percent")
    private @Nullable BigDecimal physicalPercent;

    @Column(name = "received_date")
    private LocalDate receivedDate = LocalDate.EPOCH;

    @Column(name = "correction_reason")
    private @Nullable String correctionReason;

    private String organisation = "";

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    protected ReportFiling() {}

    ReportFiling(
            UUID id,
            ProjectId project,
            int revision,
            FiledReport report,
            @Nullable String correctionReason,
            String organisation,
            Instant recordedAt,
            Work work) {
        this.id = id;
        this.projectId = project.value();
        this.month = report.month().atDay(1);
        this.revision = revision;
        this.actual = report.actual();
        this.started = firstDay(report.started());
        this.registered = firstDay(report.registered());
        this.completed = firstDay(report.completed());
        this.receivedDate = report.receivedOn();
        this.correctionReason = correctionReason;
        this.organisation = organisation;
        this.recordedAt = recordedAt;
        this.progressText = work.text();
        this.physicalPercent = work.percent();
    }

    /**
     * 形象进度, in words and as a share.
     *
     * @param percent share of the year's work done since January, 0–100
     */
    record Work(@Nullable String text, @Nullable BigDecimal percent) {}

    UUID id() {
        return id;
    }

    Work work() {
        return new Work(progressText, physicalPercent);
    }

    UUID projectId() {
        return projectId;
    }

    int revision() {
        return revision;
    }

    @Nullable
    String correctionReason() {
        return correctionReason;
    }

    String organisation() {
        return organisation;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    FiledReport report() {
        return new FiledReport(
                YearMonth.from(month), actual, month(started), month(registered), month(completed), receivedDate);
    }

    private static @Nullable LocalDate firstDay(@Nullable YearMonth month) {
        return month == null ? null : month.atDay(1);
    }

    private static @Nullable YearMonth month(@Nullable LocalDate firstDay) {
        return firstDay == null ? null : YearMonth.from(firstDay);
    }
}
