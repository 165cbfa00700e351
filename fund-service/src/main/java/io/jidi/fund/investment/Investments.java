package io.jidi.fund.investment;

import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Optional;

/** Finds investments and announces what happens to them. */
@ApplicationScoped
class Investments {

    private final EntityManager entities;
    private final Funds funds;
    private final Outbox outbox;

    Investments(EntityManager entities, Funds funds, Outbox outbox) {
        this.entities = entities;
        this.funds = funds;
        this.outbox = outbox;
    }

    Investment find(InvestmentId id) {
        return Optional.ofNullable(entities.find(Investment.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** With the fund locked first, as in every command. */
    Investment locked(InvestmentId id) {
        Investment found = find(id);
        funds.locked(found.fundId());
        entities.refresh(found);
        return found;
    }

    void announce(Fund fund, InvestmentId id, String what, Object data, LocalDate day) {
        outbox.append(new NewEvent(
                FundStreams.INVESTMENT, FundStreams.INVESTMENT.type(what), 1, id, data, day, fund.dataScope()));
    }
}
