package io.jidi.project.dispatch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a red light asks for: 督办函, 约谈 or 调出建议, from the day it is due to the day it is closed. It comes with the frozen
 * light and repeats of it what lists filter by.
 */
@Entity
@Table(name = "dispatch_order")
class DispatchOrder {

    /** Where the entry stands. */
    public enum Status {
        DUE,
        ISSUED,
        REPLIED,
        CLOSED
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

    @Column(name = "light_month")
    private LocalDate month = LocalDate.EPOCH;

    private String step = "";

    @Column(name = "red_months")
    private int redMonths;

    @Column(name = "edition_id")
    private String editionId = "";

    @Enumerated(EnumType.STRING)
    private Status status = Status.DUE;

    @Column(name = "project_name")
    private String projectName = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "owner_credit_code")
    private @Nullable String ownerCreditCode;

    @Column(name = "document_number")
    private @Nullable String documentNumber;

    private @Nullable String addressee;

    @Column(name = "issued_date")
    private @Nullable LocalDate issuedDate;

    @Column(name = "reply_due")
    private @Nullable LocalDate replyDue;

    private @Nullable String reply;

    @Column(name = "replied_date")
    private @Nullable LocalDate repliedDate;

    private @Nullable String outcome;

    @Column(name = "closed_date")
    private @Nullable LocalDate closedDate;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Version
    private long version;

    protected DispatchOrder() {}

    DispatchOrder(DispatchOrderId id, MonthLight light, String step, int redMonths) {
        this.id = id.value();
        this.projectId = light.project().value();
        this.month = light.month().atDay(1);
        this.step = step;
        this.redMonths = redMonths;
        this.editionId = light.frozen().editionId();
        this.projectName = light.projectName();
        this.baseCode = light.baseCode();
        this.regionCode = light.regionCode();
        this.ownerCreditCode = light.ownerCreditCode();
        this.createdAt = light.frozenAt();
    }

    void issue(String number, String to, LocalDate day, LocalDate due) {
        status = Status.ISSUED;
        documentNumber = number;
        addressee = to;
        issuedDate = day;
        replyDue = due;
    }

    void answer(String text, LocalDate day) {
        status = Status.REPLIED;
        reply = text;
        repliedDate = day;
    }

    void close(String result, LocalDate day) {
        status = Status.CLOSED;
        outcome = result;
        closedDate = day;
    }

    UUID projectId() {
        return projectId;
    }

    Status status() {
        return status;
    }

    long version() {
        return version;
    }

    @Nullable
    LocalDate issuedDate() {
        return issuedDate;
    }

    DispatchOrderId id() {
        return new DispatchOrderId(id);
    }

    /** @param today decides what is overdue, and on time */
    DispatchOrderView view(LocalDate today) {
        LocalDate due = replyDue;
        LocalDate answered = repliedDate;
        return new DispatchOrderView(
                id(),
                new io.jidi.project.library.ProjectId(projectId),
                projectName,
                baseCode,
                regionCode,
                YearMonth.from(month),
                step,
                redMonths,
                editionId,
                status,
                documentNumber,
                addressee,
                issuedDate,
                due,
                status == Status.ISSUED && due != null && due.isBefore(today),
                reply,
                answered,
                answered == null || due == null ? null : !answered.isAfter(due),
                outcome,
                closedDate);
    }
}
