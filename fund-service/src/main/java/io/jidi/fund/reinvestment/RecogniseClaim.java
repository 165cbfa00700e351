package io.jidi.fund.reinvestment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.reinvestment.rules.Category;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.security.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** A second person recognises what was evidenced: from its day on it counts. A better category takes a lesser one's place. */
@ApplicationScoped
class RecogniseClaim {

    private final Funds funds;
    private final Claims claims;
    private final Editions editions;
    private final ReinvestmentEvents events;
    private final AuditTrail audit;
    private final CallContext call;

    RecogniseClaim(
            Funds funds,
            Claims claims,
            Editions editions,
            ReinvestmentEvents events,
            AuditTrail audit,
            CallContext call) {
        this.funds = funds;
        this.claims = claims;
        this.editions = editions;
        this.events = events;
        this.audit = audit;
        this.call = call;
    }

    /** Which category, from which day, by which decision. */
    record Request(
            @NotBlank @Size(max = 10) String category,
            @NotNull LocalDate day,
            @NotBlank @Size(max = 500) String document) {}

    ClaimView execute(ClaimId id, Request request) {
        ClaimView before = claims.find(id, request.day());
        Fund fund = funds.locked(before.fundId());
        List<ClaimView.Step> evidenced = before.steps().stream()
                .filter(step -> step.kind() == ClaimView.StepKind.EVIDENCED
                        && request.category().equals(step.category()))
                .toList();
        if (evidenced.isEmpty()) {
            throw FundProblem.FUND_CLAIM_NOT_EVIDENCED.at(
                    "/category", request.category() + " 尚无证明材料", "No paper was given for " + request.category());
        }
        String me = call.caller().userId();
        if (before.steps().stream()
                .anyMatch(step -> step.kind() != ClaimView.StepKind.ENDED
                        && step.kind() != ClaimView.StepKind.RECOGNISED
                        && step.recordedBy().equals(me))) {
            throw FundProblem.FUND_CLAIM_FOUR_EYES.problem();
        }
        Category category = editions.current().category(request.category()).orElseThrow();
        requireCounts(fund, category, request.day());
        ClaimView.Step proof = evidenced.get(evidenced.size() - 1);
        claims.add(
                id,
                claims.step(
                        ClaimView.StepKind.RECOGNISED,
                        request.category(),
                        proof.amount(),
                        null,
                        request.day(),
                        request.document(),
                        null));
        ClaimView after = claims.find(id, request.day());
        events.announce(fund, "recognised", after, request.day());
        audit.record("RECOGNISE_CLAIM", id.wire(), request.document(), before, after);
        return after;
    }

    private void requireCounts(Fund fund, Category category, LocalDate day) {
        if (category.coefficient().value() == null) {
            throw FundProblem.FUND_CLAIM_INVALID.at(
                    "/category",
                    category.code() + " 的系数未公布，不能认定",
                    "The coefficient of " + category.code() + " is not known");
        }
        if (!category.withinFundLife()) {
            return;
        }
        boolean within = funds.establishedOn(fund)
                .map(begins -> !day.isBefore(begins)
                        && !day.isAfter(
                                begins.plusYears(funds.termsOn(fund, day).termYears())))
                .orElse(false);
        if (!within) {
            throw FundProblem.FUND_CLAIM_INVALID.at(
                    "/day", category.code() + " 须发生在基金存续期内", category.code() + " must happen in the fund's life");
        }
    }
}
