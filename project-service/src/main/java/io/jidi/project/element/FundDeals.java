package io.jidi.project.element;

import io.jidi.platform.consume.ReadModel;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Follows the deals that funds register, by the enterprise they are about. */
@Singleton
class FundDeals implements ReadModel {

    private final Sql sql;

    FundDeals(Sql sql) {
        this.sql = sql;
    }

    /** Of the event, what an answer shows. */
    record Deal(String id, String fundId, String creditCode, String stage, Instant registeredAt) {}

    @Override
    public String consumer() {
        return "element-deals";
    }

    @Override
    public Set<String> topics() {
        return Set.of("fund.deal.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of("io.jidi.fund.deal.registered");
    }

    @Override
    public List<String> tables() {
        return List.of("element_deal");
    }

    @Override
    public void handle(ReceivedEvent event) {
        Deal deal = event.data(Deal.class);
        sql.update(
                "insert into element_deal (deal, fund, credit_code, stage, registered_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (deal) do update set fund = excluded.fund, credit_code = excluded.credit_code,"
                        + " stage = excluded.stage, registered_at = excluded.registered_at",
                deal.id(),
                deal.fundId(),
                deal.creditCode(),
                deal.stage(),
                deal.registeredAt());
    }
}
