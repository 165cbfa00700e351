package io.jidi.fund.fee;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An accrual was wrong, as by a waiver or an offset: its journal is reversed and the fee of the same day worked out anew from
 * what stands now. Each accrual counts what was accrued before, so the last one is corrected first.
 */
@ApplicationScoped
class CorrectFee {

    private final Funds funds;
    private final Commitments commitments;
    private final AccrueFee accruing;
    private final FeeAccruals accruals;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    CorrectFee(
            Funds funds,
            Commitments commitments,
            AccrueFee accruing,
            FeeAccruals accruals,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.funds = funds;
        this.commitments = commitments;
        this.accruing = accruing;
        this.accruals = accruals;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /**
     * What it should have been.
     *
     * @param waivers all of them; null: none
     * @param offsets all of them; null: none
     * @param remove whether there was no accrual of this day
     */
    record Request(
            @Nullable @Size(max = 20) List<AccrueFee.@Valid WaiverRequest> waivers,
            @Nullable @Size(max = 50) List<AccrueFee.@Valid OffsetRequest> offsets,
            @Nullable Boolean remove,
            @NotBlank @Size(max = 500) String reason) {}

    /** What was corrected; also what is announced. */
    public record Corrected(
            FeeId wrong,
            FeeAccruals.@Nullable Accrual replacement,
            List<JournalId> reversals,
            @Nullable JournalId replacementJournal,
            LocalDate throughDate) {}

    Corrected execute(FundId fundId, FeeId id, Request request) {
        Fund fund = funds.locked(fundId);
        List<FeeAccruals.Entry> entries = accruals.entries(fund);
        FeeAccruals.Entry wrong = entries.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        requireNothingStandsOnIt(fund, entries, wrong);
        Instant now = clock.instant();
        FeeId replacement = Boolean.TRUE.equals(request.remove()) ? null : new FeeId(ids.next());
        accruals.correct(id, replacement, request.reason(), now, call.caller().userId());
        FeeAccruals.Accrual right = replacement == null
                ? null
                : accruing.record(
                        fund,
                        replacement,
                        new AccrueFee.Request(wrong.throughDate(), request.waivers(), request.offsets()));
        List<JournalId> journals = ledger.standing(id.wire());
        Ledger.Correction booked = book(fund, journals, right, wrong, request.reason());
        Corrected corrected = new Corrected(id, right, booked.reversals(), booked.replacement(), wrong.throughDate());
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("fee-corrected"),
                1,
                fundId,
                corrected,
                wrong.throughDate(),
                fund.dataScope()));
        audit.record("CORRECT_FEE", id.wire(), request.reason(), wrong, corrected);
        return corrected;
    }

    /** Where nothing was booked before or nothing is due now, only the other side is. */
    private Ledger.Correction book(
            Fund fund,
            List<JournalId> journals,
            FeeAccruals.@Nullable Accrual right,
            FeeAccruals.Entry wrong,
            String reason) {
        var posting = right == null ? null : AccrueFee.posting(right).orElse(null);
        String reference = right == null ? wrong.id().wire() : right.id().wire();
        if (!journals.isEmpty()) {
            return ledger.correct(fund, journals, posting, wrong.throughDate(), reference, reason);
        }
        return posting == null
                ? new Ledger.Correction(List.of(), null)
                : new Ledger.Correction(
                        List.of(), ledger.replace(fund, wrong.id().wire(), posting, wrong.throughDate(), reference));
    }

    private void requireNothingStandsOnIt(Fund fund, List<FeeAccruals.Entry> entries, FeeAccruals.Entry wrong) {
        if (wrong.corrected()) {
            throw FundProblem.FUND_CORRECTED_ALREADY.problem();
        }
        entries.stream()
                .filter(entry -> !entry.corrected() && entry.throughDate().isAfter(wrong.throughDate()))
                .reduce((first, second) -> second)
                .ifPresent(later -> {
                    throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                            "计提至 " + later.throughDate() + " 的管理费以此为依据，请先更正",
                            "The fee through " + later.throughDate() + " stands on it; correct it first");
                });
        if (commitments.transferredSince(fund, wrong.recordedAt())) {
            throw FundProblem.FUND_CORRECTION_BLOCKED.problem("此后有合伙份额转让", "A share of the fund was transferred since");
        }
    }
}
