package io.jidi.project.bounty;

import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.bounty.rules.BountyStatus;
import io.jidi.project.bounty.rules.Conflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes in a bid while the list is open; a tie to the demander is declared or refused. */
@ApplicationScoped
class SubmitBid {

    private final Bounties bounties;
    private final Sql sql;
    private final BusinessDay day;

    SubmitBid(Bounties bounties, Sql sql, BusinessDay day) {
        this.bounties = bounties;
        this.sql = sql;
        this.day = day;
    }

    @Schema(name = "SubmitBid")
    record Request(
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}") String creditCode,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 64) String groupCode,
            @Nullable @Size(max = 1000) String declaration) {}

    BountyView execute(BountyId id, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.PUBLISHED);
        LocalDate until = bounty.openUntil();
        if (until == null || day.today().isAfter(until)) {
            throw ProjectProblem.BOUNTY_STEP_REFUSED.problem("发榜期已于 " + until + " 届满", "The list closed on " + until);
        }
        Conflicts.bid(
                        bounty.demander(),
                        new Conflicts.Party(request.creditCode(), request.groupCode()),
                        request.declaration())
                .ifPresent(tie -> {
                    throw ProjectProblem.BOUNTY_CONFLICT.at("/declaration", tie.zh(), tie.en());
                });
        int added = sql.update(
                "insert into bounty_bid (bounty_id, credit_code, name, group_code, declaration, status)"
                        + " values (?, ?, ?, ?, ?, 'SUBMITTED') on conflict do nothing",
                id.value(),
                request.creditCode(),
                request.name().strip(),
                request.groupCode(),
                request.declaration());
        if (added == 0) {
            throw ProjectProblem.BOUNTY_REFUSED.at("/creditCode", "该单位已揭榜", "It has bid already");
        }
        return bounties.done(bounty, "SUBMIT_BID", null, day.today());
    }
}
