package io.jidi.fund.performance;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.rules.DayCount;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.performance.TemplateFlows.Flow;
import io.jidi.fund.performance.rules.CashFlow;
import io.jidi.fund.performance.rules.Figure;
import io.jidi.fund.performance.rules.History;
import io.jidi.fund.performance.rules.Investments;
import io.jidi.fund.performance.rules.Metric;
import io.jidi.fund.performance.rules.Performance;
import io.jidi.fund.statement.CapitalAccounts;
import io.jidi.fund.statement.rules.CapitalLine;
import io.jidi.platform.money.Money;
import io.jidi.platform.paper.WorkbookFile;
import io.jidi.platform.paper.WorkbookFile.Percent;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ILPA performance template (fund.md 3.7) of a fund on a day, in both of its methods. The cells of the first sheet stand
 * still; the flows and the investments are lists of their own on the sheets after it, from row 3 on.
 */
@ApplicationScoped
public class PerformanceTemplate {

    /** How the flows of a fund are told; one method for its life. */
    public enum Method {
        /** Between fund and investors, each call itemised. */
        GRANULAR,
        /** Between fund and investments, grossed up to what the investors paid and got for them. */
        GROSS_UP
    }

    private static final int HEADS = 2;
    private static final String NONE = "–";

    private final FundHistories histories;
    private final TemplateFlows flows;
    private final CapitalAccounts accounts;
    private final Sql sql;

    PerformanceTemplate(FundHistories histories, TemplateFlows flows, CapitalAccounts accounts, Sql sql) {
        this.histories = histories;
        this.flows = flows;
        this.accounts = accounts;
        this.sql = sql;
    }

    /** The method that was settled for a fund; empty before. */
    public Optional<Method> kept(Fund fund) {
        return sql.first(
                "select method from performance_method where fund_id = ?",
                row -> Method.valueOf(row.getString(1)),
                fund.id().value());
    }

    /** The workbook; the same question of the same books gives the same bytes. */
    public byte[] workbook(Fund fund, Method method, PointInTime when) {
        History history = histories.of(fund, when).until(when.asOf());
        Performance.Asked asked = new Performance.Asked(when.asOf(), Performance.Recall.GROSS, DayCount.ACT_365);
        Map<Metric, Figure> figures = new LinkedHashMap<>();
        Performance.of(history, asked).forEach(figure -> figures.put(figure.metric(), figure));
        WorkbookFile file = new WorkbookFile();
        summary(file, fund, method, when, history, figures);
        reconciliation(file, fund, when, history, figures);
        if (method == Method.GRANULAR) {
            granular(file, fund, when, history, figures);
        } else {
            grossUp(file, fund, history, figures);
        }
        Map<String, String> names = names(fund);
        investments(file, fund, Investments.of(history, asked), names);
        investmentFlows(file, fund, history, names);
        return file.finish();
    }

    private void summary(
            WorkbookFile file,
            Fund fund,
            Method method,
            PointInTime when,
            History history,
            Map<Metric, Figure> figures) {
        boolean line = history.flows().stream().anyMatch(flow -> flow.kind() == CashFlow.Kind.LINE_DRAWN);
        Optional<LocalDate> first = history.firstDay();
        file.sheet("Performance Template", 56, 24, 26, 24, 40).title("ILPA Performance Template (v. 1.1) | 业绩模板（ILPA）");
        file.put("A", 2, "Fund | 基金").put("B", 2, fund.name() + "（" + fund.code() + "）");
        file.put("A", 3, "Vintage | 起始年份")
                .put("B", 3, first.map(day -> String.valueOf(day.getYear())).orElse(NONE));
        file.put("A", 4, "First closing | 首次交割日").put("B", 4, firstClosing(fund));
        file.put("A", 5, "First flow | 首笔现金流").put("B", 5, first.isPresent() ? first.get() : NONE);
        file.put("A", 6, "As of | 截至").put("B", 6, when.asOf());
        file.put("A", 7, "Currency | 币种").put("B", 7, fund.currency());
        file.put("A", 8, "Method | 方法").put("B", 8, method.name());
        file.put("A", 9, "Subscription line used | 是否使用订阅额度").put("B", 9, line ? "Y" : "N");
        file.put("A", 10, "Notes | 说明").put("B", 10, notes(method));
        file.heads(
                12,
                List.of(
                        "A. Fund-level metrics | 基金指标",
                        "With line | 计入额度",
                        "Without line | 剔除额度",
                        "Definition version | 公式版本",
                        "Status | 状态"));
        metric(file, 13, "Gross IRR | 毛内部收益率", figures, Metric.GROSS_IRR_WITH_LINE, Metric.GROSS_IRR);
        metric(file, 14, "Gross MOIC | 投资回报倍数", figures, Metric.MOIC_WITH_LINE, Metric.MOIC);
        metric(file, 15, "Net IRR | 净内部收益率", figures, Metric.NET_IRR, Metric.NET_IRR_WITHOUT_LINE);
        metric(file, 16, "Net TVPI | 总回报倍数", figures, Metric.TVPI, Metric.TVPI_WITHOUT_LINE);
        metric(file, 17, "DPI | 现金回报倍数", figures, Metric.DPI, Metric.DPI_WITHOUT_LINE);
        metric(file, 18, "RVPI | 账面回报倍数", figures, Metric.RVPI, Metric.RVPI_WITHOUT_LINE);
    }

