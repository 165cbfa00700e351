package io.jidi.fund.performance;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.rules.DayCount;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.ledger.Verification;
import io.jidi.fund.ledger.Verification.Breach;
import io.jidi.fund.performance.rules.History;
import io.jidi.fund.performance.rules.Performance;
import io.jidi.fund.performance.rules.RateCheck;
import io.jidi.fund.performance.rules.Xirr;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import io.jidi.platform.time.ClockSource;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every rate of every fund, on each day on which its books closed and today, against its flows (fund.md 7.3: V19). */
@Singleton
class RateInvariants implements InvariantSource {

    private static final Text TITLE =
            Text.of("每个收益率有状态且使现金流净现值为零", "Every rate has its status and makes its flows worth nothing");

    private final EntityManager entities;
    private final FundHistories histories;
    private final Sql sql;
    private final Clock clock;

    RateInvariants(EntityManager entities, FundHistories histories, Sql sql, Clock clock) {
        this.entities = entities;
        this.histories = histories;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Map<String, Text> computes() {
        return Map.of("V19", TITLE);
    }

    @Override
    public List<Breach> computed() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        List<Breach> breaches = new ArrayList<>();
        for (Fund fund :
                entities.createQuery("from Fund f order by f.code", Fund.class).getResultList()) {
            History history = histories.of(fund, new PointInTime(today, Balances.NOW));
            for (LocalDate day : days(fund, today)) {
                Performance.Asked asked = new Performance.Asked(day, Performance.Recall.GROSS, DayCount.ACT_365);
                Performance.rates(history, asked)
                        .forEach((metric, flows) -> RateCheck.fault(
                                        flows, DayCount.ACT_365, Xirr.solve(flows, DayCount.ACT_365))
                                .ifPresent(fault -> breaches.add(new Breach(
                                        "V19",
                                        fund.code(),
                                        null,
                                        metric + " on " + day,
                                        Verification.reason(TITLE, fault)))));
            }
        }
        return breaches;
    }

    private List<LocalDate> days(Fund fund, LocalDate today) {
        List<LocalDate> days = new ArrayList<>(sql.list(
                "select period_end from period_close where fund_id = ? order by period_end",
                row -> row.getObject(1, LocalDate.class),
                fund.id().value()));
        days.add(today);
        return days;
    }
}
