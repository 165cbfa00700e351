package io.jidi.fund.settlement;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Pays to the receivers what has come in by now and was not paid out: Dr 4101 or 2242, Cr 1002. */
@ApplicationScoped
class PayOutSettlement {

    private final Funds funds;
    private final Settlements settlements;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    PayOutSettlement(
            Funds funds, Settlements settlements, Ledger ledger, AuditTrail audit, Uuid7 ids, Sql sql, Clock clock) {
        this.funds = funds;
        this.settlements = settlements;
        this.ledger = ledger;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /** When, under which reference of the bank; a reference counts once. */
    record Request(
            @NotNull LocalDate paidDate,
            @NotBlank @Size(max = 80) String bankReference) {}

    Settlement execute(SettlementId id, Request request) {
        Settlement settlement = settlements.locked(id);
        Fund fund = funds.locked(settlement.fundId());
        settlement.requireState(SettlementState.APPROVED);
        if (sql.number(
                        "select (select count(*) from settlement_payout where bank_reference = ?)"
                                + " + (select count(*) from distribution where bank_reference = ?)",
                        request.bankReference(),
                        request.bankReference())
                > 0) {
            throw FundProblem.FUND_PAYMENT_ALREADY_RECORDED.at(
                    "/bankReference", "该银行流水已用于另一次支付", "The reference paid something else");
        }
        SettlementView before = settlements.view(settlement);
        Map<UUID, Money> parts = parts(fund, before);
        if (parts.isEmpty()) {
            throw FundProblem.FUND_SETTLEMENT_NOTHING_DUE.problem(
                    "没有已到账而未支付的金额", "Nothing has come in that was not paid out");
        }
        UUID payout = ids.next();
        sql.update(
                "insert into settlement_payout (id, settlement_id, paid_date, bank_reference, recorded_at)"
                        + " values (?, ?, ?, ?, ?)",
                payout,
                id.value(),
                request.paidDate(),
                request.bankReference(),
                clock.instant());
        parts.forEach((partner, part) -> sql.update(
                "insert into settlement_payout_line (payout_id, partner_id, amount) values (?, ?, ?)",
                payout,
                partner,
                part.amount()));
        ledger.book(
                fund,
                Postings.settlementPaidOut(settlement.kind().journal(), parts),
                request.paidDate(),
                id.wire() + "/payout/" + payout);
        SettlementView after = settlements.announce(fund, settlement, "paid-out", request.paidDate());
        audit.record("PAY_OUT_SETTLEMENT", id.wire(), null, before, after);
        return settlement;
    }

    /** Each receiver's part of all that came in, less what it was paid before: rounding never drifts. */
    private static Map<UUID, Money> parts(Fund fund, SettlementView view) {
        Money in = Money.zero(fund.currency());
        Map<UUID, BigDecimal> weights = new TreeMap<>();
        for (SettlementView.Line line : view.lines()) {
            in = in.plus(line.fromEscrow()).plus(line.paid());
            if (line.receives().isPositive()) {
                weights.put(line.partnerId().value(), line.receives().amount());
            }
        }
        Map<UUID, Money> cumulative = Allocation.largestRemainder(in, weights);
        Map<UUID, Money> parts = new TreeMap<>();
        for (SettlementView.Line line : view.lines()) {
            Money part = cumulative
                    .getOrDefault(line.partnerId().value(), Money.zero(fund.currency()))
                    .minus(line.paidOut());
            if (part.isPositive()) {
                parts.put(line.partnerId().value(), part);
            }
        }
        return parts;
    }
}
