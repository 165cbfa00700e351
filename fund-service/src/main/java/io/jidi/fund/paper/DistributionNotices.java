package io.jidi.fund.paper;

import io.jidi.fund.distribution.DistributionId;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what the notices of a distribution say: one to every partner that receives something. */
@ApplicationScoped
class DistributionNotices implements NoticeSource {

    private static final String HEADER =
            "select number, value_date, coalesce(paid_date, value_date), state from distribution where id = ?";

    private static final String LINES = "select p.id, p.name, p.credit_code, l.capital, l.gain, l.income,"
            // Carry that is held back is not paid out with this distribution.
            + " l.carry - l.escrow as carry,"
            + " l.withheld, l.recallable, row_number() over (order by l.partner_id) as line,"
            + " sum(l.capital) over () as all_capital, sum(l.recallable) over () as all_recallable,"
            + " sum(l.gain) over () as all_gain, sum(l.income) over () as all_income, sum(l.carry - l.escrow) over () as all_carry"
            + " from distribution_line l join partner p on p.id = l.partner_id where l.distribution_id = ?"
            + " order by l.partner_id";

    private final Sql sql;
    private final Standing standing;

    DistributionNotices(Sql sql, Standing standing) {
        this.sql = sql;
        this.standing = standing;
    }

    private record Header(int number, LocalDate noticeDate, LocalDate payDate, String state) {}

    private record Part(UUID partner, String name, @Nullable String creditCode, int line, List<Notice.Line> lines) {}

    @Override
    public PaperKind kind() {
        return PaperKind.DISTRIBUTION_NOTICE;
    }

    @Override
    public UUID subject(String wireId) {
        return DistributionId.fromString(wireId).value();
    }

    @Override
    public Optional<UUID> fundOf(UUID distribution) {
        return sql.first(
                "select fund_id from distribution where id = ?", row -> row.getObject(1, UUID.class), distribution);
    }

    @Override
    public List<Addressed> of(Fund fund, UUID distribution, int edition, Notice.@Nullable BankAccount account) {
        Header header = sql.first(
                        HEADER,
                        row -> new Header(
                                row.getInt(1),
                                row.getObject(2, LocalDate.class),
                                row.getObject(3, LocalDate.class),
                                row.getString(4)),
                        distribution)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        if (!header.state().equals("APPROVED") && !header.state().equals("PAID")) {
            throw PlatformProblem.CONFLICT.problem(
                    "分配尚未批准或已撤回，不能出具通知书", "The distribution is not approved: no notice can be issued");
        }
        if (account != null) {
            // Every partner has an account of its own; one for all would be wrong for all but one.
            throw PlatformProblem.INVALID_FIELD.at("/account", "分配通知书不填写统一账户", "A distribution has no one account");
        }
        Standing.Partners stood = standing.upTo(
                fund, standing.lastJournalOf(Postings.DISTRIBUTION_APPROVED, new DistributionId(distribution).wire()));
        List<Addressed> notices = new ArrayList<>();
        for (Part part : parts(fund, distribution)) {
            notices.add(new Addressed(
                    part.partner(),
                    new Notice(
                            PaperKind.DISTRIBUTION_NOTICE,
                            PaperKind.DISTRIBUTION_NOTICE.number(fund.code(), header.number(), part.line(), edition),
                            header.number(),
                            new Notice.Party(fund.name(), fund.code()),
                            fund.manager(),
                            new Notice.Party(part.name(), part.creditCode()),
                            header.noticeDate(),
                            header.payDate(),
                            part.lines(),
                            stood.after(part.partner(), part.lines()),
                            null)));
        }
        return notices;
    }

    private List<Part> parts(Fund fund, UUID distribution) {
        return sql
                .list(
                        LINES,
                        row -> new Part(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("credit_code"),
                                row.getInt("line"),
                                lines(
                                        fund.currency(),
                                        new Amounts(
                                                row.getBigDecimal("capital").subtract(row.getBigDecimal("recallable")),
                                                row.getBigDecimal("recallable"),
                                                row.getBigDecimal("gain"),
                                                row.getBigDecimal("income"),
                                                row.getBigDecimal("carry")),
                                        new Amounts(
                                                row.getBigDecimal("all_capital")
                                                        .subtract(row.getBigDecimal("all_recallable")),
                                                row.getBigDecimal("all_recallable"),
                                                row.getBigDecimal("all_gain"),
                                                row.getBigDecimal("all_income"),
                                                row.getBigDecimal("all_carry")),
                                        row.getBigDecimal("withheld"))),
                        distribution)
                .stream()
                .filter(part -> !part.lines().isEmpty())
                .toList();
    }

    private record Amounts(
            BigDecimal capital, BigDecimal recallable, BigDecimal gain, BigDecimal income, BigDecimal carry) {}

    /** One line for each nature of the money that the fund pays out; the tax stands on the last that the partner receives. */
    private static List<Notice.Line> lines(String currency, Amounts own, Amounts all, BigDecimal withheld) {
        List<Notice.Line> lines = new ArrayList<>();
        line(lines, currency, "DIST_RETURN_OF_CAPITAL", "返还本金", all.capital(), own.capital(), false);
        line(lines, currency, "DIST_TEMPORARY_ROC", "返还本金（可召回）", all.recallable(), own.recallable(), true);
        line(lines, currency, "DIST_REALISED_GAIN", "已实现收益", all.gain(), own.gain(), false);
        line(lines, currency, "DIST_INCOME", "股利、利息等收入", all.income(), own.income(), false);
        line(lines, currency, "DIST_CARRY_TO_GP", "业绩报酬", all.carry(), own.carry(), false);
        return withTax(lines, new Money(withheld, currency));
    }

    private static void line(
            List<Notice.Line> lines,
            String currency,
            String type,
            String text,
            BigDecimal all,
            BigDecimal own,
            boolean restores) {
        if (all.signum() == 0) {
            return;
        }
        Money zero = Money.zero(currency);
        Money share = new Money(own, currency);
        lines.add(new Notice.Line(type, text, new Money(all, currency), share, restores ? share : zero, zero));
    }

    /** Tax is kept back from gain and income before capital: from the last line upwards, as far as each reaches. */
    private static List<Notice.Line> withTax(List<Notice.Line> lines, Money withheld) {
        List<Notice.Line> result = new ArrayList<>(lines);
        Money left = withheld;
        for (int i = result.size() - 1; i >= 0 && left.isPositive(); i--) {
            Notice.Line line = result.get(i);
            Money here = line.share().compareTo(left) < 0 ? line.share() : left;
            left = left.minus(here);
            result.set(
                    i,
                    new Notice.Line(
                            line.type(),
                            line.description(),
                            line.fundTotal(),
                            line.share(),
                            line.unfundedEffect(),
                            here));
        }
        boolean nothing = result.stream().allMatch(line -> line.share().isZero());
        return nothing ? List.of() : result;
    }
}
