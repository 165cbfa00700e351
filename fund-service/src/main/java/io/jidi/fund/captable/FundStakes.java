package io.jidi.fund.captable;

import io.jidi.fund.captable.rules.CapEvent;
import io.jidi.fund.captable.rules.CapTable;
import io.jidi.fund.lookthrough.RecordedStakes;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stakes of funds in the firms of their deals, from the cap tables: what others hold for the fund is the fund's. */
@ApplicationScoped
class FundStakes implements RecordedStakes {

    private static final String EVENTS = "select e.*, (coalesce(b.fund_id, h.fund_id) = d.fund_id) as own"
            + " from cap_event e join deal d on d.id = e.deal_id left join cap_holder h on h.id = e.holder_id"
            + " left join cap_holder b on b.id = h.beneficiary"
            + " where exists (select 1 from cap_holder f where f.deal_id = d.id and f.fund_id = d.fund_id)"
            + " order by e.deal_id, e.number";

    private final Sql sql;

    FundStakes(Sql sql) {
        this.sql = sql;
    }

    /**
     * One deal's events, and which holders are the fund or hold for it.
     *
     * @param acquired days on which shares came to the fund
     */
    record Stake(List<CapEvent> events, Set<String> own, Set<LocalDate> acquired) {

        /** Zero before the first shares came; null where none ever did: their papers may still be on their way. */
        @Nullable
        BigDecimal rate(LocalDate day) {
            if (acquired.isEmpty()) {
                return null;
            }
            CapTable table = CapTable.on(day, events);
            return own.stream().map(table::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** All deals in whose cap table their fund stands. */
    Map<UUID, Stake> all() {
        Map<UUID, Stake> stakes = new HashMap<>();
        sql.list(EVENTS, row -> {
            Stake stake = stakes.computeIfAbsent(
                    row.getObject("deal_id", UUID.class),
                    deal -> new Stake(new ArrayList<>(), new HashSet<>(), new HashSet<>()));
            CapEvent event = CapTables.event(row);
            if (row.getBoolean("own") && event.holder() != null) {
                stake.own().add(event.holder());
                stake.acquired().add(event.day());
            }
            return stake.events().add(event);
        });
        return stakes;
    }

    @Override
    public Map<UUID, BigDecimal> on(LocalDate day) {
        Map<UUID, BigDecimal> rates = new HashMap<>();
        all().forEach((deal, stake) -> {
            BigDecimal rate = stake.rate(day);
            if (rate != null) {
                rates.put(deal, rate);
            }
        });
        return rates;
    }
}
