package io.jidi.project.bounty;

import io.jidi.project.ProjectProblem;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Screens a demand: it goes on the list, into another one, or nowhere. */
@ApplicationScoped
class ScreenDemand {

    private final Bounties bounties;

    ScreenDemand(Bounties bounties) {
        this.bounties = bounties;
    }

    @Schema(name = "ScreenDemand")
    record Request(
            @NotNull BountyStatus to,
            @NotBlank @Size(max = 500) String reason,
            @Nullable BountyId mergedInto) {}

    BountyView execute(BountyId id, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.COLLECTED);
        boolean merged = request.to() == BountyStatus.MERGED;
        if (!java.util.List.of(BountyStatus.SCREENED, BountyStatus.MERGED, BountyStatus.REJECTED)
                .contains(request.to())) {
            throw ProjectProblem.BOUNTY_REFUSED.at(
                    "/to", "筛选结果应为 SCREENED、MERGED 或 REJECTED", "SCREENED, MERGED or REJECTED");
        }
        BountyId into = request.mergedInto();
        if (merged != (into != null) || id.equals(into)) {
            throw ProjectProblem.BOUNTY_REFUSED.at("/mergedInto", "合并须指明另一需求", "A merger names another demand");
        }
        if (into != null) {
            bounties.visible(into);
            bounty.mergeInto(into);
        }
        bounty.enter(request.to(), request.reason());
        return bounties.done(bounty, "SCREEN_DEMAND", request.reason(), null);
    }
}
