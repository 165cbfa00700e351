package io.jidi.project.bounty;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.platform.money.Money;
import io.jidi.project.bounty.rules.BountyStatus;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A bounty as shown.
 *
 * @param grant approved with the publication
 * @param file bids, scores, milestones and money; absent in lists
 */
@Schema(name = "Bounty")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BountyView(
        BountyId id,
        String name,
        String need,
        String demanderCode,
        String demanderName,
        @Nullable String demanderGroup,
        String regionCode,
        int policyRow,
        BountyStatus status,
        String statusReason,
        @Nullable BountyId mergedInto,
        @Nullable LocalDate openFrom,
        @Nullable LocalDate openUntil,
        @Nullable Money grant,
        @Nullable String winnerCode,
        Bounty.@Nullable Scheme scheme,
        @Nullable Money sponsorFirstPayment,
        @Nullable Money auditedSpend,
        Instant recordedAt,
        @Nullable File file) {

    /** @param dues what each basis pays as of now; what is not due yet is not there */
    @Schema(name = "BountyFile")
    record File(
            List<Bid> bids,
            List<Milestone> milestones,
            List<Due> dues,
            List<Payment> payments,
            Money paid,
            Money held,
            Money toRecover,
            Money recovered,
            List<Reason> warnings) {}

    @Schema(name = "BountyBid")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bid(
            String creditCode,
            String name,
            @Nullable String groupCode,
            @Nullable String declaration,
            String status,
            @Nullable String reason,
            int experts,
            @Nullable BigDecimal meanScore) {}

    /** @param score of the last judgement */
    @Schema(name = "BountyMilestone")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Milestone(
            int place,
            String name,
            LocalDate due,
            BigDecimal weight,
            int attempts,
            @Nullable BigDecimal score) {}

    @Schema(name = "BountyDue")
    record Due(String basis, Money amount) {}

    @Schema(name = "BountyPayment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Payment(
            String basis,
            Money amount,
            String status,
            String requestedBy,
            @Nullable String approvedBy,
            @Nullable LocalDate paidOn,
            @Nullable String voucher) {}

    BountyView with(File content) {
        return new BountyView(
                id,
                name,
                need,
                demanderCode,
                demanderName,
                demanderGroup,
                regionCode,
                policyRow,
                status,
                statusReason,
                mergedInto,
                openFrom,
                openUntil,
                grant,
                winnerCode,
                scheme,
                sponsorFirstPayment,
                auditedSpend,
                recordedAt,
                content);
    }
}
