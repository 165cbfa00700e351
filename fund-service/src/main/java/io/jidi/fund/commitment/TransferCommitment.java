package io.jidi.fund.commitment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A partner passes its share, or a part of it, to another: the promise and the same part of its capital account. */
@ApplicationScoped
class TransferCommitment {

    private final EntityManager entities;
    private final Funds funds;
    private final Commitments commitments;
    private final Ledger ledger;
    private final Balances balances;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    TransferCommitment(
            EntityManager entities,
            Funds funds,
            Commitments commitments,
            Ledger ledger,
            Balances balances,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.commitments = commitments;
        this.ledger = ledger;
        this.balances = balances;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /** To whom, how much of the commitment, from which day, why. */
    record Request(
            @NotNull PartnerId toPartnerId,
            @NotNull Money amount,
            @NotNull LocalDate effectiveDate,
            @NotBlank @Size(max = 500) String reason) {}

    /** Both sides afterwards; also what is announced. */
    public record Transferred(
            CommitmentView from, CommitmentView to, Money amount, Money capital, LocalDate effectiveDate) {}

    Transferred execute(CommitmentId id, @Nullable String ifMatch, Request request) {
        Commitment from = commitments.locked(id);
        Fund fund = funds.locked(from.fundId());
        Versions.requireMatch(ifMatch, from.version());
        fund.requirePositive("/amount", request.amount());
        Partner giver = commitments.partner(fund, from.partnerId(), "/");
        Partner taker = commitments.partner(fund, request.toPartnerId(), "/toPartnerId");
        if (giver.id().equals(taker.id()) || request.amount().compareTo(from.amount()) > 0) {
            throw FundProblem.FUND_COMMITMENT_TOO_SMALL.at(
                    "/amount/amount",
                    "该认缴额为 " + from.amount().plain() + "，只能转让给其他合伙人",
                    "The commitment is " + from.amount().plain() + " and goes to another partner");
        }
        if (commitments.hasOpenCalls(from)) {
            throw FundProblem.FUND_COMMITMENT_UNDER_CALL.problem("请先缴清或取消催缴", "Settle or cancel the call first");
        }
        Money ofPartner = committed(fund, giver);
        CommitmentView before = from.view();
        Commitment to = target(fund, from, taker);
        from.moveTo(to, request.amount());
        entities.flush();
        Map<Account, Money> moved = new EnumMap<>(Account.class);
        capital(fund, giver, request, ofPartner, moved);
        memo(before, from.view(), moved);
        ledger.book(
                fund,
                Postings.commitmentTransferred(giver.id().value(), taker.id().value(), moved),
                request.effectiveDate(),
                id.wire(),
                request.reason());
        sql.update(
                "insert into commitment_transfer (id, from_commitment_id, to_commitment_id, amount, partner_committed,"
                        + " effective_date, reason, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                to.id().value(),
                request.amount().amount(),
                ofPartner.amount(),
                request.effectiveDate(),
                request.reason(),
                clock.instant());
        if (request.amount().compareTo(ofPartner) == 0) {
            giver.left();
        }
        taker.joined();
        Transferred transferred = new Transferred(
                from.view(),
                to.view(),
                request.amount(),
                sumOfCapital(moved, fund).negated(),
                request.effectiveDate());
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("commitment-transferred"),
                1,
                fund.id(),
                transferred,
                request.effectiveDate(),
                fund.dataScope()));
        audit.record("TRANSFER_COMMITMENT", id.wire(), request.reason(), before, transferred);
        return transferred;
    }

    private Commitment target(Fund fund, Commitment from, Partner taker) {
        return commitments.of(fund).stream()
                .filter(one -> one.partnerId().equals(taker.id()) && one.closingNumber() == from.closingNumber())
                .findFirst()
                .orElseGet(() -> {
                    Commitment fresh = new Commitment(new CommitmentId(ids.next()), taker.id(), from);
                    entities.persist(fresh);
                    return fresh;
                });
    }

    private Money committed(Fund fund, Partner partner) {
        return commitments.of(fund).stream()
                .filter(one -> one.partnerId().equals(partner.id()))
                .map(Commitment::amount)
                .reduce(Money.zero(fund.currency()), Money::plus);
    }

    /** The part of each capital balance that the transferred promise is of all the partner's promises. */
    private void capital(Fund fund, Partner giver, Request request, Money ofPartner, Map<Account, Money> moved) {
        List<Balances.Balance> all = balances.of(fund, request.effectiveDate(), Balances.NOW);
        for (Balances.Balance balance : all) {
            if (giver.id().value().equals(balance.partner())
                    && balance.account().partnersCapital()) {
                BigDecimal part = balance.net()
                        .amount()
                        .multiply(request.amount().amount())
                        .divide(ofPartner.amount(), MathContext.DECIMAL128);
                moved.merge(balance.account(), Money.rounded(part, fund.currency()), Money::plus);
            }
        }
    }

    /** The memo accounts follow the commitment itself, to the fen. */
    private static void memo(CommitmentView before, CommitmentView after, Map<Account, Money> moved) {
        moved.put(Account.MEMO_COMMITTED, before.amount().minus(after.amount()));
        moved.put(Account.MEMO_UNFUNDED, after.unfunded().minus(before.unfunded()));
        moved.put(Account.MEMO_CALLED, after.called().minus(before.called()));
        moved.put(Account.MEMO_RECALLABLE, before.restored().minus(after.restored()));
        moved.put(Account.MEMO_RELEASED, after.released().minus(before.released()));
    }

    private static Money sumOfCapital(Map<Account, Money> moved, Fund fund) {
        return moved.entrySet().stream()
                .filter(one -> one.getKey().partnersCapital())
                .map(Map.Entry::getValue)
                .reduce(Money.zero(fund.currency()), Money::plus);
    }
}
