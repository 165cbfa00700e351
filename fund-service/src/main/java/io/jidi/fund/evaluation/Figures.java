package io.jidi.fund.evaluation;

import io.jidi.fund.capitalcall.PaidIn;
import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.evaluation.rules.Input;
import io.jidi.fund.evaluation.rules.Range;
import io.jidi.fund.evaluation.rules.ScoreEdition;
import io.jidi.fund.evaluation.rules.Source;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.guidance.Enrolments;
import io.jidi.fund.guidance.GovernmentMoney;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The figures of a fund's year as far as they are known: from the books, from marked targets, as recorded. */
@ApplicationScoped
class Figures {

    private static final Set<String> GOVERNMENT = Set.of("NATIONAL", "PROVINCE", "CITY", "COUNTY");

    private final PaidIn paidIn;
    private final GovernmentMoney government;
    private final Enrolments enrolments;
    private final Sql sql;

    Figures(PaidIn paidIn, GovernmentMoney government, Enrolments enrolments, Sql sql) {
        this.paidIn = paidIn;
        this.government = government;
        this.enrolments = enrolments;
        this.sql = sql;
    }

    /**
     * A deal that is only planned.
     *
     * @param tags input keys of marks that it would carry, true or false; the others are unknown
     */
    record Planned(BigDecimal amount, Map<String, Boolean> tags) {}

    private record Giver(@Nullable UUID investingFund, String tier) {}

    private record Held(String creditCode, BigDecimal cost) {}

    Map<String, Range> of(ScoreEdition edition, Fund fund, int year, LocalDate day, @Nullable Planned planned) {
        Map<String, Range> values = new LinkedHashMap<>(recorded(fund, year));
        books(fund, day).forEach((key, value) -> values.put(key, Range.of(value)));
        for (Input input : edition.inputs()) {
            if (input.source() == Source.TAG) {
                values.put(input.key(), share(fund, input.key(), day, planned));
            }
        }
        return values;
    }

    private Map<String, Range> recorded(Fund fund, int year) {
        Map<String, Range> values = new HashMap<>();
        sql.list(
                "select distinct on (input) input, value from evaluation_input where fund_id = ? and year = ?"
                        + " order by input, recorded_at desc, id desc",
                row -> values.put(row.getString(1), Range.of(row.getBigDecimal(2))),
                fund.id().value(),
                year);
        return values;
    }

    private Map<String, BigDecimal> books(Fund fund, LocalDate day) {
        Map<UUID, Giver> givers = givers(fund);
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal governmental = BigDecimal.ZERO;
        for (PaidIn.Contribution one : paidIn.of(fund, day)) {
            BigDecimal amount = one.amount().amount();
            Giver giver = givers.getOrDefault(one.partner(), new Giver(null, "NONE"));
            paid = paid.add(amount);
            governmental = governmental.add(government.of(giver.investingFund(), giver.tier(), amount, GOVERNMENT));
        }
        Map<String, BigDecimal> values = new HashMap<>();
        part(values, "socialCapitalShare", paid.subtract(governmental), paid);
        part(values, "paidInShare", paid, account(fund, day, "9001"));
        part(values, "idleCashShare", account(fund, day, "1002"), paid);
        Parameter multiple = enrolments
                .of(fund.id(), day)
                .map(one -> enrolments.parameters(one.termsId()).get("reinvestmentMultiple"))
                .orElse(null);
        if (multiple != null && multiple.value() != null) {
            values.put("reinvestmentMultiple", multiple.value());
        }
        return values;
    }

    private static void part(Map<String, BigDecimal> values, String key, BigDecimal part, BigDecimal whole) {
        if (whole.signum() > 0) {
            values.put(key, part.divide(whole, MathContext.DECIMAL128));
        }
    }

    /** An account of the fund on the day, debit minus credit. */
    private BigDecimal account(Fund fund, LocalDate day, String account) {
        return sql.first(
                        "select coalesce(sum(l.debit - l.credit), 0) from journal j join journal_line l on l.journal_id = j.id"
                                + " where j.fund_id = ? and l.account = ? and j.effective_date <= ?",
                        row -> row.getBigDecimal(1),
                        fund.id().value(),
                        account,
                        day)
                .orElse(BigDecimal.ZERO);
    }

    private Map<UUID, Giver> givers(Fund fund) {
        Map<UUID, Giver> givers = new HashMap<>();
        sql.list(
                "select id, investing_fund_id, government_tier from partner where fund_id = ?",
                row -> givers.put(
                        row.getObject(1, UUID.class), new Giver(row.getObject(2, UUID.class), row.getString(3))),
                fund.id().value());
        return givers;
    }

    /** Of the money invested by the day: at least what is marked so, at most that and what is not marked at all. */
    private Range share(Fund fund, String tag, LocalDate day, @Nullable Planned planned) {
        Map<String, Boolean> marks = marks(fund, tag);
        BigDecimal whole = BigDecimal.ZERO;
        BigDecimal yes = BigDecimal.ZERO;
        BigDecimal open = BigDecimal.ZERO;
        for (Held held : held(fund, day)) {
            Boolean mark = marks.get(held.creditCode());
            whole = whole.add(held.cost());
            yes = Boolean.TRUE.equals(mark) ? yes.add(held.cost()) : yes;
            open = mark == null ? open.add(held.cost()) : open;
        }
        if (planned != null) {
            Boolean mark = planned.tags().get(tag);
            whole = whole.add(planned.amount());
            yes = Boolean.TRUE.equals(mark) ? yes.add(planned.amount()) : yes;
            open = mark == null ? open.add(planned.amount()) : open;
        }
        if (whole.signum() == 0) {
            return Range.of(BigDecimal.ZERO);
        }
        return new Range(
                yes.divide(whole, MathContext.DECIMAL128), yes.add(open).divide(whole, MathContext.DECIMAL128));
    }

    private List<Held> held(Fund fund, LocalDate day) {
        return sql.list(
                "select d.credit_code, sum(p.amount) from investment i join deal d on d.id = i.deal_id"
                        + " join investment_funding_standing p on p.investment_id = i.id where i.fund_id = ? and p.funded_date <= ?"
                        + " group by d.credit_code",
                row -> new Held(row.getString(1), row.getBigDecimal(2)),
                fund.id().value(),
                day);
    }

    private Map<String, Boolean> marks(Fund fund, String tag) {
        Map<String, Boolean> marks = new HashMap<>();
        sql.list(
                "select distinct on (credit_code) credit_code, applies from evaluation_tag where fund_id = ? and tag = ?"
                        + " order by credit_code, recorded_at desc, id desc",
                row -> marks.put(row.getString(1), row.getBoolean(2)),
                fund.id().value(),
                tag);
        return marks;
    }
}
