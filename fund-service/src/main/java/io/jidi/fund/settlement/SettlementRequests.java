package io.jidi.fund.settlement;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jidi.fund.fund.Fund;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Works out what was asked for, and works it out again when it is approved. */
@ApplicationScoped
class SettlementRequests {

    private final PlanClawback clawback;
    private final PlanEscrowRelease release;
    private final PlanConcession concession;
    private final Settlements settlements;

    SettlementRequests(
            PlanClawback clawback, PlanEscrowRelease release, PlanConcession concession, Settlements settlements) {
        this.clawback = clawback;
        this.release = release;
        this.concession = concession;
        this.settlements = settlements;
    }

    /** What a settlement is worked out from. */
    sealed interface Request permits ClawbackRequest, EscrowRequest, ConcessionRequest {
        LocalDate effectiveDate();

        String reason();
    }

    /** Carry that goes back. */
    @Schema(name = "ProposeClawback")
    public record ClawbackRequest(
            @NotNull PlanClawback.Basis basis,
            @NotNull LocalDate effectiveDate,
            @NotBlank @Size(max = 500) String reason)
            implements Request {}

    /**
     * Carry that leaves the escrow.
     *
     * @param amount null: all that may leave
     */
    @Schema(name = "ReleaseEscrow")
    public record EscrowRequest(
            @Nullable Money amount,
            @NotNull LocalDate effectiveDate,
            @NotBlank @Size(max = 500) String reason) implements Request {}

    /**
     * 让利.
     *
     * @param approval document of the approving authority; null while there is none
     * @param reinvestment null while nobody has recognised it
     */
    @Schema(name = "ProposeConcession")
    public record ConcessionRequest(
            @NotNull LocalDate effectiveDate,
            @Nullable @Size(max = 100) String approval,
            PlanConcession.@Nullable @Valid Reinvestment reinvestment,
            @NotBlank @Size(max = 500) String reason)
            implements Request {}

    Plan plan(Fund fund, Request request) {
        LocalDate day = request.effectiveDate();
        if (request instanceof ClawbackRequest asked) {
            return clawback.plan(fund, asked.basis(), day);
        }
        if (request instanceof EscrowRequest asked) {
            Money amount = asked.amount();
            if (amount != null) {
                fund.requirePositive("/amount", amount);
            }
            return release.plan(fund, amount, day);
        }
        ConcessionRequest asked = (ConcessionRequest) request;
        return concession.plan(fund, asked.approval(), asked.reinvestment(), day);
    }

    Plan again(Fund fund, Settlement settlement) {
        String stored = settlement.request();
        return plan(
                fund,
                switch (settlement.kind()) {
                    case CLAWBACK -> settlements.read(stored, new TypeReference<ClawbackRequest>() {});
                    case ESCROW_RELEASE -> settlements.read(stored, new TypeReference<EscrowRequest>() {});
                    case CONCESSION -> settlements.read(stored, new TypeReference<ConcessionRequest>() {});
                });
    }
}
