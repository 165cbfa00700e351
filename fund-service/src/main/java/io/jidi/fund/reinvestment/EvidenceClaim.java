package io.jidi.fund.reinvestment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.reinvestment.rules.Category;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Adds the paper that a category asks for, with the amount where it counts less than what was invested. */
@ApplicationScoped
class EvidenceClaim {

    private final Funds funds;
    private final Claims claims;
    private final Editions editions;
    private final AuditTrail audit;

    EvidenceClaim(Funds funds, Claims claims, Editions editions, AuditTrail audit) {
        this.funds = funds;
        this.claims = claims;
        this.editions = editions;
        this.audit = audit;
    }

    /**
     * The paper.
     *
     * @param amount landed, paid in or introduced; null where the category counts what was invested
     */
    record Request(
            @NotBlank @Size(max = 10) String category,
            @Nullable Money amount,
            @NotNull LocalDate day,
            @NotBlank @Size(max = 500) String document) {}

    ClaimView execute(ClaimId id, Request request) {
        ClaimView before = claims.find(id, request.day());
        Fund fund = funds.locked(before.fundId());
        Category category = editions.current()
                .category(request.category())
                .orElseThrow(() -> FundProblem.FUND_CLAIM_INVALID.at(
                        "/category", "没有返投类别 " + request.category(), "There is no category " + request.category()));
        if (category.measure().needsAmount() != (request.amount() != null)) {
            throw FundProblem.FUND_CLAIM_INVALID.at(
                    "/amount",
                    category.code() + (category.measure().needsAmount() ? " 须证明金额" : " 按投资额计，不填金额"),
                    category.code()
                            + (category.measure().needsAmount() ? " needs an amount" : " counts what was invested"));
        }
        if (request.amount() != null) {
            fund.requirePositive("/amount", request.amount());
        }
        claims.add(
                id,
                claims.step(
                        ClaimView.StepKind.EVIDENCED,
                        request.category(),
                        request.amount(),
                        null,
                        request.day(),
                        request.document(),
                        null));
        ClaimView after = claims.find(id, request.day());
        audit.record("EVIDENCE_CLAIM", id.wire(), request.document(), before, after);
        return after;
    }
}
