package io.jidi.fund.commitment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.Ledger;
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
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reduces a commitment, or releases all that is left of it (核减): what goes will not be called any more. */
@ApplicationScoped
class ReleaseCommitment {

    private final EntityManager entities;
    private final Funds funds;
    private final Commitments commitments;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    ReleaseCommitment(
            EntityManager entities,
            Funds funds,
            Commitments commitments,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.commitments = commitments;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /** How much, from which day, why. */
    record Request(
            @NotNull Money amount,
            @NotNull LocalDate effectiveDate,
            @NotBlank @Size(max = 500) String reason) {}

    /** What is announced. */
    record Announced(
            CommitmentId commitmentId, PartnerId partnerId, Money amount, Money unfunded, LocalDate effectiveDate) {}

    Commitment execute(CommitmentId id, @Nullable String ifMatch, Request request) {
        Commitment commitment = commitments.locked(id);
        Fund fund = funds.locked(commitment.fundId());
        Versions.requireMatch(ifMatch, commitment.version());
        fund.requirePositive("/amount", request.amount());
        if (request.amount().compareTo(commitment.unfunded()) > 0) {
            throw FundProblem.FUND_COMMITMENT_TOO_SMALL.at(
                    "/amount/amount",
                    "未缴认缴额为 " + commitment.unfunded().plain(),
                    "The unfunded commitment is " + commitment.unfunded().plain());
        }
        CommitmentView before = commitment.view();
        commitment.release(request.amount());
        entities.flush();
        sql.update(
                "insert into commitment_release (id, commitment_id, amount, effective_date, reason, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                request.amount().amount(),
                request.effectiveDate(),
                request.reason(),
                clock.instant());
        ledger.book(
                fund,
                Postings.commitmentReleased(commitment.partnerId().value(), request.amount()),
                request.effectiveDate(),
                id.wire(),
                request.reason());
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("commitment-released"),
                1,
                fund.id(),
                new Announced(
                        id, commitment.partnerId(), request.amount(), commitment.unfunded(), request.effectiveDate()),
                request.effectiveDate(),
                fund.dataScope()));
        audit.record("RELEASE_COMMITMENT", id.wire(), request.reason(), before, commitment.view());
        return commitment;
    }
}
