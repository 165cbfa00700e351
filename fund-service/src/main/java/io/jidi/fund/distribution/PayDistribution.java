package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Posting;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Pays an approved distribution, Dr 2242 Cr 1002; carry that is held back goes to the escrow account, Dr 1015 Cr 1002. */
@ApplicationScoped
class PayDistribution {

    /** What the reference of a payment into escrow ends with. */
    static final String ESCROW = "/escrow";

    private final EntityManager entities;
    private final Funds funds;
    private final Distributions distributions;
    private final DistributionLines lines;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Sql sql;

    PayDistribution(
            EntityManager entities,
            Funds funds,
            Distributions distributions,
            DistributionLines lines,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.distributions = distributions;
        this.lines = lines;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.sql = sql;
    }

    /** When, under which reference of the bank; a reference pays one distribution. */
    record Request(
            @NotNull LocalDate paidDate,
            @NotBlank @Size(max = 80) String bankReference) {}

    Distribution execute(DistributionId id, Request request) {
        Distribution distribution = distributions.locked(id);
        Fund fund = funds.locked(distribution.fundId());
        if (sql.number(
                        "select (select count(*) from distribution where bank_reference = ?)"
                                + " + (select count(*) from settlement_payout where bank_reference = ?)",
                        request.bankReference(),
                        request.bankReference())
                > 0) {
            throw FundProblem.FUND_PAYMENT_ALREADY_RECORDED.at(
                    "/bankReference", "该银行流水已用于另一次支付", "The reference paid something else");
        }
        DistributionView before = lines.view(distribution);
        distribution.pay(request.paidDate(), request.bankReference());
        entities.flush();
        Map<UUID, Money> parts = new LinkedHashMap<>();
        before.lines().forEach(line -> parts.put(line.partnerId().value(), line.net()));
        if (parts.values().stream().anyMatch(Money::isPositive)) {
            book(fund, distribution, Postings.distributionPaid(parts), request.paidDate(), "");
        }
        Map<UUID, Money> heldBack = new LinkedHashMap<>();
        before.lines().stream()
                .filter(line -> line.escrow().isPositive())
                .forEach(line -> heldBack.put(line.partnerId().value(), line.escrow()));
        if (!heldBack.isEmpty()) {
            book(fund, distribution, Postings.carryEscrowed(heldBack), request.paidDate(), ESCROW);
        }
        DistributionView after = lines.view(distribution);
        outbox.append(new NewEvent(
                FundStreams.DISTRIBUTION,
                FundStreams.DISTRIBUTION.type("paid"),
                1,
                id,
                after,
                request.paidDate(),
                fund.dataScope()));
        audit.record("PAY_DISTRIBUTION", id.wire(), null, before, after);
        return distribution;
    }

    /** In the place of a payment that was taken back, even where the period of its day is closed. */
    private void book(Fund fund, Distribution distribution, Posting posting, LocalDate day, String part) {
        String reference = distribution.id().wire() + part;
        Optional<DistributionId> corrects = distribution.corrects();
        if (ledger.wasTakenBack(reference, posting.kind())) {
            ledger.replace(fund, reference, posting, day, reference);
        } else if (corrects.isPresent()) {
            ledger.replace(fund, corrects.get().wire() + part, posting, day, reference);
        } else {
            ledger.book(fund, posting, day, reference);
        }
    }
}
