package io.jidi.project.dispatch.rules;

import io.jidi.project.library.rules.FundSource;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Money of one source in a month, in the three kinds of the national library (domain file project-library 2.1), yuan.
 *
 * @param arrived 到位
 * @param completed 完成
 * @param paid 支付
 */
public record SourceMoney(FundSource source, BigDecimal arrived, BigDecimal completed, BigDecimal paid) {

    /** 上期, 本期 and 累计 of one source; the year's, as the report's own figures are. */
    public record Standing(SourceMoney before, SourceMoney current, SourceMoney total) {}

    private static final BigDecimal NONE = BigDecimal.ZERO;

    /** Why the sources of a report cannot be; empty if they can. The parts of 完成 add up to the whole that is reported. */
    public static Optional<Reason> refusal(List<SourceMoney> parts, BigDecimal actual) {
        Set<FundSource> seen = new HashSet<>();
        for (SourceMoney part : parts) {
            if (!seen.add(part.source())) {
                return Optional.of(new Reason(
                        "SOURCE_TWICE",
                        part.source().zh() + "填报了两次",
                        part.source().en() + " stands there twice"));
            }
        }
        BigDecimal sum = parts.stream().map(SourceMoney::completed).reduce(NONE, BigDecimal::add);
        if (!parts.isEmpty() && sum.compareTo(actual) != 0) {
            return Optional.of(new Reason(
                    "SOURCES_OFF_ACTUAL",
                    "各来源完成合计" + sum.toPlainString() + "元,与本月完成" + actual.toPlainString() + "元不一致",
                    "completed by source adds up to " + sum.toPlainString() + ", reported is "
                            + actual.toPlainString()));
        }
        return Optional.empty();
    }

    /**
     * Where each source stands at the end of a month.
     *
     * @param months the valid report of each month; months of other years are left out
     */
    public static List<Standing> standing(SortedMap<YearMonth, List<SourceMoney>> months, YearMonth month) {
        Map<FundSource, SourceMoney> before = new EnumMap<>(FundSource.class);
        Map<FundSource, SourceMoney> current = new EnumMap<>(FundSource.class);
        months.forEach((of, parts) -> {
            if (of.getYear() == month.getYear() && !of.isAfter(month)) {
                parts.forEach(
                        part -> (of.equals(month) ? current : before).merge(part.source(), part, SourceMoney::plus));
            }
        });
        List<Standing> standing = new ArrayList<>();
        for (FundSource source : FundSource.values()) {
            if (before.containsKey(source) || current.containsKey(source)) {
                SourceMoney nothing = new SourceMoney(source, NONE, NONE, NONE);
                SourceMoney then = before.getOrDefault(source, nothing);
                SourceMoney now = current.getOrDefault(source, nothing);
                standing.add(new Standing(then, now, then.plus(now)));
            }
        }
        return standing;
    }

    private SourceMoney plus(SourceMoney other) {
        return new SourceMoney(
                source, arrived.add(other.arrived), completed.add(other.completed), paid.add(other.paid));
    }
}
