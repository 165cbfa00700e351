package io.jidi.fund.captable;

import io.jidi.fund.ledger.InvariantSource;
import io.jidi.fund.ledger.Verification;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * V21, ours: books and cap table tell the same stake. A fund owns shares exactly while it holds cost, and what the one tranche of
 * a deal is said to give is what it gave on its day; later rounds dilute that and are no breach.
 */
@ApplicationScoped
class StakeInvariants implements InvariantSource {

    private static final String ID = "V21";
    private static final Text SAME = Text.of("账面持股与股权结构表一致", "The stake in the books is the one in the cap table");

    /** Agreements round there, as terms do. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private static final int PLACES = 6;

    private final FundStakes stakes;
    private final Sql sql;
    private final Clock clock;

    StakeInvariants(FundStakes stakes, Sql sql, Clock clock) {
        this.stakes = stakes;
        this.sql = sql;
        this.clock = clock;
    }

    /** What the books say of a deal; {@code rate} of its only tranche, null for several or where it is not known. */
    private record Booked(
            String fund,
            String firm,
            BigDecimal costLeft,
            @Nullable BigDecimal rate) {}

    @Override
    public Map<String, Text> computes() {
        return Map.of(ID, SAME);
    }

    @Override
    public List<Verification.Breach> computed() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        List<Verification.Breach> breaches = new ArrayList<>();
        stakes.all().forEach((deal, stake) -> {
            BigDecimal rate = stake.rate(today);
            if (rate != null) {
                booked(deal)
                        .ifPresent(booked -> found(booked, stake, rate)
                                .ifPresent(found -> breaches.add(new Verification.Breach(
                                        ID,
                                        booked.fund(),
                                        null,
                                        "target " + booked.firm(),
                                        Verification.reason(SAME, found)))));
            }
        });
        return breaches;
    }

    private static Optional<Text> found(Booked booked, FundStakes.Stake stake, BigDecimal now) {
        String left = booked.costLeft().toPlainString();
        if ((now.signum() > 0) != (booked.costLeft().signum() > 0)) {
            return Optional.of(Text.of("未退出成本 {0}，股权结构表持股 {1}", "cost still held {0}, share in the cap table {1}")
                    .with(left, shown(now)));
        }
        BigDecimal said = booked.rate();
        if (said == null || stake.acquired().size() != 1) {
            return Optional.empty();
        }
        BigDecimal given = stake.rate(stake.acquired().iterator().next());
        return given == null || given.subtract(said).abs().compareTo(TOLERANCE) <= 0
                ? Optional.empty()
                : Optional.of(Text.of("登记持股 {0}，股权结构表取得时 {1}", "said to give {0}, in the cap table {1} when it came")
                        .with(shown(said), shown(given)));
    }

    private static String shown(BigDecimal rate) {
        return rate.setScale(PLACES, RoundingMode.HALF_UP).toPlainString();
    }

    /** Only where money was paid: a cap table may be kept before. */
    private Optional<Booked> booked(UUID deal) {
        return sql.first(
                "select f.code, d.credit_code, sum(i.cost - i.realised_cost) as cost_left,"
                        + " case when count(*) = 1 then max(i.ownership_rate) end as rate"
                        + " from investment i join deal d on d.id = i.deal_id join fund f on f.id = d.fund_id"
                        + " where d.id = ? and i.cost > 0 group by f.code, d.credit_code",
                row -> new Booked(row.getString(1), row.getString(2), row.getBigDecimal(3), row.getBigDecimal(4)),
                deal);
    }
}
