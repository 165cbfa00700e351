package io.jidi.project.bounty;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.bounty.rules.BountyStatus;
import io.jidi.project.bounty.rules.Conflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records one expert's score after the list has closed; an expert with a tie does not score. */
@ApplicationScoped
class ScoreBid {

    private final Bounties bounties;
    private final Sql sql;
    private final BusinessDay day;

    ScoreBid(Bounties bounties, Sql sql, BusinessDay day) {
        this.bounties = bounties;
        this.sql = sql;
        this.day = day;
    }

    /** @param expert code of the expert in the expert library; no name */
    @Schema(name = "ScoreBid")
    record Request(
            @NotBlank @Size(max = 64) String expert,
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}") String employerCode,

            @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
            BigDecimal score,

            @NotBlank @Size(max = 2000) String comment) {}

    BountyView execute(BountyId id, String creditCode, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.PUBLISHED);
        LocalDate until = bounty.openUntil();
        if (until == null || !day.today().isAfter(until)) {
            throw ProjectProblem.BOUNTY_STEP_REFUSED.problem(
                    "发榜期至 " + until + "，尚未截止", "The list is open until " + until);
        }
        BountyView.Bid bid = bounties.bids(id).stream()
                .filter(one ->
                        one.creditCode().equals(creditCode) && one.status().equals("SUBMITTED"))
                .findFirst()
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        Conflicts.expert(bounty.demander(), new Conflicts.Party(creditCode, bid.groupCode()), request.employerCode())
                .ifPresent(tie -> {
                    throw ProjectProblem.BOUNTY_CONFLICT.at("/employerCode", tie.zh(), tie.en());
                });
        int added = sql.update(
                "insert into bounty_score (bounty_id, credit_code, expert, employer_code, score, comment, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                id.value(),
                creditCode,
                request.expert().strip(),
                request.employerCode(),
                request.score(),
                request.comment().strip(),
                day.now());
        if (added == 0) {
            throw ProjectProblem.BOUNTY_REFUSED.at("/expert", "该专家已评分", "This expert has scored it already");
        }
        return bounties.done(bounty, "SCORE_BID", null, day.today());
    }
}