    private static String notes(Method method) {
        return method == Method.GRANULAR
                ? "Calls itemised on their due dates, distributions on the day paid | 催缴按缴付日逐项列示，分配按支付日列示"
                : "Factor: the investors' flows ÷ the fund's flows with investments, paid in and paid out each | 系数为投资人现金流 ÷ 投资现金流，流入流出分别计算";
    }

    private static void metric(
            WorkbookFile file, int row, String title, Map<Metric, Figure> figures, Metric with, Metric without) {
        Figure first = Objects.requireNonNull(figures.get(with));
        Figure second = Objects.requireNonNull(figures.get(without));
        boolean rate = with.name().contains("IRR");
        file.put("A", row, title)
                .put("B", row, cell(first.value(), rate))
                .put("C", row, cell(second.value(), rate))
                .put("D", row, "v" + with.version() + " / v" + without.version())
                .put("E", row, first.status() + " / " + second.status());
    }

    private static Object cell(@Nullable BigDecimal value, boolean rate) {
        if (value == null) {
            return NONE;
        }
        return rate ? new Percent(value) : value;
    }

    /** Flows against the capital account of the investors; the column of the auditor's figures is his. */
    private void reconciliation(
            WorkbookFile file, Fund fund, PointInTime when, History history, Map<Metric, Figure> figures) {
        CapitalAccounts.OfFund books = accounts.between(fund, CapitalAccounts.INCEPTION, when.asOf(), when.knownAt());
        CapitalAccounts.Position whole = books.whole();
        CapitalAccounts.Position general = books.generalPartners();
        file.heads(
                20,
                List.of(
                        "B. Reconciliation, investors | 与资本账户核对（投资人）",
                        "Flows | 现金流",
                        "Capital account | 资本账户",
                        "Difference | 差额",
                        "Audited statements | 审定报表"));
        Money called = investors(whole, general, CapitalLine.CONTRIBUTIONS);
        Money paid = investors(whole, general, CapitalLine.DISTRIBUTIONS)
                .plus(investors(whole, general, CapitalLine.CARRY_PAID))
                .negated();
        Money value = whole.account().closing().minus(general.account().closing());
        compare(file, 21, "Contributions | 出资（资本账户含催缴未到账）", money(fund, figures, Metric.PAID_IN), called);
        compare(file, 22, "Distributions | 分配（资本账户含已批准未支付）", money(fund, figures, Metric.DISTRIBUTED), paid);
        compare(file, 23, "NAV | 净值", money(fund, figures, Metric.NAV), value);
        file.put("A", 24, "Flows before the ledger (imported) | 导入的历史现金流")
                .put("B", 24, (long) histories.imported(fund, when).size());
        file.put("A", 25, "Flows in all | 现金流笔数")
                .put("B", 25, (long) history.flows().size());
        file.freezeBelow(1);
    }

    private static Money investors(CapitalAccounts.Position whole, CapitalAccounts.Position general, CapitalLine line) {
        return whole.account().line(line).minus(general.account().line(line));
    }

