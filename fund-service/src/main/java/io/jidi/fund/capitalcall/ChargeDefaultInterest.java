package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.capitalcall.rules.LateInterest;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Charges a late partner the interest of the agreement through a day, less what was charged before (fund.md 3.2). */
@ApplicationScoped
class ChargeDefaultInterest {

    private final Funds funds;
    private final CapitalCalls calls;
    private final Payments payments;
    private final Ledger ledger;
    private final Balances balances;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    ChargeDefaultInterest(
            Funds funds,
            CapitalCalls calls,
            Payments payments,
            Ledger ledger,
            Balances balances,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.funds = funds;
        this.calls = calls;
        this.payments = payments;
        this.ledger = ledger;
        this.balances = balances;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /** Whom, through which day. */
    record Request(@NotNull PartnerId partnerId, @NotNull LocalDate throughDate) {}

    /**
     * Interest charged.
     *
     * @param total from the due date through that day
     * @param charged of which now; zero when nothing is new
     */
    public record Charged(
            PartnerId partnerId,
            LocalDate throughDate,
            BigDecimal ratePerYear,
            Money total,
            Money charged,
            @Nullable JournalId journalId) {}

    Charged execute(CapitalCallId id, Request request) {
        CapitalCall call = calls.locked(id);
        Fund fund = funds.locked(call.fundId());
        CallLine line = calls.line(call, request.partnerId());
        BigDecimal rate = funds.termsOn(fund, call.noticeDate()).defaultInterestRate();
        if (rate == null) {
            throw FundProblem.FUND_TERMS_MISSING.problem("条款未约定逾期利率", "The terms agree no rate for late payment");
        }
        Money total = LateInterest.of(line.amount(), call.dueDate(), received(id, line), rate, request.throughDate());
        Money before = sql.first(
                        "select coalesce(sum(amount), 0) from default_interest where call_line_id = ?",
                        row -> new Money(row.getBigDecimal(1), fund.currency()),
                        line.id())
                .orElseThrow();
        Money charged = total.minus(before);
        if (!charged.isPositive()) {
            return new Charged(
                    request.partnerId(), request.throughDate(), rate, total, Money.zero(fund.currency()), null);
        }
        UUID charge = ids.next();
        sql.update(
                "insert into default_interest (id, call_line_id, through_date, rate, amount, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                charge,
                line.id(),
                request.throughDate(),
                rate,
                charged.amount(),
                clock.instant());
        JournalId journal = ledger.book(
                fund,
                Postings.defaultInterest(request.partnerId().value(), charged, shares(fund, charged, request)),
                request.throughDate(),
                charge.toString());
        Charged result = new Charged(request.partnerId(), request.throughDate(), rate, total, charged, journal);
        audit.record("CHARGE_DEFAULT_INTEREST", id.wire(), null, null, result);
        return result;
    }

    private List<LateInterest.Payment> received(CapitalCallId id, CallLine line) {
        return payments.ofCall(id).stream()
                .filter(payment -> payment.lineId().equals(line.id()))
                .filter(payment -> payment.phase() == Payments.Phase.POSTED && payment.kind() == Payments.Kind.CAPITAL)
                .map(payment -> new LateInterest.Payment(payment.paidDate(), payment.amount()))
                .toList();
    }

    /** To the partners who did pay; a fund of one partner keeps it for all. */
    private Map<UUID, Money> shares(Fund fund, Money amount, Request request) {
        Map<UUID, BigDecimal> weights = balances.commitments(fund, request.throughDate());
        if (weights.size() > 1) {
            weights.remove(request.partnerId().value());
        }
        return Allocation.largestRemainder(amount, weights);
    }
}
