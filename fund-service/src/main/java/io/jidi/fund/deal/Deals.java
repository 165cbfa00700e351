package io.jidi.fund.deal;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Finds deals for the caller: a deal of a fund out of scope does not exist. */
@ApplicationScoped
class Deals {

    private final EntityManager entities;
    private final Funds funds;

    Deals(EntityManager entities, Funds funds) {
        this.entities = entities;
        this.funds = funds;
    }

    Deal visible(DealId id) {
        Deal deal = find(id);
        funds.visible(deal.fundId());
        return deal;
    }

    /** With the fund locked first, as in every command. */
    Deal locked(DealId id) {
        Deal deal = find(id);
        funds.locked(deal.fundId());
        entities.refresh(deal);
        return deal;
    }

    Fund fundOf(Deal deal) {
        return funds.visible(deal.fundId());
    }

    private Deal find(DealId id) {
        return Optional.ofNullable(entities.find(Deal.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}
