package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.CallContext;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectEvents;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.dispatch.rules.FiledReport;
import io.jidi.project.dispatch.rules.ReportLedger;
import io.jidi.project.dispatch.rules.SourceMoney;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.library.rules.FundSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Files the report of a month. What was filed stays; a correction is filed after it and says why. */
@ApplicationScoped
class FileMonthlyReport {

    private final EntityManager entities;
    private final Projects projects;
    private final Dossiers dossiers;
    private final LightEditions editions;
    private final DueMonths dueMonths;
    private final PastDates pastDates;
    private final MonthFunds funds;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final CallContext call;
    private final BusinessDay day;

    FileMonthlyReport(
            EntityManager entities,
            Projects projects,
            Dossiers dossiers,
            LightEditions editions,
            DueMonths dueMonths,
            PastDates pastDates,
            MonthFunds funds,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            CallContext call,
            BusinessDay day) {
        this.entities = entities;
        this.projects = projects;
        this.dossiers = dossiers;
        this.editions = editions;
        this.dueMonths = dueMonths;
        this.pastDates = pastDates;
        this.funds = funds;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.call = call;
        this.day = day;
    }

    /**
     * @param actual investment completed in the month itself
     * @param startedMonth month of the real start, once there is one; likewise the next two
     * @param receivedDate default today; a past one only from a provincial or city office
     * @param funds the month by source: 到位, 完成, 支付; 完成 adds up to {@code actual}
     * @param progressText 形象进度 in words
     * @param physicalPercent share of the year's work done since January, 0–100, for earned value
     * @param correctionReason needed from the second report of a month on, which replaces the earlier one whole
     */
    @Schema(name = "FileMonthlyReport")
    public record Request(
            @NotNull YearMonth month,
            @NotNull @Valid Money actual,
            @Nullable YearMonth startedMonth,
            @Nullable YearMonth registeredMonth,
            @Nullable YearMonth completedMonth,
            @Nullable LocalDate receivedDate,
            @Nullable @Size(min = 1, max = 500) String correctionReason,
            @Nullable @Size(max = 10) List<@Valid @NotNull Fund> funds,
            @Nullable @Size(max = 1000) String progressText,

            @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
            BigDecimal physicalPercent) {}

    /** Money of one source in the month. */
    @Schema(name = "FileMonthlyReportFund")
    public record Fund(
            @NotNull FundSource source,
            @NotNull @Valid Money arrived,
            @NotNull @Valid Money completed,
            @NotNull @Valid Money paid) {}

    ReportView execute(ProjectId id, Request request) {
        Project project = projects.inLibrary(id);
        LocalDate received = pastDates.orToday(request.receivedDate(), "/receivedDate");
        FiledReport report = new FiledReport(
                request.month(),
                Yuan.of(request.actual(), "/actual"),
                request.startedMonth(),
                request.registeredMonth(),
                request.completedMonth(),
                received);
        dueMonths.inForce(report.month());
        requirePossible(project, report);
        List<ReportFiling> filed = dossiers.filings(Set.of(id.value()));
        List<ReportFiling> ofMonth = filed.stream()
                .filter(one -> one.report().month().equals(report.month()))
                .toList();
        List<SourceMoney> parts = parts(request);
        SourceMoney.refusal(parts, report.actual()).ifPresent(reason -> {
            throw refused("/funds", reason.zh(), reason.en());
        });
        requireInTurn(report, ofMonth, request.correctionReason());
        ReportLedger ledger = with(filed, report);
        ledger.contradiction().ifPresent(reason -> {
            throw refused("/completedMonth", reason.zh(), reason.en());
        });
        ReportFiling filing = new ReportFiling(
                ids.next(),
                id,
                ofMonth.size() + 1,
                report,
                ofMonth.isEmpty() ? null : request.correctionReason(),
                call.caller().organisation(),
                day.now(),
                new ReportFiling.Work(request.progressText(), request.physicalPercent()));
        entities.persist(filing);
        entities.flush();
        funds.keep(filing.id(), parts);
        ReportView view = ReportView.of(filing, ledger, editions, parts);
        outbox.append(new NewEvent(
                ProjectEvents.PROJECT,
                ProjectEvents.PROJECT.type("reported"),
                1,
                id,
                view.fact(project),
                received,
                project.dataScope()));
        audit.record("FILE_MONTHLY_REPORT", id.wire(), request.correctionReason(), null, view);
        return view;
    }

    private static List<SourceMoney> parts(Request request) {
        List<Fund> given = request.funds() == null ? List.of() : request.funds();
        return IntStream.range(0, given.size())
                .mapToObj(i -> new SourceMoney(
                        given.get(i).source(),
                        Yuan.of(given.get(i).arrived(), "/funds/" + i + "/arrived"),
                        Yuan.of(given.get(i).completed(), "/funds/" + i + "/completed"),
                        Yuan.of(given.get(i).paid(), "/funds/" + i + "/paid")))
                .toList();
    }

    private static void requirePossible(Project project, FiledReport report) {
        if (report.month().isBefore(project.dispatchedFrom())) {
            throw refused(
                    "/month",
                    "项目自 " + project.dispatchedFrom() + " 起纳入调度",
                    "The project is in dispatch from " + project.dispatchedFrom());
        }
        if (report.receivedOn().isBefore(report.month().atDay(1))) {
            throw refused("/receivedDate", "报送日期早于所报月份", "Received before the month began");
        }
        requireNotAfter(report.month(), report.started(), "/startedMonth");
        requireNotAfter(report.month(), report.registered(), "/registeredMonth");
        requireNotAfter(report.month(), report.completed(), "/completedMonth");
    }

    private static void requireNotAfter(YearMonth month, @Nullable YearMonth milestone, String pointer) {
        if (milestone != null && milestone.isAfter(month)) {
            throw refused(pointer, "晚于所报月份 " + month, "Lies after the month of the report, " + month);
        }
    }

    private static void requireInTurn(
            FiledReport report, List<ReportFiling> ofMonth, @Nullable String correctionReason) {
        if (ofMonth.isEmpty()) {
            return;
        }
        if (correctionReason == null || correctionReason.isBlank()) {
            throw ProjectProblem.REPORT_EXISTS.at(
                    "/correctionReason", "该月已有月报，更正须说明理由", "The month has its report; a correction needs a reason");
        }
        LocalDate last = ofMonth.get(ofMonth.size() - 1).report().receivedOn();
        if (report.receivedOn().isBefore(last)) {
            throw refused("/receivedDate", "更正不能早于上次报送（" + last + "）", "A correction comes after " + last);
        }
    }

    private static ReportLedger with(List<ReportFiling> filed, FiledReport report) {
        List<FiledReport> all = new ArrayList<>();
        filed.forEach(filing -> all.add(filing.report()));
        all.add(report);
        return new ReportLedger(all);
    }

    private static Problem refused(String pointer, String zh, String en) {
        return ProjectProblem.REPORT_REFUSED.at(pointer, zh, en);
    }
}
