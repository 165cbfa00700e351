package io.jidi.project.bounty;

import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.bounty.Bounty.Scheme;
import io.jidi.project.bounty.rules.BountyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Signs the task book: two tranches by the rule of 2022, or milestones with weights. */
@ApplicationScoped
class SignContract {

    private final Bounties bounties;
    private final Sql sql;

    SignContract(Bounties bounties, Sql sql) {
        this.bounties = bounties;
        this.sql = sql;
    }

    @Schema(name = "SignContract")
    record Request(
            @NotNull Scheme scheme,
            @Nullable Money sponsorFirstPayment,
            @NotEmpty @Size(max = 20) List<@Valid @NotNull Part> milestones) {}

    /** Under two tranches the weights say what the work is made of; they pay under milestones only. */
    @Schema(name = "SignedMilestone")
    record Part(
            @NotBlank @Size(max = 200) String name,
            @NotNull LocalDate due,

            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") @Digits(integer = 1, fraction = 6)
            BigDecimal weight) {}

    BountyView execute(BountyId id, Request request) {
        Bounty bounty = bounties.locked(id, BountyStatus.AWARDED);
        if ((request.scheme() == Bounty.Scheme.TWO_TRANCHES) != (request.sponsorFirstPayment() != null)) {
            throw ProjectProblem.BOUNTY_REFUSED.at(
                    "/sponsorFirstPayment",
                    "两次拨付须填发榜方首笔付款，里程碑拨付不填",
                    "Two tranches take the sponsor's first payment; milestones do not");
        }
        BigDecimal sum = request.milestones().stream().map(Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw ProjectProblem.BOUNTY_REFUSED.at(
                    "/milestones", "权重合计应为 1，现为 " + sum, "The weights sum to 1, not to " + sum);
        }
        for (int i = 0; i < request.milestones().size(); i++) {
            Part part = request.milestones().get(i);
            sql.update(
                    "insert into bounty_milestone (bounty_id, place, name, due, weight) values (?, ?, ?, ?, ?)",
                    id.value(),
                    i + 1,
                    part.name().strip(),
                    part.due(),
                    part.weight());
        }
        bounty.contract(
                request.scheme(),
                request.sponsorFirstPayment() == null
                        ? null
                        : Yuan.of(request.sponsorFirstPayment(), "/sponsorFirstPayment"));
        bounty.enter(BountyStatus.CONTRACTED, "签约 | contract signed");
        return bounties.done(bounty, "SIGN_CONTRACT", null, null);
    }
}
