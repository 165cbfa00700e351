package io.jidi.project.library.rules;

import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be held against itself in the record of a project. Nothing here is refused: the record comes from others, and a
 * doubt is shown beside it.
 *
 * @param totalInvestment yuan; null while it is not known
 */
public record ProfileFacts(
        @Nullable BigDecimal totalInvestment,
        @Nullable YearMonth startMonth,
        @Nullable Integer completionYear,
        List<Source> funding,
        List<Approval> approvals) {

    /**
     * @param total yuan
     * @param ofYears sum of the yearly plan; null if there is none
     */
    public record Source(
            FundSource source, BigDecimal total, @Nullable BigDecimal ofYears) {}

    /** @param limitDays calendar days from the application on; null if none is set */
    public record Approval(
            String item,
            boolean applied,
            boolean granted,
            @Nullable LocalDate appliedDate,
            @Nullable LocalDate validUntil,
            @Nullable Integer limitDays) {}

    public ProfileFacts {
        funding = List.copyOf(funding);
        approvals = List.copyOf(approvals);
    }

    /** What does not fit together as of a day, in the order of the record. */
    public List<Reason> doubts(LocalDate day) {
        List<Reason> doubts = new ArrayList<>();
        if (startMonth != null && completionYear != null && startMonth.getYear() > completionYear) {
            doubts.add(new Reason(
                    "COMPLETION_BEFORE_START",
                    "拟建成年份" + completionYear + "早于拟开工" + startMonth,
                    "completion in " + completionYear + " lies before the start " + startMonth));
        }
        money(doubts);
        for (Approval approval : approvals) {
            LocalDate until = approval.validUntil();
            if (approval.granted() && until != null && until.isBefore(day)) {
                doubts.add(new Reason(
                        "APPROVAL_EXPIRED",
                        approval.item() + "批复有效期至" + until + ",已过期",
                        "the approval " + approval.item() + " was valid until " + until));
            }
            LocalDate asked = approval.appliedDate();
            Integer limit = approval.limitDays();
            if (approval.applied()
                    && asked != null
                    && limit != null
                    && asked.plusDays(limit).isBefore(day)) {
                doubts.add(new Reason(
                        "APPROVAL_OVERDUE",
                        approval.item() + "办理时限至" + asked.plusDays(limit) + ",已逾期",
                        "the approval " + approval.item() + " was due on " + asked.plusDays(limit)));
            }
        }
        return doubts;
    }

    private void money(List<Reason> doubts) {
        BigDecimal sum = funding.stream().map(Source::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (totalInvestment != null && !funding.isEmpty() && sum.compareTo(totalInvestment) != 0) {
            doubts.add(new Reason(
                    "FUNDING_OFF_TOTAL",
                    "各来源合计" + sum.toPlainString() + "元,总投资" + totalInvestment.toPlainString() + "元",
                    "the sources add up to " + sum.toPlainString() + ", the total investment is "
                            + totalInvestment.toPlainString()));
        }
        for (Source source : funding) {
            BigDecimal years = source.ofYears();
            if (years != null && years.compareTo(source.total()) > 0) {
                doubts.add(new Reason(
                        "YEARS_ABOVE_SOURCE",
                        source.source().zh() + "分年合计超过该来源总额",
                        "the years of " + source.source().en() + " add up to more than its total"));
            }
        }
    }
}
