package io.jidi.fund.guidance;

import io.jidi.fund.guidance.rules.Leverage;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leverage achieved by layer and by class. Within a layer, money that a fund of a higher layer puts in is counted once, where it
 * came from outside: the guidance money of a layer is the province's own, looked through.
 */
@ApplicationScoped
class LeverageReport {

    private final GovernmentMoney government;
    private final CallContext call;
    private final Sql sql;

    LeverageReport(GovernmentMoney government, CallContext call, Sql sql) {
        this.government = government;
        this.call = call;
        this.sql = sql;
    }

    /**
     * One line.
     *
     * @param key a layer or a class
     * @param officialLeverage total ÷ guidance money, by commitments
     * @param paidInLeverage social ÷ guidance money, by what is paid in
     */
    public record Line(
            String key,
            int funds,
            Money guidance,
            Money total,
            Money paidGuidance,
            Money paidSocial,
            @Nullable BigDecimal officialLeverage,
            @Nullable BigDecimal paidInLeverage) {}

    /** Both cuts; the definitions stand beside the figures. */
    public record View(LocalDate asOf, List<Line> byLayer, List<Line> byClass) {}

    private record Row(
            UUID fund,
            String layer,
            String fundClass,
            @Nullable UUID investingFund,
            String tier,
            BigDecimal promised,
            BigDecimal paid) {}

    private static final class Sum {
        private final java.util.Set<UUID> funds = new java.util.HashSet<>();
        private BigDecimal guidance = BigDecimal.ZERO;
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal paidGuidance = BigDecimal.ZERO;
        private BigDecimal paid = BigDecimal.ZERO;

        private Line line(String key) {
            Leverage leverage = new Leverage(guidance, total, paidGuidance, paid.subtract(paidGuidance));
            return new Line(
                    key,
                    funds.size(),
                    Money.cny(guidance),
                    Money.cny(total),
                    Money.cny(paidGuidance),
                    Money.cny(leverage.paidSocial()),
                    leverage.official(),
                    leverage.paidIn());
        }
    }

    /** Of the funds in the caller's scope, through a day. A sub-fund counts in the class of its mother fund. */
    View of(LocalDate day) {
        Map<String, Sum> layers = new LinkedHashMap<>();
        Map<String, Sum> classes = new TreeMap<>();
        for (Row row : rows(day)) {
            BigDecimal guidance =
                    government.of(row.investingFund(), row.tier(), row.promised(), GovernmentMoney.PROVINCE);
            BigDecimal paidGuidance =
                    government.of(row.investingFund(), row.tier(), row.paid(), GovernmentMoney.PROVINCE);
            add(layers.computeIfAbsent(row.layer(), any -> new Sum()), row, guidance, paidGuidance);
            if (!row.layer().equals("GUIDANCE") && comesFromOutside(row)) {
                add(classes.computeIfAbsent(row.fundClass(), any -> new Sum()), row, guidance, paidGuidance);
            }
        }
        return new View(day, lines(layers), lines(classes));
    }

    /** In a class, what a mother fund gives its sub-fund is in the mother fund already. */
    private static boolean comesFromOutside(Row row) {
        return row.layer().equals("MOTHER") || row.investingFund() == null;
    }

    private static void add(Sum sum, Row row, BigDecimal guidance, BigDecimal paidGuidance) {
        sum.funds.add(row.fund());
        sum.guidance = sum.guidance.add(guidance);
        sum.total = sum.total.add(row.promised());
        sum.paidGuidance = sum.paidGuidance.add(paidGuidance);
        sum.paid = sum.paid.add(row.paid());
    }

    private static List<Line> lines(Map<String, Sum> sums) {
        List<Line> lines = new ArrayList<>();
        sums.forEach((key, sum) -> lines.add(sum.line(key)));
        return lines;
    }

    private List<Row> rows(LocalDate day) {
        DataScope scope = call.scope();
        List<String> prefixes =
                scope.regionPrefixes().stream().map(prefix -> prefix + "%").toList();
        return sql.list(
                "select f.id, f.layer, coalesce(f.fund_class, m.fund_class, 'NONE') as fund_class, p.investing_fund_id,"
                        + " p.government_tier, coalesce((select sum(c.amount - c.released) from commitment c"
                        + "  where c.partner_id = p.id and c.signed_date <= ?), 0) as promised,"
                        + " coalesce((select sum(y.amount) from payment_standing y where y.partner_id = p.id"
                        + "  and y.phase = 'POSTED' and y.kind = 'CAPITAL' and y.paid_date <= ?), 0) as paid"
                        + " from fund f join partner p on p.fund_id = f.id left join fund m on m.id = f.parent_fund_id"
                        + " where f.currency = 'CNY' and (f.region_code like any (?) or f.code = any (?))"
                        + " order by case f.layer when 'GUIDANCE' then 1 when 'MOTHER' then 2 else 3 end, f.code",
                row -> new Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getBigDecimal(6),
                        row.getBigDecimal(7)),
                day,
                day,
                prefixes,
                List.copyOf(scope.funds()));
    }
}
