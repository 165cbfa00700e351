package io.jidi.fund.prospect;

import io.jidi.fund.FundProblem;
import io.jidi.fund.deal.DealStage;
import io.jidi.fund.deal.DealView;
import io.jidi.fund.deal.RegisterDeal;
import io.jidi.fund.fund.FundId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;

/** A fund takes a prospect up as a deal. The prospect stays open: another fund may look at the firm too. */
@ApplicationScoped
class TakeUpProspect {

    private final Prospects prospects;
    private final RegisterDeal register;

    TakeUpProspect(Prospects prospects, RegisterDeal register) {
        this.prospects = prospects;
        this.register = register;
    }

    /** Which fund. */
    record Request(@NotNull FundId fundId) {}

    DealView execute(ProspectId id, Request request) {
        Prospect prospect = prospects.locked(id);
        if (prospect.state() != Prospect.State.OPEN) {
            throw FundProblem.FUND_PROSPECT_CLOSED.problem();
        }
        return register.execute(
                new RegisterDeal.Request(
                        request.fundId(), prospect.creditCode(), prospect.enterpriseName(), DealStage.PROSPECT),
                id.value());
    }
}
