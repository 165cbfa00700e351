package io.jidi.project.bounty;

import io.jidi.platform.money.Money;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Publishes a screened demand with its grant; the list stays open long enough. */
@ApplicationScoped
class PublishBounty {

    private final Bounties bounties;
    private final BusinessDay day;

    PublishBounty(Bounties bounties, BusinessDay day) {
        this.bounties = bounties;
        this.day = day;
    }

    @Schema(name = "PublishBounty")
    record Request(@NotNull LocalDate openUntil, @NotNull Money grant) {}

    BountyView execute(BountyId id, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.SCREENED);
        LocalDate earliest = day.today().plusDays(bounties.terms().openDays());
        if (request.openUntil().isBefore(earliest)) {
            throw ProjectProblem.BOUNTY_REFUSED.at(
                    "/openUntil", "发榜期限应不早于 " + earliest, "The list stays open until " + earliest + " at least");
        }
        BigDecimal grant = Yuan.of(request.grant(), "/grant");
        if (grant.signum() == 0) {
            throw ProjectProblem.BOUNTY_REFUSED.at("/grant", "资助额应大于零", "The grant is more than nothing");
        }
        bounty.publish(day.today(), request.openUntil(), grant);
        bounty.enter(BountyStatus.PUBLISHED, "发榜 | published");
        return bounties.done(bounty, "PUBLISH_BOUNTY", null, day.today());
    }
}