    private static @Nullable Money money(Fund fund, Map<Metric, Figure> figures, Metric metric) {
        BigDecimal value = Objects.requireNonNull(figures.get(metric)).value();
        return value == null ? null : new Money(value, fund.currency());
    }

    private static void compare(WorkbookFile file, int row, String title, @Nullable Money flows, Money books) {
        file.put("A", row, title)
                .put("B", row, flows == null ? NONE : flows)
                .put("C", row, books)
                .put("D", row, flows == null ? NONE : flows.minus(books));
    }

    private void granular(
            WorkbookFile file, Fund fund, PointInTime when, History history, Map<Metric, Figure> figures) {
        file.sheet("Fund Flows", 14, 34, 22, 22, 14, 14)
                .title("Fund-level flows, granular | 基金与投资人现金流")
                .heads(
                        HEADS,
                        List.of(
                                "Date | 日期",
                                "Type | 类型",
                                "Fund | 基金合计",
                                "Investors | 投资人",
                                "In gross | 计入毛值",
                                "In net | 计入净值"));
        int row = HEADS + 1;
        for (CashFlow flow : histories.imported(fund, when)) {
            if (flow.kind() == CashFlow.Kind.DISTRIBUTION || flow.kind().isPaidIn()) {
                Money amount = signed(fund, flow);
                boolean general = flow.holder() == CashFlow.Holder.GENERAL_PARTNER;
                file.row(
                        row++,
                        flow.day(),
                        "IMPORTED_" + flow.kind(),
                        amount,
                        general ? Money.zero(fund.currency()) : amount,
                        "N",
                        yes(!general));
            }
        }
        for (Flow flow : flows.of(fund, when)) {
            file.row(row++, flow.day(), flow.type(), flow.fund(), flow.investors(), yes(flow.gross()), yes(flow.net()));
        }
        row = line(file, row, fund, history);
        file.row(row, when.asOf(), "NAV", null, money(fund, figures, Metric.NAV), "N", "Y");
        file.freezeBelow(HEADS);
    }

    private static int line(WorkbookFile file, int from, Fund fund, History history) {
        int row = from;
        for (CashFlow flow : history.flows()) {
            if (flow.kind() == CashFlow.Kind.LINE_DRAWN || flow.kind() == CashFlow.Kind.LINE_REPAID) {
                Money amount = new Money(flow.amount(), fund.currency());
                file.row(
                        row++,
                        flow.day(),
                        flow.kind() == CashFlow.Kind.LINE_DRAWN ? "SUBLINE_DRAW" : "SUBLINE_REPAY",
                        flow.kind() == CashFlow.Kind.LINE_DRAWN ? amount : amount.negated(),
                        null,
                        "N",
                        "N");
            }
        }
        return row;
    }

    private static void grossUp(WorkbookFile file, Fund fund, History history, Map<Metric, Figure> figures) {
        file.sheet("Fund Flows", 14, 34, 22, 22, 18, 22)
                .title("Fund-level flows, gross up | 基金与被投项目现金流（还原）")
                .heads(
                        HEADS,
                        List.of(
                                "Date | 日期",
                                "Type | 类型",
                                "With investments | 投资现金流",
                                "Investors in all | 投资人合计",
                                "Factor | 系数",
                                "Grossed up | 还原后"));
        BigDecimal invested = sum(history, CashFlow.Kind.INVESTMENT);
        BigDecimal proceeds = sum(history, CashFlow.Kind.PROCEEDS);
        int row = HEADS + 1;
        for (CashFlow flow : history.flows()) {
            boolean out = flow.kind() == CashFlow.Kind.INVESTMENT;
            if (!out && flow.kind() != CashFlow.Kind.PROCEEDS) {
                continue;
            }
            BigDecimal base = out ? invested : proceeds;
            BigDecimal investors = investors(history, out);
            Money amount = signed(fund, flow);
            boolean some = base.signum() > 0;
            file.row(
                    row++,
                    flow.day(),
                    flow.kind().name(),
                    amount,
                    new Money(investors, fund.currency()),
                    some ? investors.divide(base, 10, RoundingMode.HALF_UP) : NONE,
                    some
                            ? Money.rounded(
                                    amount.amount().multiply(investors).divide(base, MathContext.DECIMAL128),
                                    fund.currency())
                            : NONE);
        }
        row = line(file, row, fund, history);
        file.row(row, LocalDate.parse(navDay(figures)), "NAV", null, money(fund, figures, Metric.NAV), null, null);
        file.freezeBelow(HEADS);
    }

