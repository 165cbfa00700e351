package io.jidi.fund.commitment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.ActGate;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** A partner promises money. */
@ApplicationScoped
class SignCommitment {

    private final EntityManager entities;
    private final Funds funds;
    private final ActGate gate;
    private final Commitments commitments;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;

    SignCommitment(
            EntityManager entities,
            Funds funds,
            ActGate gate,
            Commitments commitments,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids) {
        this.entities = entities;
        this.funds = funds;
        this.gate = gate;
        this.commitments = commitments;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
    }

    /** Who promises how much, in which closing, on which day. */
    record Request(
            @NotNull PartnerId partnerId,
            @NotNull Money amount,
            @Min(1) int closingNumber,
            @NotNull LocalDate signedDate) {}

    Commitment execute(FundId fundId, Request request) {
        Fund fund = funds.locked(fundId);
        if (!fund.state().takesCommitments()) {
            throw FundProblem.FUND_NOT_OPEN_FOR_COMMITMENTS.problem(
                    "基金处于 " + fund.state() + "，不接受认缴", "The fund is " + fund.state() + " and takes no commitments");
        }
        fund.requirePositive("/amount", request.amount());
        Partner partner = commitments.partner(fund, request.partnerId(), "/partnerId");
        gate.admit(PlannedAct.subscription(fundId, request.signedDate(), request.amount(), request.partnerId()));
        Commitment commitment = new Commitment(new CommitmentId(ids.next()), partner, request);
        entities.persist(commitment);
        entities.flush();
        ledger.book(
                fund,
                Postings.commitmentSigned(partner.id().value(), request.amount()),
                request.signedDate(),
                commitment.id().wire());
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("commitment-signed"),
                1,
                fundId,
                commitment.view(),
                request.signedDate(),
                fund.dataScope()));
        audit.record("SIGN_COMMITMENT", commitment.id().wire(), null, null, commitment.view());
        return commitment;
    }
}
