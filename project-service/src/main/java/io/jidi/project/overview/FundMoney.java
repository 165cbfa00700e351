package io.jidi.project.overview;

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
 * Follows the funds: who committed how much to which fund, and what the funds paid for stakes in firms and still hold of them at
 * cost. Money in sub-funds hangs on no firm: it counts where the sub-fund invests it.
 */
@Singleton
class FundMoney implements ReadModel {

    static final String OPENED = "io.jidi.fund.fund.opened";
    static final String CHANGED = "io.jidi.fund.fund.changed";
    static final String PARTNER = "io.jidi.fund.fund.partner-added";
    static final String SIGNED = "io.jidi.fund.fund.commitment-signed";
    static final String RELEASED = "io.jidi.fund.fund.commitment-released";
    static final String TRANSFERRED = "io.jidi.fund.fund.commitment-transferred";
    static final String DEAL = "io.jidi.fund.deal.registered";
    static final String FUNDED = "io.jidi.fund.investment.funded";
    static final String EXITED = "io.jidi.fund.investment.exited";
    static final String CORRECTED = "io.jidi.fund.investment.corrected";

    private final Sql sql;

    FundMoney(Sql sql) {
        this.sql = sql;
    }

    /** What this consumer uses of a fund. */
    record Fund(
            String id,
            String code,
            String name,
            String regionCode,
            @Nullable String baseCode) {}

    /** What this consumer uses of a partner. */
    record Partner(
            String id,
            String fundId,
            String name,
            String governmentTier,
            @Nullable String investingFundId) {}

    /** What this consumer uses of a commitment, which tells its whole state. */
    record Commitment(String id, String fundId, String partnerId, Money amount, Money released) {}

    /** @param amount released, beside what was released before */
    record Release(String commitmentId, Money amount) {}

    /** Both as they stand afterwards. */
    record Transfer(Commitment from, Commitment to) {}

    /** What this consumer uses of a deal. */
    record Deal(String id, String creditCode) {}

    /** @param cost all that was paid for it */
    record Investment(String id, String fundId, @Nullable String dealId, Money cost) {}

    /** @param amount paid */
    record Funded(Investment investment, Money amount) {}

    /** @param cost of what was sold */
    record Exited(Investment investment, Money cost) {}

    /** @param investment as it stands after a funding, a sale or an income was corrected */
    record Corrected(Left investment) {}

    /** @param costLeft of what is still held */
    record Left(String id, String fundId, @Nullable String dealId, Money cost, Money costLeft) {}

    @Override
    public String consumer() {
        return "overview-funds";
    }

    @Override
    public Set<String> topics() {
        return Set.of("fund.fund.events.v1", "fund.deal.events.v1", "fund.investment.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of(OPENED, CHANGED, PARTNER, SIGNED, RELEASED, TRANSFERRED, DEAL, FUNDED, EXITED, CORRECTED);
    }

    @Override
    public List<String> tables() {
        return List.of(
                "overview_fund", "overview_partner", "overview_commitment", "overview_deal", "overview_investment");
    }

    @Override
    public void handle(ReceivedEvent event) {
        switch (event.type()) {
            case OPENED, CHANGED -> fund(event.data(Fund.class), event.time());
            case PARTNER -> partner(event, event.data(Partner.class));
            case SIGNED -> commitment(event, event.data(Commitment.class));
            case RELEASED -> released(event, event.data(Release.class));
            case TRANSFERRED -> {
                Transfer transfer = event.data(Transfer.class);
                commitment(event, transfer.from());
                commitment(event, transfer.to());
            }
            case DEAL -> deal(event.data(Deal.class));
            case FUNDED -> {
                Funded funded = event.data(Funded.class);
                hold(funded.investment(), funded.amount(), event.time());
            }
            case CORRECTED -> correct(event.data(Corrected.class).investment(), event.time());
            default -> {
                Exited exited = event.data(Exited.class);
                hold(exited.investment(), exited.cost().negated(), event.time());
            }
        }
    }

    private void fund(Fund fund, Instant time) {
        sql.update(
                "insert into overview_fund (fund, code, name, region_code, base_code, as_of) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (fund) do update set code = excluded.code, name = excluded.name,"
                        + " region_code = excluded.region_code, base_code = excluded.base_code, as_of = excluded.as_of",
                fund.id(),
                fund.code(),
                fund.name(),
                fund.regionCode(),
                fund.baseCode(),
                time);
    }

    private void seen(ReceivedEvent event) {
        sql.update("update overview_fund set as_of = ? where fund = ?", event.time(), event.aggregate());
    }

    private void partner(ReceivedEvent event, Partner partner) {
        seen(event);
        sql.update(
                "insert into overview_partner (partner, fund, name, government_tier, investing_fund)"
                        + " values (?, ?, ?, ?, ?) on conflict (partner) do update set name = excluded.name,"
                        + " government_tier = excluded.government_tier, investing_fund = excluded.investing_fund",
                partner.id(),
                partner.fundId(),
                partner.name(),
                partner.governmentTier(),
                partner.investingFundId());
    }

    private void commitment(ReceivedEvent event, Commitment commitment) {
        seen(event);
        sql.update(
                "insert into overview_commitment (commitment, fund, partner, currency, amount, released)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (commitment) do update set amount = excluded.amount,"
                        + " released = excluded.released",
                commitment.id(),
                commitment.fundId(),
                commitment.partnerId(),
                commitment.amount().currency(),
                commitment.amount().amount(),
                commitment.released().amount());
    }

    private void released(ReceivedEvent event, Release release) {
        seen(event);
        sql.update(
                "update overview_commitment set released = released + ? where commitment = ?",
                release.amount().amount(),
                release.commitmentId());
    }

    private void deal(Deal deal) {
        sql.update(
                "insert into overview_deal (deal, credit_code) values (?, ?) on conflict (deal) do update"
                        + " set credit_code = excluded.credit_code",
                deal.id(),
                deal.creditCode());
    }

    private void hold(Investment investment, Money change, Instant time) {
        if (investment.dealId() != null) {
            sql.update(
                    "insert into overview_investment as known (investment, fund, deal, currency, paid, held, as_of)"
                            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (investment) do update"
                            + " set paid = excluded.paid, held = known.held + excluded.held, as_of = excluded.as_of",
                    investment.id(),
                    investment.fundId(),
                    investment.dealId(),
                    change.currency(),
                    investment.cost().amount(),
                    change.amount(),
                    time);
        }
    }

    /** What was counted wrong is in the cost held: it is not known by how much, but what is right now. */
    private void correct(Left investment, Instant time) {
        if (investment.dealId() != null) {
            sql.update(
                    "insert into overview_investment (investment, fund, deal, currency, paid, held, as_of)"
                            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (investment) do update"
                            + " set paid = excluded.paid, held = excluded.held, as_of = excluded.as_of",
                    investment.id(),
                    investment.fundId(),
                    investment.dealId(),
                    investment.cost().currency(),
                    investment.cost().amount(),
                    investment.costLeft().amount(),
                    time);
        }
    }
}