    /** What the investors paid, or got. */
    private static BigDecimal investors(History history, boolean paid) {
        return history.flows().stream()
                .filter(flow -> flow.holder() != CashFlow.Holder.GENERAL_PARTNER)
                .filter(flow -> paid ? flow.kind().isPaidIn() : flow.kind() == CashFlow.Kind.DISTRIBUTION)
                .map(CashFlow::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(History history, CashFlow.Kind kind) {
        return history.flows().stream()
                .filter(flow -> flow.kind() == kind)
                .map(CashFlow::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String navDay(Map<Metric, Figure> figures) {
        return Objects.requireNonNull(Objects.requireNonNull(figures.get(Metric.NAV))
                .passport()
                .inputs()
                .get("asOf"));
    }

    private static void investments(
            WorkbookFile file, Fund fund, List<Investments.Line> lines, Map<String, String> names) {
        file.sheet("Portfolio Metrics", 36, 14, 18, 22, 22, 22, 22, 14, 14)
                .title("Portfolio metrics | 项目指标")
                .heads(
                        HEADS,
                        List.of(
                                "Investment | 项目",
                                "First date | 首次投资",
                                "Status | 状态",
                                "Invested | 投资成本",
                                "Realised | 已实现回款",
                                "Fair value | 公允价值",
                                "Total value | 总价值",
                                "Gross MOIC | 倍数",
                                "Gross IRR | 毛收益率"));
        int row = HEADS + 1;
        for (Investments.Line one : lines) {
            BigDecimal value = one.fairValue();
            file.row(
                    row++,
                    names.getOrDefault(one.investment(), one.investment()),
                    one.first(),
                    one.state().name(),
                    new Money(one.cost(), fund.currency()),
                    new Money(one.proceeds(), fund.currency()),
                    value == null ? NONE : new Money(value, fund.currency()),
                    value == null ? NONE : new Money(one.proceeds().add(value), fund.currency()),
                    cell(one.figures().get(0).value(), false),
                    cell(one.figures().get(1).value(), true));
        }
        file.freezeBelow(HEADS);
    }

    private static void investmentFlows(WorkbookFile file, Fund fund, History history, Map<String, String> names) {
        file.sheet("Portfolio Flows", 36, 14, 18, 22)
                .title("Portfolio flows | 项目现金流")
                .heads(HEADS, List.of("Investment | 项目", "Date | 日期", "Type | 类型", "Amount | 金额"));
        int row = HEADS + 1;
        for (CashFlow flow : history.flows()) {
            String investment = flow.investment();
            if (investment != null) {
                file.row(
                        row++,
                        names.getOrDefault(investment, investment),
                        flow.day(),
                        flow.kind().name(),
                        signed(fund, flow));
            }
        }
        file.freezeBelow(HEADS);
    }

    /** Out of the investors' or the fund's pocket below zero. */
    private static Money signed(Fund fund, CashFlow flow) {
        Money amount = Money.rounded(flow.amount(), fund.currency());
        return flow.kind().isPaidIn() || flow.kind() == CashFlow.Kind.INVESTMENT ? amount.negated() : amount;
    }

    private static String yes(boolean counts) {
        return counts ? "Y" : "N";
    }

    private Object firstClosing(Fund fund) {
        return sql.first(
                        "select min(signed_date) from commitment where fund_id = ? having count(*) > 0",
                        row -> (Object) row.getObject(1, LocalDate.class),
                        fund.id().value())
                .orElse(NONE);
    }

    /** Enterprise or sub-fund, and the tranche when there are several. */
    private Map<String, String> names(Fund fund) {
        Map<String, String> names = new LinkedHashMap<>();
        sql.list(
                "select i.id, coalesce(d.enterprise_name, f.name) || case when i.tranche > 1"
                        + " then ' #' || i.tranche else '' end from investment i left join deal d on d.id = i.deal_id"
                        + " left join fund f on f.id = i.sub_fund_id where i.fund_id = ? order by i.id",
                row -> names.put(new InvestmentId(row.getObject(1, UUID.class)).wire(), row.getString(2)),
                fund.id().value());
        return names;
    }
}
