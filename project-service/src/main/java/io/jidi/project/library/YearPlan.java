package io.jidi.project.library;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A project's plan for a year, the original (revision 1 without a month of approval) or an approved revision of it. */
@Entity
@Immutable
@Table(name = "year_plan")
public class YearPlan {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

    @Column(name = "plan_year")
    private int year;

    private int revision;

    @Column(name = "approved_month")
    private @Nullable LocalDate approvedMonth;

    private BigDecimal annual = BigDecimal.ZERO;
    private List<BigDecimal> cumulative = new ArrayList<>();

    @Column(name = "planned_start")
    private @Nullable LocalDate plannedStart;

    @Column(name = "planned_completion")
    private @Nullable LocalDate plannedCompletion;

    private @Nullable String reason;

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    protected YearPlan() {}

    /**
     * @param approvedMonth null for the original plan of the year
     * @param annual yuan
     * @param cumulative yuan at month ends, the last is December; empty for an even plan
     */
    public record Content(
            int year,
            @Nullable YearMonth approvedMonth,
            BigDecimal annual,
            List<BigDecimal> cumulative,
            @Nullable YearMonth plannedStart,
            @Nullable YearMonth plannedCompletion,
            @Nullable String reason) {}

    public YearPlan(UUID id, ProjectId project, int revision, Content content, Instant recordedAt) {
        this.id = id;
        this.projectId = project.value();
        this.year = content.year();
        this.revision = revision;
        this.approvedMonth = firstDay(content.approvedMonth());
        this.annual = content.annual();
        this.cumulative = new ArrayList<>(content.cumulative());
        this.plannedStart = firstDay(content.plannedStart());
        this.plannedCompletion = firstDay(content.plannedCompletion());
        this.reason = content.reason();
        this.recordedAt = recordedAt;
    }

    public ProjectId project() {
        return new ProjectId(projectId);
    }

    public int revision() {
        return revision;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public Content content() {
        return new Content(
                year,
                month(approvedMonth),
                annual,
                List.copyOf(cumulative),
                month(plannedStart),
                month(plannedCompletion),
                reason);
    }

    private static @Nullable LocalDate firstDay(@Nullable YearMonth month) {
        return month == null ? null : month.atDay(1);
    }

    private static @Nullable YearMonth month(@Nullable LocalDate firstDay) {
        return firstDay == null ? null : YearMonth.from(firstDay);
    }
}
