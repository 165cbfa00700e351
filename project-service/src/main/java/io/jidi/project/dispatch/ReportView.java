package io.jidi.project.dispatch;

import io.jidi.platform.money.Money;
import io.jidi.project.dispatch.rules.FiledReport;
import io.jidi.project.dispatch.rules.ReportLedger;
import io.jidi.project.dispatch.rules.SourceMoney;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.rules.FundSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filed report as shown.
 *
 * @param revision 1 for the first, more for corrections
 * @param cumulative from January to the end of the month, as it was known with this report
 * @param organisation code of the organisation that filed it
 * @param onTime whether it came in by the cut-off of the month's light edition
 */
public record ReportView(
        YearMonth month,
        int revision,
        Money actual,
        Money cumulative,
        @Nullable YearMonth startedMonth,
        @Nullable YearMonth registeredMonth,
        @Nullable YearMonth completedMonth,
        LocalDate receivedDate,
        boolean onTime,
        @Nullable String correctionReason,
        String organisation,
        Instant recordedAt,
        List<Fund> funds,
        @Nullable String progressText,
        @Nullable BigDecimal physicalPercent) {

    /** Money of one source in the month: 到位, 完成, 支付. */
    public record Fund(FundSource source, Money arrived, Money completed, Money paid) {

        static Fund of(SourceMoney money) {
            return new Fund(
                    money.source(), Money.cny(money.arrived()), Money.cny(money.completed()), Money.cny(money.paid()));
        }
    }

    /** The data of the event project.reported. */
    record Fact(
            ProjectId projectId,
            String code,
            String name,
            @Nullable String baseCode,
            String regionCode,
            YearMonth month,
            int revision,
            Money actual,
            Money cumulative,
            @Nullable YearMonth startedMonth,
            @Nullable YearMonth registeredMonth,
            @Nullable YearMonth completedMonth,
            LocalDate receivedDate,
            boolean onTime) {}

    static ReportView of(ReportFiling filing, ReportLedger ledger, LightEditions editions, List<SourceMoney> funds) {
        FiledReport report = filing.report();
        return new ReportView(
                report.month(),
                filing.revision(),
                Money.cny(report.actual()),
                Money.cny(ledger.cumulative(report.month(), report.receivedOn())),
                report.started(),
                report.registered(),
                report.completed(),
                report.receivedOn(),
                isOnTime(report.month(), report.receivedOn(), editions),
                filing.correctionReason(),
                filing.organisation(),
                filing.recordedAt(),
                funds.stream().map(Fund::of).toList(),
                filing.work().text(),
                filing.work().percent());
    }

    static boolean isOnTime(YearMonth month, LocalDate receivedOn, LightEditions editions) {
        return !receivedOn.isAfter(editions.inForce(month).cutOff(month));
    }

    Fact fact(Project project) {
        return new Fact(
                project.id(),
                project.code(),
                project.publicName(),
                project.baseCode(),
                project.regionCode(),
                month,
                revision,
                actual,
                cumulative,
                startedMonth,
                registeredMonth,
                completedMonth,
                receivedDate,
                onTime);
    }
}
