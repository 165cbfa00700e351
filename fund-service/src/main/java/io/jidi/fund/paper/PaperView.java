package io.jidi.fund.paper;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A paper as shown; its file is at {@code /api/v1/papers/{id}/file}.
 *
 * @param edition from 1; a later one takes the place of those before
 * @param code as printed on it
 */
public record PaperView(
        PaperId id,
        FundId fundId,
        PaperKind kind,
        PartnerId partnerId,
        String paperNumber,
        int edition,
        LocalDate noticeDate,
        String code,
        Instant issuedAt) {

    static PaperView of(Paper paper) {
        return new PaperView(
                paper.id(),
                paper.fundId(),
                paper.kind(),
                paper.partnerId(),
                paper.paperNumber(),
                paper.edition(),
                paper.noticeDate(),
                paper.code().printed(),
                paper.issuedAt());
    }
}
