package io.jidi.fund.evaluation;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the national registration asks of a fund for a year (fund.md 1.5), filled in from the books and the recorded evidence, and
 * what is still missing before the deadline: six months after the year (1753号, S2). The list of fields is our reconstruction: the
 * form itself was not seen.
 */
@ApplicationScoped
class RegistrationWorksheet {

    private static final int DEADLINE_DAY = 30;

    /** Facts that the registration asks and only a paper can tell, in the order of the sheet. */
    private static final Map<String, Text> RECORDED = recorded();

    private final Funds funds;
    private final Sql sql;

    RegistrationWorksheet(Funds funds, Sql sql) {
        this.funds = funds;
        this.sql = sql;
    }

    /**
     * One field.
     *
     * @param value null: missing
     * @param source the table of the books, or the paper
     */
    public record Field(
            String group,
            String zh,
            String en,
            @Nullable String value,
            @Nullable String source) {}

    /**
     * A sheet.
     *
     * @param updated whether the register's update for the year is recorded as done
     * @param missing how many fields have no value
     */
    public record Sheet(
            FundId fundId, int year, LocalDate deadlineDate, boolean updated, int missing, List<Field> fields) {}

    private record Paper(String fact, String value, String document) {}

    private record Sums(
            BigDecimal committed,
            BigDecimal paid,
            BigDecimal cash,
            BigDecimal cost,
            int partners,
            int firms,
            int exits) {}

    Sheet of(Fund fund, int year) {
        LocalDate end = LocalDate.of(year, Month.DECEMBER, 31);
        Map<String, Paper> papers = papers(fund, end);
        List<Field> fields = new ArrayList<>();
        add(fields, "FUND", "基金名称", "Name", fund.name(), "fund");
        add(fields, "FUND", "基金代码", "Code", fund.code(), "fund");
        add(fields, "FUND", "类别", "Class", fund.fundClass().map(Enum::name).orElse(null), "fund");
        add(fields, "FUND", "层级", "Layer", fund.layer().name(), "fund");
        add(fields, "FUND", "注册地", "Registered place", fund.regionCode(), "fund");
        add(
                fields,
                "FUND",
                "设立日",
                "Set-up date",
                funds.establishedOn(fund).map(String::valueOf).orElse(null),
                "fund");
        add(
                fields,
                "FUND",
                "目标规模",
                "Target size",
                fund.targetSize().map(one -> one.plain()).orElse(null),
                "fund");
        add(fields, "MANAGER", "管理人", "Manager", fund.manager(), "fund");
        terms(fund, end, fields);
        sums(fund, end, fields);
        RECORDED.forEach((fact, label) -> {
            Paper paper = papers.get(fact);
            add(
                    fields,
                    "DOCUMENTS",
                    label.zh(),
                    label.en(),
                    paper == null ? null : paper.value(),
                    paper == null ? null : paper.document());
        });
        return new Sheet(
                fund.id(),
                year,
                LocalDate.of(year + 1, Month.JUNE, DEADLINE_DAY),
                updated(fund, year),
                (int) fields.stream().filter(one -> one.value() == null).count(),
                fields);
    }

    private void terms(Fund fund, LocalDate end, List<Field> fields) {
        Optional<FundTerms> agreed = funds.editions(fund).stream()
                .filter(one -> !one.validFromDate().isAfter(end))
                .map(Funds.Edition::terms)
                .findFirst();
        Optional<FundTerms.Fee> fee = agreed.flatMap(FundTerms::agreedFee);
        Optional<FundTerms.WaterfallClause> waterfall = agreed.flatMap(FundTerms::agreedWaterfall);
        add(
                fields,
                "FUND",
                "存续年限",
                "Term in years",
                agreed.map(one -> String.valueOf(one.termYears())).orElse(null),
                "fund_terms");
        add(
                fields,
                "FUND",
                "投资期",
                "Investment period",
                agreed.map(one -> String.valueOf(one.investmentYears())).orElse(null),
                "fund_terms");
        add(
                fields,
                "TERMS",
                "管理费基数",
                "Fee base",
                fee.map(one -> one.investment().base().name()).orElse(null),
                "fund_terms");
        add(
                fields,
                "TERMS",
                "管理费率",
                "Fee rate",
                fee.map(one -> one.investment().rate().toPlainString()).orElse(null),
                "fund_terms");
        add(
                fields,
                "TERMS",
                "门槛收益率",
                "Hurdle",
                waterfall.map(one -> one.hurdleRate().toPlainString()).orElse(null),
                "fund_terms");
        add(
                fields,
                "TERMS",
                "业绩报酬",
                "Carry",
                waterfall.map(one -> one.carryRate().toPlainString()).orElse(null),
                "fund_terms");
    }

