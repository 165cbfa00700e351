package io.jidi.fund.compliance;

import io.jidi.fund.FundStreams;
import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Outcome;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.fund.ActKind;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.event.NewEvent;
import java.time.LocalDate;
import java.util.List;

/** What others are told of a judgement: which rules stand in the way, and why. */
record Announcement(
        CheckId id,
        FundId fundId,
        ActKind kind,
        LocalDate day,
        String catalogueId,
        Decision decision,
        List<Finding> findings) {

    /** One rule that does not simply hold. */
    record Finding(String rule, Outcome outcome, Consequence consequence, String reasonZh, String reasonEn) {}

    static NewEvent of(Fund fund, CheckId id, Judged judged, Decision decision) {
        List<Finding> findings = judged.verdicts().stream()
                .filter(one -> one.outcome() == Outcome.FAIL || one.consequence() != Consequence.ALLOW)
                .map(Announcement::finding)
                .toList();
        return new NewEvent(
                FundStreams.COMPLIANCE,
                FundStreams.COMPLIANCE.type("judged"),
                1,
                id,
                new Announcement(
                        id,
                        fund.id(),
                        judged.act().kind(),
                        judged.act().day(),
                        judged.catalogueId(),
                        decision,
                        findings),
                judged.act().day(),
                fund.dataScope());
    }

    private static Finding finding(Verdict one) {
        return new Finding(
                one.rule(),
                one.outcome(),
                one.consequence(),
                one.reason().zh(),
                one.reason().en());
    }
}
