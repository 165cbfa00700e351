package io.jidi.fund.valuation;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.valuation.rules.FairValue;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a fund's shares in its sub-funds are worth: {@code NAV_t = NAV_report + calls − distributions} (fund.md 3.6). The report
 * is the sub-fund's last closed period; what its books say after that is not yet reported, except for the flows with this
 * partner.
 */
@ApplicationScoped
class SubFundValues {

    private static final String SHARES = "select p.id, p.fund_id, f.code, f.name,"
            + " (select max(c.period_end) from period_close c where c.fund_id = f.id and c.period_end <= ?"
            + " and c.closed_at <= ?) as report from partner p join fund f on f.id = p.fund_id"
            + " where p.investing_fund_id = ? order by f.code, p.id";

    /** A partner's capital, contributions and distributions, each in the sub-fund's books. */
    private static final String BOOKS = "select"
            + " coalesce(sum(l.credit - l.debit) filter (where j.effective_date <= ?), 0) as reported,"
            + " coalesce(sum(l.credit - l.debit) filter (where j.effective_date > ? and l.account = '4001'), 0) as calls,"
            + " coalesce(sum(l.debit - l.credit) filter (where j.effective_date > ?"
            + " and coalesce(o.kind, j.kind) = 'DISTRIBUTION_APPROVED'), 0) as distributions"
            + " from journal_line l join journal j on j.id = l.journal_id join account a on a.number = l.account"
            + " left join journal o on o.id = j.reverses"
            + " where l.partner_id = ? and a.type in ('E', 'P') and j.effective_date <= ? and j.booked_at <= ?";

    private static final String CARRYING = "select coalesce(sum(l.debit - l.credit), 0) from investment i"
            + " join journal_line l on l.investment_id = i.id join journal j on j.id = l.journal_id"
            + " where i.fund_id = ? and i.sub_fund_id = ? and l.account in ('1103', '1104')"
            + " and j.effective_date <= ? and j.booked_at <= ?";

    private final Sql sql;

    SubFundValues(Sql sql) {
        this.sql = sql;
    }

    /**
     * The value of the share in one sub-fund.
     *
     * @param reportDate end of the sub-fund's last closed period; null when none is closed yet
     * @param reported the partner's capital then; zero without a report
     * @param callsSince paid in after the report
     * @param distributionsSince received after the report
     * @param value reported, rolled forward
     * @param stalenessDays from the report to the day asked for; null without a report
     * @param carrying in this fund's own books
     * @param difference value minus carrying: what a valuation would book
     */
    public record SubFundValue(
            FundId subFundId,
            String code,
            String name,
            PartnerId partnerId,
            @Nullable LocalDate reportDate,
            Money reported,
            Money callsSince,
            Money distributionsSince,
            Money value,
            @Nullable Long stalenessDays,
            Money carrying,
            Money difference) {}

    private record Share(
            UUID partner,
            UUID fund,
            String code,
            String name,
            @Nullable LocalDate report) {}

    private record Books(BigDecimal reported, BigDecimal calls, BigDecimal distributions) {}

    List<SubFundValue> of(Fund fund, PointInTime point) {
        return sql
                .list(
                        SHARES,
                        row -> new Share(
                                row.getObject("id", UUID.class),
                                row.getObject("fund_id", UUID.class),
                                row.getString("code"),
                                row.getString("name"),
                                row.getObject("report", LocalDate.class)),
                        point.asOf(),
                        point.knownAt(),
                        fund.id().value())
                .stream()
                .map(share -> value(fund, share, point))
                .toList();
    }

    private SubFundValue value(Fund fund, Share share, PointInTime point) {
        LocalDate report = share.report();
        LocalDate from = report == null ? LocalDate.EPOCH : report;
        Books books = books(share.partner(), from, point.asOf(), point.knownAt());
        Money value = Money.rounded(
                FairValue.rolled(books.reported(), books.calls(), books.distributions(), BigDecimal.ZERO),
                fund.currency());
        Money carrying = sql.first(
                        CARRYING,
                        row -> new Money(row.getBigDecimal(1), fund.currency()),
                        fund.id().value(),
                        share.fund(),
                        point.asOf(),
                        point.knownAt())
                .orElseThrow();
        return new SubFundValue(
                new FundId(share.fund()),
                share.code(),
                share.name(),
                new PartnerId(share.partner()),
                report,
                new Money(books.reported(), fund.currency()),
                new Money(books.calls(), fund.currency()),
                new Money(books.distributions(), fund.currency()),
                value,
                report == null ? null : ChronoUnit.DAYS.between(report, point.asOf()),
                carrying,
                value.minus(carrying));
    }

    private Books books(UUID partner, LocalDate report, LocalDate asOf, Instant knownAt) {
        return sql.first(
                        BOOKS,
                        row -> new Books(row.getBigDecimal(1), row.getBigDecimal(2), row.getBigDecimal(3)),
                        report,
                        report,
                        report,
                        partner,
                        asOf,
                        knownAt)
                .orElseThrow();
    }
}
