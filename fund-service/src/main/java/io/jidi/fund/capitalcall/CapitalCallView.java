package io.jidi.fund.capitalcall;

import io.jidi.fund.commitment.CommitmentId;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call as shown and announced; the lines add up to the total. */
public record CapitalCallView(
        CapitalCallId id,
        FundId fundId,
        int number,
        Money total,
        Money paid,
        LocalDate noticeDate,
        LocalDate dueDate,
        CallState state,
        CallKind kind,
        List<Purpose> purposes,
        List<Line> lines,
        long version) {

    /** What a part of the call is for. */
    public record Purpose(int line, PurposeType type, String purpose, Money amount, boolean outsideCommitment) {}

    /**
     * One partner's part.
     *
     * @param outside what of the amount does not count against the commitment
     * @param pending announced and not yet on the account
     * @param defaultedDate since when the partner is in default; null if it is not
     */
    public record Line(
            int line,
            PartnerId partnerId,
            CommitmentId commitmentId,
            Money amount,
            Money outside,
            Money paid,
            Money pending,
            @Nullable LocalDate defaultedDate) {}

    static CapitalCallView of(CapitalCall call) {
        return new CapitalCallView(
                call.id(),
                call.fundId(),
                call.number(),
                call.total(),
                call.paid(),
                call.noticeDate(),
                call.dueDate(),
                call.state(),
                call.kind(),
                call.purposes().stream()
                        .map(purpose -> new Purpose(
                                purpose.line(), purpose.type(), purpose.purpose(), purpose.amount(), purpose.outside()))
                        .toList(),
                call.lines().stream()
                        .map(line -> new Line(
                                line.line(),
                                line.partnerId(),
                                line.commitmentId(),
                                line.amount(),
                                line.outside(),
                                line.paid(),
                                line.pending(),
                                line.defaultedDate().orElse(null)))
                        .toList(),
                call.version());
    }
}
