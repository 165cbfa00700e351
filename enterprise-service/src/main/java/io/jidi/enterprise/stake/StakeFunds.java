package io.jidi.enterprise.stake;

import io.jidi.platform.consume.ReadModel;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the money of funds: which fund deals with which enterprise, and the cost of what it still holds. Deals, funds and
 * investments arrive in any order among each other, so they are kept apart and joined when asked. Money in sub-funds hangs on
 * no enterprise: it counts where the sub-fund invests it.
 */
@Singleton
class StakeFunds implements ReadModel {

    static final String FUND_OPENED = "io.jidi.fund.fund.opened";
    static final String FUND_CHANGED = "io.jidi.fund.fund.changed";
    static final String DEAL_REGISTERED = "io.jidi.fund.deal.registered";
    static final String FUNDED = "io.jidi.fund.investment.funded";
    static final String EXITED = "io.jidi.fund.investment.exited";
    static final String CORRECTED = "io.jidi.fund.investment.corrected";

    private final Sql sql;

    StakeFunds(Sql sql) {
        this.sql = sql;
    }

    /** What this consumer uses of a fund. */
    record Fund(String id, String name) {}

    /** What this consumer uses of a deal. */
    record Deal(String id, String fundId, String creditCode) {}

    /** What this consumer uses of an investment. */
    record Investment(String id, @Nullable String dealId) {}

    /** @param amount paid */
    record Funded(Investment investment, Money amount) {}

    /** @param cost of what was sold */
    record Exited(Investment investment, Money cost) {}

    /** @param investment as it stands after a funding, a sale or an income was corrected */
    record Corrected(Left investment) {}

    /** @param costLeft of what is still held */
    record Left(String id, @Nullable String dealId, Money costLeft) {}

    @Override
    public String consumer() {
        return "stake-funds";
    }

    @Override
    public Set<String> topics() {
        return Set.of("fund.fund.events.v1", "fund.deal.events.v1", "fund.investment.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of(FUND_OPENED, FUND_CHANGED, DEAL_REGISTERED, FUNDED, EXITED, CORRECTED);
    }

    @Override
    public List<String> tables() {
        return List.of("stake_fund", "stake_deal", "stake_investment");
    }

    @Override
    public void handle(ReceivedEvent event) {
        switch (event.type()) {
            case FUND_OPENED, FUND_CHANGED -> name(event.data(Fund.class));
            case DEAL_REGISTERED -> deal(event.data(Deal.class));
            case FUNDED -> {
                Funded funded = event.data(Funded.class);
                hold(funded.investment(), funded.amount());
            }
            case CORRECTED -> correct(event.data(Corrected.class).investment());
            default -> {
                Exited exited = event.data(Exited.class);
                hold(exited.investment(), exited.cost().negated());
            }
        }
    }

    private void name(Fund fund) {
        sql.update(
                "insert into stake_fund (fund, name) values (?, ?) on conflict (fund) do update set name = excluded.name",
                fund.id(),
                fund.name());
    }

    private void deal(Deal deal) {
        sql.update(
                "insert into stake_deal (deal, fund, credit_code) values (?, ?, ?) on conflict (deal) do update"
                        + " set fund = excluded.fund, credit_code = excluded.credit_code",
                deal.id(),
                deal.fundId(),
                deal.creditCode());
    }

    private void hold(Investment investment, Money change) {
        if (investment.dealId() != null) {
            sql.update(
                    "insert into stake_investment as held (investment, deal, currency, cost_held) values (?, ?, ?, ?)"
                            + " on conflict (investment) do update set cost_held = held.cost_held + excluded.cost_held",
                    investment.id(),
                    investment.dealId(),
                    change.currency(),
                    change.amount());
        }
    }

    /** What was counted wrong is in the cost held: it is not known by how much, but what is right now. */
    private void correct(Left investment) {
        if (investment.dealId() != null) {
            sql.update(
                    "insert into stake_investment (investment, deal, currency, cost_held) values (?, ?, ?, ?)"
                            + " on conflict (investment) do update set cost_held = excluded.cost_held",
                    investment.id(),
                    investment.dealId(),
                    investment.costLeft().currency(),
                    investment.costLeft().amount());
        }
    }
}
