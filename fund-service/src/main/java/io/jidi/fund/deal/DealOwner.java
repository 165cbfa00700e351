package io.jidi.fund.deal;

import io.jidi.fund.fund.Fund;
import jakarta.enterprise.context.ApplicationScoped;

/** Which fund a deal is of. The door of this feature for the others: a deal out of scope does not exist. */
@ApplicationScoped
public class DealOwner {

    private final Deals deals;

    DealOwner(Deals deals) {
        this.deals = deals;
    }

    /** A deal and its fund. */
    public record Owned(DealView deal, Fund fund) {}

    public Owned visible(DealId id) {
        Deal deal = deals.visible(id);
        return new Owned(deal.view(), deals.fundOf(deal));
    }

    /** With the fund locked until the transaction ends. */
    public Owned locked(DealId id) {
        Deal deal = deals.locked(id);
        return new Owned(deal.view(), deals.fundOf(deal));
    }
}
