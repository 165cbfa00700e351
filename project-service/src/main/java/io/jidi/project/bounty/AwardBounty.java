package io.jidi.project.bounty;

import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectProblem;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Decides who solves it: enough experts have scored the bid, and a lower one needs its reason. */
@ApplicationScoped
class AwardBounty {

    private final Bounties bounties;
    private final Sql sql;

    AwardBounty(Bounties bounties, Sql sql) {
        this.bounties = bounties;
        this.sql = sql;
    }

    @Schema(name = "AwardBounty")
    record Request(
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}") String creditCode,
            @Nullable @Size(max = 500) String reason) {}

    BountyView execute(BountyId id, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.PUBLISHED);
        int needed = bounties.terms().minExperts();
        List<BountyView.Bid> reviewed = bounties.bids(id).stream()
                .filter(bid -> bid.status().equals("SUBMITTED") && bid.experts() >= needed && bid.meanScore() != null)
                .toList();
        BountyView.Bid chosen = reviewed.stream()
                .filter(bid -> bid.creditCode().equals(request.creditCode()))
                .findFirst()
                .orElseThrow(() -> ProjectProblem.BOUNTY_REFUSED.at(
                        "/creditCode",
                        "该揭榜未经至少 " + needed + " 名专家评审",
                        "At least " + needed + " experts must have scored this bid"));
        BigDecimal mean = mean(chosen);
        boolean lower = reviewed.stream().anyMatch(bid -> mean(bid).compareTo(mean) > 0);
        if (lower && (request.reason() == null || request.reason().isBlank())) {
            throw ProjectProblem.BOUNTY_REFUSED.at("/reason", "未选最高分须说明理由", "Not the highest score: say why");
        }
        sql.update(
                "update bounty_bid set status = case when credit_code = ? then 'WON' else 'LOST' end"
                        + " where bounty_id = ? and status = 'SUBMITTED'",
                request.creditCode(),
                id.value());
        bounty.wonBy(request.creditCode());
        bounty.enter(BountyStatus.AWARDED, request.reason() == null ? "最高分 | highest score" : request.reason());
        return bounties.done(bounty, "AWARD_BOUNTY", request.reason(), null);
    }

    private static BigDecimal mean(BountyView.Bid bid) {
        return java.util.Objects.requireNonNullElse(bid.meanScore(), BigDecimal.ZERO);
    }
}
