package io.jidi.fund.reinvestment;

import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.reinvestment.rules.Credit;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Tells others what counts now, and what does not any more. */
@ApplicationScoped
class ReinvestmentEvents {

    private final Outbox outbox;

    ReinvestmentEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * What is announced.
     *
     * @param credit from the day on
     */
    record Announced(
            ClaimId id,
            FundId fundId,
            InvestmentId investmentId,
            String creditCode,
            Credit.State state,
            @Nullable String category,
            Money credit) {}

    void announce(Fund fund, String what, ClaimView claim, LocalDate day) {
        outbox.append(new NewEvent(
                FundStreams.REINVESTMENT,
                FundStreams.REINVESTMENT.type(what),
                1,
                claim.id(),
                new Announced(
                        claim.id(),
                        claim.fundId(),
                        claim.investmentId(),
                        claim.creditCode(),
                        claim.credit().state(),
                        claim.credit().category(),
                        new Money(claim.credit().amount(), fund.currency())),
                day,
                fund.dataScope()));
    }
}
