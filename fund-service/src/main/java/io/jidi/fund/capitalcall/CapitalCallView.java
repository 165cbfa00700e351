package io.jidi.fund.capitalcall;

import io.jidi.fund.commitment.CommitmentId;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import java.time.LocalDate;
import java.util.List;

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
        List<Purpose> purposes,
        List<Line> lines,
        long version) {

    /** What a part of the call is for. */
    public record Purpose(int line, String purpose, Money amount) {}

    /** One partner's part. */
    public record Line(int line, PartnerId partnerId, CommitmentId commitmentId, Money amount, Money paid) {}

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
                call.purposes().stream()
                        .map(purpose -> new Purpose(purpose.line(), purpose.purpose(), purpose.amount()))
                        .toList(),
                call.lines().stream()
                        .map(line -> new Line(
                                line.line(), line.partnerId(), line.commitmentId(), line.amount(), line.paid()))
                        .toList(),
                call.version());
    }
}