    private void sums(Fund fund, LocalDate end, List<Field> fields) {
        Sums sums = sql.first(
                        "select (select coalesce(sum(l.debit - l.credit), 0) from journal_line l join journal j on j.id = l.journal_id"
                                + "   where j.fund_id = f.id and l.account = '9001' and j.effective_date <= ?) as committed,"
                                + " (select coalesce(sum(l.credit - l.debit), 0) from journal_line l join journal j on j.id = l.journal_id"
                                + "   where j.fund_id = f.id and l.account in ('4001', '1122') and j.effective_date <= ?) as paid,"
                                + " (select coalesce(sum(l.debit - l.credit), 0) from journal_line l join journal j on j.id = l.journal_id"
                                + "   where j.fund_id = f.id and l.account = '1002' and j.effective_date <= ?) as cash,"
                                + " (select coalesce(sum(l.debit - l.credit), 0) from journal_line l join journal j on j.id = l.journal_id"
                                + "   where j.fund_id = f.id and l.account in ('1101', '1103') and j.effective_date <= ?) as cost,"
                                + " (select count(*) from partner p where p.fund_id = f.id) as partners,"
                                + " (select count(distinct d.credit_code) from deal d join investment i on i.deal_id = d.id"
                                + "   join investment_funding x on x.investment_id = i.id and x.funded_date <= ?"
                                + "   where d.fund_id = f.id) as firms,"
                                + " (select count(*) from investment i join investment_exit x on x.investment_id = i.id"
                                + "   and x.exit_date between ? and ? where i.fund_id = f.id) as exits"
                                + " from fund f where f.id = ?",
                        row -> new Sums(
                                row.getBigDecimal("committed"),
                                row.getBigDecimal("paid"),
                                row.getBigDecimal("cash"),
                                row.getBigDecimal("cost"),
                                row.getInt("partners"),
                                row.getInt("firms"),
                                row.getInt("exits")),
                        end,
                        end,
                        end,
                        end,
                        end,
                        end.withDayOfYear(1),
                        end,
                        fund.id().value())
                .orElseThrow();
        add(fields, "INVESTORS", "出资人数", "Investors", String.valueOf(sums.partners()), "partner");
        add(
                fields,
                "INVESTORS",
                "认缴",
                "Committed",
                sums.committed().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                "journal 9001");
        add(
                fields,
                "INVESTORS",
                "实缴",
                "Paid in",
                sums.paid().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                "journal 4001, 1122");
        add(fields, "INVESTMENT", "被投企业数", "Firms invested in", String.valueOf(sums.firms()), "investment_funding");
        add(
                fields,
                "INVESTMENT",
                "在投成本",
                "Cost held",
                sums.cost().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                "journal 1101, 1103");
        add(fields, "EXIT", "本年退出", "Exits of the year", String.valueOf(sums.exits()), "investment_exit");
        add(
                fields,
                "FINANCE",
                "现金",
                "Cash",
                sums.cash().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                "journal 1002");
    }

    private Map<String, Paper> papers(Fund fund, LocalDate end) {
        Map<String, Paper> papers = new TreeMap<>();
        sql.list(
                        "select distinct on (fact) fact, value, document from compliance_evidence where fund_id = ?"
                                + " and target = '' and valid_from <= ? and (valid_until is null or valid_until >= ?)"
                                + " order by fact, valid_from desc, recorded_at desc",
                        row -> new Paper(row.getString(1), row.getString(2), row.getString(3)),
                        fund.id().value(),
                        end,
                        end)
                .forEach(one -> papers.put(one.fact(), one));
        return papers;
    }

    private boolean updated(Fund fund, int year) {
        return sql.number(
                        "select count(*) from compliance_evidence where fund_id = ? and target = ''"
                                + " and fact = 'registryYearDone' and value::numeric >= ?",
                        fund.id().value(),
                        year)
                > 0;
    }

    private static void add(
            List<Field> fields, String group, String zh, String en, @Nullable String value, @Nullable String source) {
        fields.add(new Field(group, zh, en, value, value == null ? null : source));
    }

    private static Map<String, Text> recorded() {
        Map<String, Text> all = new java.util.LinkedHashMap<>();
        all.put("fundLevel", Text.of("级次", "Level"));
        all.put("drcConsultation", Text.of("投向征求意见", "Consultation on direction"));
        all.put("schemeConfirmedDate", Text.of("设立方案确认日", "Day the scheme was confirmed"));
        all.put("managerPaidIn", Text.of("管理人实缴资本", "Manager's paid-in capital"));
        all.put("managerSeniorStaff", Text.of("管理人高管经验", "Manager's senior people"));
        all.put("reinvestmentMultiple", Text.of("返投倍数", "Reinvestment multiple"));
        all.put("relocationCondition", Text.of("招商落户条件", "Relocation condition"));
        return all;
    }
}
