package io.jidi.fund.guidance;

import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much of what is promised to a fund is money of some tiers of government, looked through the funds that promise it
 * (R08, 2.4). A fund whose own partners are not known counts by the tier that is recorded for it.
 */
@ApplicationScoped
public class GovernmentMoney {

    /** Money of the province, its cities and counties. */
    public static final Set<String> LOCAL = Set.of("PROVINCE", "CITY", "COUNTY");

    public static final Set<String> PROVINCE = Set.of("PROVINCE");

    private final Sql sql;

    GovernmentMoney(Sql sql) {
        this.sql = sql;
    }

    private record Promise(@Nullable UUID investingFund, String tier, BigDecimal amount) {}

    /** Yuan, rounded up to the fen: a cap is not met by rounding down. */
    public BigDecimal in(UUID fund, Set<String> tiers) {
        return in(fund, tiers, new HashSet<>()).setScale(2, RoundingMode.UP);
    }

    /** Of an amount that a partner promises or pays. */
    public BigDecimal of(@Nullable UUID investingFund, String tier, BigDecimal amount, Set<String> tiers) {
        return share(new Promise(investingFund, tier, amount), tiers, new HashSet<>())
                .setScale(2, RoundingMode.UP);
    }

    private BigDecimal in(UUID fund, Set<String> tiers, Set<UUID> above) {
        return promises(fund).stream().map(one -> share(one, tiers, above)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal share(Promise one, Set<String> tiers, Set<UUID> above) {
        UUID investing = one.investingFund();
        if (investing == null || !above.add(investing)) {
            return byTier(one, tiers);
        }
        List<Promise> its = promises(investing);
        BigDecimal whole = its.stream().map(Promise::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal result = whole.signum() == 0
                ? byTier(one, tiers)
                : one.amount().multiply(in(investing, tiers, above)).divide(whole, MathContext.DECIMAL128);
        above.remove(investing);
        return result;
    }

    private static BigDecimal byTier(Promise one, Set<String> tiers) {
        return tiers.contains(one.tier()) ? one.amount() : BigDecimal.ZERO;
    }

    private List<Promise> promises(UUID fund) {
        return sql.list(
                "select p.investing_fund_id, p.government_tier, sum(c.amount - c.released) as amount from commitment c"
                        + " join partner p on p.id = c.partner_id where c.fund_id = ? group by p.id",
                row -> new Promise(row.getObject(1, UUID.class), row.getString(2), row.getBigDecimal(3)),
                fund);
    }
}
