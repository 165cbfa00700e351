package io.jidi.fund.valuation;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Approves or rejects a valuation; an approval brings the books to the value: Dr/Cr 1102 or 1104, Cr/Dr 6101. */
@ApplicationScoped
class DecideValuation {

    private final EntityManager entities;
    private final Funds funds;
    private final Carrying carrying;
    private final Balances balances;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final CallContext context;
    private final Clock clock;

    DecideValuation(
            EntityManager entities,
            Funds funds,
            Carrying carrying,
            Balances balances,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            CallContext context,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.carrying = carrying;
        this.balances = balances;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.context = context;
        this.clock = clock;
    }

    /** {@code APPROVED} or {@code REJECTED}, and why. */
    record Request(
            @NotNull ValuationState to,
            @NotBlank @Size(max = 500) String reason) {}

    Valuation execute(ValuationId id, @Nullable String ifMatch, Request request) {
        Valuation valuation = Optional.ofNullable(entities.find(Valuation.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        Fund fund = funds.locked(valuation.fundId());
        entities.refresh(valuation);
        Versions.requireMatch(ifMatch, valuation.version());
        String person = context.caller().userId();
        valuation.requireDecidableBy(person);
        ValuationView before = ValuationView.of(valuation);
        switch (request.to()) {
            case APPROVED -> approve(fund, valuation, person, request.reason());
            case REJECTED -> valuation.reject(person, clock.instant(), request.reason());
            case DRAFT ->
                throw FundProblem.FUND_VALUATION_INVALID.at(
                        "/to", "应为 APPROVED 或 REJECTED", "Expected APPROVED or REJECTED");
        }
        entities.flush();
        ValuationView view = ValuationView.of(valuation);
        if (valuation.state() == ValuationState.APPROVED) {
            outbox.append(new NewEvent(
                    FundStreams.VALUATION,
                    FundStreams.VALUATION.type("approved"),
                    1,
                    id,
                    Approved.of(valuation),
                    valuation.valuationDate(),
                    fund.dataScope()));
        }
        audit.record("DECIDE_VALUATION", id.wire(), request.reason(), before, view);
        return valuation;
    }

    private void approve(Fund fund, Valuation valuation, String person, String reason) {
        requireLatest(valuation);
        Carrying.Amount books = carrying.of(fund, valuation.investmentId(), valuation.valuationDate());
        Money change = valuation.value().minus(books.total());
        JournalId journal = null;
        if (change.isZero()) {
            // Nothing to book, but the value counts for this day, so the day must be open.
            fund.requireOpen(valuation.valuationDate());
        } else {
            journal = ledger.book(
                    fund,
                    Postings.repriced(
                            books.changeAccount(),
                            valuation.investmentId().value(),
                            change,
                            balances.shares(fund, change, valuation.valuationDate())),
                    valuation.valuationDate(),
                    valuation.id().wire(),
                    reason);
        }
        valuation.approve(person, clock.instant(), reason, change, journal);
    }

    /** A value booked before a later one would shift that one, which was booked against the old carrying amount. */
    private void requireLatest(Valuation valuation) {
        boolean later = !entities.createQuery(
                        "from Valuation v where v.investmentId = :investment and v.state = :approved"
                                + " and v.valuationDate > :day",
                        Valuation.class)
                .setParameter("investment", valuation.investmentId().value())
                .setParameter("approved", ValuationState.APPROVED)
                .setParameter("day", valuation.valuationDate())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (later) {
            throw FundProblem.FUND_VALUATION_OUTDATED.problem(
                    valuation.valuationDate() + " 之后已有批准的估值",
                    "A valuation after " + valuation.valuationDate() + " is approved");
        }
    }
}
