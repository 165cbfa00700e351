package io.jidi.fund.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.fund.FundStreams;
import io.jidi.fund.distribution.rules.Tier;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds settlements with their rows, and announces what happens to them. */
@ApplicationScoped
class Settlements {

    private static final String LINES = "select l.*,"
            + " coalesce((select sum(p.amount) from settlement_payment_standing p where p.settlement_id = l.settlement_id"
            + "  and p.partner_id = l.partner_id and p.phase = 'PENDING'), 0) as pending,"
            + " coalesce((select sum(p.amount) from settlement_payment_standing p where p.settlement_id = l.settlement_id"
            + "  and p.partner_id = l.partner_id and p.phase = 'POSTED'), 0) as paid,"
            + " coalesce((select sum(o.amount) from settlement_payout y join settlement_payout_line o on o.payout_id = y.id"
            + "  where y.settlement_id = l.settlement_id and o.partner_id = l.partner_id), 0) as paid_out"
            + " from settlement_line l where l.settlement_id = ? order by l.partner_id";

    private final EntityManager entities;
    private final Funds funds;
    private final Outbox outbox;
    private final Sql sql;
    private final ObjectMapper json;

    Settlements(EntityManager entities, Funds funds, Outbox outbox, Sql sql, ObjectMapper json) {
        this.entities = entities;
        this.funds = funds;
        this.outbox = outbox;
        this.sql = sql;
        this.json = json;
    }

    Settlement find(SettlementId id) {
        return Optional.ofNullable(entities.find(Settlement.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** With the fund locked first, as in every command. */
    Settlement locked(SettlementId id) {
        Settlement found = find(id);
        funds.locked(found.fundId());
        entities.refresh(found);
        return found;
    }

    /** How many of a kind are in one state, or have not been paid in full when approved. */
    boolean hasOpen(Fund fund, SettlementKind kind) {
        return sql.number(
                        "select count(*) from settlement s where s.fund_id = ? and s.kind = ? and (s.state = 'PROPOSED'"
                                + " or s.state = 'APPROVED' and (select sum(owes) from settlement_line"
                                + "  where settlement_id = s.id) > coalesce((select sum(amount)"
                                + "  from settlement_payment_standing where settlement_id = s.id and phase = 'POSTED'), 0))",
                        fund.id().value(),
                        kind)
                > 0;
    }

    boolean has(Fund fund, SettlementKind kind, SettlementState state) {
        return sql.number(
                        "select count(*) from settlement where fund_id = ? and kind = ? and state = ?",
                        fund.id().value(),
                        kind,
                        state)
                > 0;
    }

    void write(Settlement settlement, Plan plan) {
        UUID id = settlement.id().value();
        for (Plan.Line line : plan.lines()) {
            sql.update(
                    "insert into settlement_line (settlement_id, partner_id, from_escrow, owes, receives)"
                            + " values (?, ?, ?, ?, ?)",
                    id,
                    line.partner(),
                    line.fromEscrow().amount(),
                    line.owes().amount(),
                    line.receives().amount());
        }
        plan.tiers()
                .forEach((tier, amount) -> sql.update(
                        "insert into settlement_tier (settlement_id, tier, amount) values (?, ?, ?)",
                        id,
                        tier,
                        amount.amount()));
    }

    List<SettlementView.Line> lines(Settlement one) {
        String currency = one.amount().currency();
        return sql.list(
                LINES,
                row -> new SettlementView.Line(
                        new PartnerId(row.getObject("partner_id", UUID.class)),
                        new Money(row.getBigDecimal("from_escrow"), currency),
                        new Money(row.getBigDecimal("owes"), currency),
                        new Money(row.getBigDecimal("pending"), currency),
                        new Money(row.getBigDecimal("paid"), currency),
                        new Money(row.getBigDecimal("receives"), currency),
                        new Money(row.getBigDecimal("paid_out"), currency)),
                one.id().value());
    }

    SettlementView view(Settlement one) {
        String currency = one.amount().currency();
        return new SettlementView(
                one.id(),
                one.fundId(),
                one.number(),
                one.kind(),
                one.amount(),
                one.effectiveDate(),
                one.state(),
                one.reason(),
                one.preparedBy(),
                one.approvedBy(),
                lines(one),
                sql.list(
                        "select * from settlement_tier where settlement_id = ? order by tier",
                        row -> new SettlementView.TierLine(
                                Tier.valueOf(row.getString("tier")), new Money(row.getBigDecimal("amount"), currency)),
                        one.id().value()),
                read(one.explanation(), new TypeReference<>() {}),
                one.version());
    }

    /** Announces the settlement as it stands now. */
    SettlementView announce(Fund fund, Settlement settlement, String what, LocalDate day) {
        SettlementView view = view(settlement);
        announce(fund, settlement.id(), what, view, day);
        return view;
    }

    void announce(Fund fund, SettlementId id, String what, Object data, LocalDate day) {
        outbox.append(new NewEvent(
                FundStreams.SETTLEMENT, FundStreams.SETTLEMENT.type(what), 1, id, data, day, fund.dataScope()));
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }

    <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored can be read", e);
        }
    }
}
