package io.jidi.fund.statement;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The books as tables for spreadsheets: trial balance, ledger and journals on any day as known at any time. */
@ApplicationScoped
public class BookTables {

    /** A sheet has 1,048,576 rows; what is longer is asked for by dates. */
    private static final int MOST_ROWS = 1_000_000;

    private static final String LINES = "select j.number, j.effective_date, j.booking_date, j.booked_at, j.kind,"
            + " j.reference, j.description, o.number as reversed, l.account, a.title_zh, a.title_en, p.name as partner,"
            + " l.investment_id, l.debit, l.credit from journal j join journal_line l on l.journal_id = j.id"
            + " join account a on a.number = l.account left join partner p on p.id = l.partner_id"
            + " left join journal o on o.id = j.reverses"
            + " where j.fund_id = ? and j.effective_date between ? and ? and j.booked_at <= ? order by ";

    private final Sql sql;
    private final Balances balances;

    BookTables(Sql sql, Balances balances) {
        this.sql = sql;
        this.balances = balances;
    }

    /** A table: its name, the heads, the rows. */
    public record Table(String name, List<String> heads, List<List<@Nullable Object>> rows) {}

    /** Every account with its turnover and balance, then the sums; money and memo accounts balance each for themselves. */
    public Table trialBalance(Fund fund, PointInTime point) {
        Map<Account, Money[]> sums = new EnumMap<>(Account.class);
        Money zero = Money.zero(fund.currency());
        for (Balances.Balance one : balances.of(fund, point.asOf(), point.knownAt())) {
            Money[] sum = sums.computeIfAbsent(one.account(), account -> new Money[] {zero, zero});
            sum[0] = sum[0].plus(one.debit());
            sum[1] = sum[1].plus(one.credit());
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (boolean memo : new boolean[] {false, true}) {
            Money debit = zero;
            Money credit = zero;
            for (Map.Entry<Account, Money[]> one : sums.entrySet()) {
                if (one.getKey().memo() == memo) {
                    Money[] sum = one.getValue();
                    rows.add(row(
                            one.getKey().number(),
                            one.getKey().title().zh(),
                            one.getKey().title().en(),
                            sum[0],
                            sum[1]));
                    debit = debit.plus(sum[0]);
                    credit = credit.plus(sum[1]);
                }
            }
            rows.add(row("", memo ? "备查合计" : "合计", memo ? "Memo total" : "Total", debit, credit));
        }
        return new Table("试算平衡表", List.of("科目 Account", "名称", "Title", "借方 Debit", "贷方 Credit", "余额 Balance"), rows);
    }

    private static List<@Nullable Object> row(String number, String zh, String en, Money debit, Money credit) {
        return Arrays.asList(number, zh, en, debit, credit, debit.minus(credit));
    }

    /** Every line of every journal in the order of their numbers. */
    public Table journals(Fund fund, LocalDate from, PointInTime point) {
        return new Table("会计凭证", heads(false), lines(fund, from, point, "j.number, l.line", null));
    }

    /** Every line by account, then by date, with the running balance of the account over all the days before. */
    public Table ledger(Fund fund, LocalDate from, PointInTime point) {
        Map<String, Money> running = new HashMap<>();
        for (Balances.Balance one : balances.of(fund, from.minusDays(1), point.knownAt())) {
            running.merge(one.account().number(), one.net(), Money::plus);
        }
        return new Table(
                "明细账",
                heads(true),
                lines(
                        fund,
                        from,
                        point,
                        "l.account, j.effective_date, j.number, l.line",
                        line -> running.merge(line.account(), line.change(), Money::plus)));
    }

    private record Line(String account, Money change) {}

    private interface Running {
        Money after(Line line);
    }

    private static List<String> heads(boolean running) {
        List<String> heads = new ArrayList<>(List.of(
                "凭证号 No.",
                "生效日 Effective",
                "入账日 Booking",
                "登记时间 Booked at",
                "业务 Kind",
                "来源 Reference",
                "摘要 Description",
                "冲销 Reverses",
                "科目 Account",
                "科目名称 Title",
                "合伙人 Partner",
                "投资 Investment",
                "借方 Debit",
                "贷方 Credit"));
        if (running) {
            heads.add("余额 Balance");
        }
        return heads;
    }

    private List<List<@Nullable Object>> lines(
            Fund fund, LocalDate from, PointInTime point, String order, @Nullable Running running) {
        List<List<@Nullable Object>> rows = sql.list(
                LINES + order + " limit " + (MOST_ROWS + 1),
                row -> line(row, fund.currency(), running),
                fund.id().value(),
                from,
                point.asOf(),
                point.knownAt());
        if (rows.size() > MOST_ROWS) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?from", "超过 " + MOST_ROWS + " 行，请缩小日期范围", "More than " + MOST_ROWS + " rows: ask for fewer days");
        }
        return rows;
    }

    private static List<@Nullable Object> line(ResultSet row, String currency, @Nullable Running running)
            throws SQLException {
        Money debit = new Money(row.getBigDecimal("debit"), currency);
        Money credit = new Money(row.getBigDecimal("credit"), currency);
        UUID investment = row.getObject("investment_id", UUID.class);
        long reversed = row.getLong("reversed");
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                row.getLong("number"),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("booked_at", OffsetDateTime.class)
                        .atZoneSameInstant(ClockSource.BUSINESS_ZONE)
                        .toOffsetDateTime()
                        .toString(),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("description"),
                reversed == 0 ? null : reversed,
                row.getString("account"),
                row.getString("title_zh") + " " + row.getString("title_en"),
                row.getString("partner"),
                investment == null ? null : new InvestmentId(investment).wire(),
                debit,
                credit));
        if (running != null) {
            cells.add(running.after(new Line(row.getString("account"), debit.minus(credit))));
        }
        return cells;
    }
}
