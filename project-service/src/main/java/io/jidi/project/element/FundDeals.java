package io.jidi.project.element;

import io.jidi.platform.consume.ReadModel;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the deals of funds by the enterprise they are about, and what was paid on them. A fund that has a deal with the
 * enterprise already registers no other: it answers by following on.
 */
@Singleton
class FundDeals implements ReadModel {

    private final Sql sql;

    FundDeals(Sql sql) {
        this.sql = sql;
    }

    /** Of the event, what an answer shows. */
    record Deal(String id, String fundId, String creditCode, String stage, Instant registeredAt) {}

    /** Of a move, what changes an answer. */
    record Moved(String id, String fundId, String creditCode, String move, String to, String standing) {}

    /** Of an investment as it stands after a payment or its correction. */
    record Investment(String id, @Nullable String dealId, Money cost) {}

    /** Of a payment, or of its correction. */
    record Payment(Investment investment) {}

    private static final String REGISTERED = "io.jidi.fund.deal.registered";
    private static final String MOVED = "io.jidi.fund.deal.moved";
    private static final String FUNDED = "io.jidi.fund.investment.funded";
    private static final String CORRECTED = "io.jidi.fund.investment.corrected";
    private static final String ACTIVE = "ACTIVE";
    private static final String FOLLOW_ON = "FOLLOW_ON";

    @Override
    public String consumer() {
        return "element-deals";
    }

    @Override
    public Set<String> topics() {
        return Set.of("fund.deal.events.v1", "fund.investment.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of(REGISTERED, MOVED, FUNDED, CORRECTED);
    }

    @Override
    public List<String> tables() {
        return List.of("element_deal", "element_payment");
    }

    @Override
    public void handle(ReceivedEvent event) {
        switch (event.type()) {
            case MOVED -> moved(event.data(Moved.class), event.time());
            case FUNDED, CORRECTED -> paid(event.data(Payment.class).investment());
            default -> {
                Deal deal = event.data(Deal.class);
                answer(deal.id(), deal.fundId(), deal.creditCode(), deal.stage(), deal.registeredAt());
            }
        }
    }

    /** An investment tells all that was paid for it, so the same payment told twice counts once. */
    private void paid(Investment investment) {
        if (investment.dealId() != null) {
            sql.update(
                    "insert into element_payment (investment, deal, currency, paid) values (?, ?, ?, ?)"
                            + " on conflict (investment) do update set paid = excluded.paid",
                    investment.id(),
                    investment.dealId(),
                    investment.cost().currency(),
                    investment.cost().amount());
        }
    }

    private void moved(Moved move, Instant time) {
        String stage = ACTIVE.equals(move.standing()) ? move.to() : move.standing();
        if (FOLLOW_ON.equals(move.move())) {
            answer(move.id(), move.fundId(), move.creditCode(), stage, time);
        } else {
            sql.update("update element_deal set stage = ? where deal = ?", stage, move.id());
        }
    }

    private void answer(String deal, String fund, String creditCode, String stage, Instant at) {
        sql.update(
                "insert into element_deal (deal, fund, credit_code, stage, registered_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (deal) do update set fund = excluded.fund, credit_code = excluded.credit_code,"
                        + " stage = excluded.stage, registered_at = excluded.registered_at",
                deal,
                fund,
                creditCode,
                stage,
                at);
    }
}
