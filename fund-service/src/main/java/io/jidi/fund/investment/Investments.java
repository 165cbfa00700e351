package io.jidi.fund.investment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.TypedId;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Finds investments and announces what happens to them. */
@ApplicationScoped
class Investments {

    private final EntityManager entities;
    private final Funds funds;
    private final Ledger ledger;
    private final Outbox outbox;

    Investments(EntityManager entities, Funds funds, Ledger ledger, Outbox outbox) {
        this.entities = entities;
        this.funds = funds;
        this.ledger = ledger;
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

    /** What is booked for a fact and stands. */
    List<JournalId> journals(InvestmentId id, TypedId fact) {
        List<JournalId> standing = ledger.standing(InvestmentFacts.reference(id, fact));
        if (standing.isEmpty()) {
            throw FundProblem.FUND_CORRECTION_BLOCKED.problem("凭证未注明该笔记录，无法更正", "The journals do not name this record");
        }
        return standing;
    }

    void announce(Fund fund, InvestmentId id, String what, Object data, LocalDate day) {
        outbox.append(new NewEvent(
                FundStreams.INVESTMENT, FundStreams.INVESTMENT.type(what), 1, id, data, day, fund.dataScope()));
    }
}
