package io.jidi.project.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.platform.money.Money;
import io.jidi.project.rules.Reason;
import io.jidi.project.support.rules.CandidateRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A candidate list as shown.
 *
 * @param totals absent in lists of lists
 * @param candidates absent in lists of lists and in events
 */
@Schema(name = "CandidateList")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SupportListView(
        CandidateListId id,
        String clauseId,
        String clauseDigest,
        String occasion,
        String dataSet,
        String dataVersion,
        String regionCode,
        SupportList.Status status,
        String openedBy,
        @Nullable String checkedBy,
        @Nullable LocalDate publicFrom,
        @Nullable LocalDate publicUntil,
        Instant openedAt,
        @Nullable Totals totals,
        @Nullable List<Candidate> candidates) {

    /** Numbers of enterprises and what is arranged, paid and recovered. */
    @Schema(name = "CandidateTotals")
    record Totals(long included, long excluded, long undecided, Money arranged, Money paid, Money recovered) {}

    /** One enterprise with the reason of every condition. */
    @Schema(name = "Candidate")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Candidate(
            String creditCode,
            String name,
            CandidateRules.Outcome outcome,
            Money amount,
            List<Reason> reasons,
            @Nullable LocalDate confirmedOn,
            @Nullable LocalDate paidOn,
            @Nullable String voucher,
            Money recovered,
            @Nullable String recoveryReason) {}

    SupportListView with(Totals counted, @Nullable List<Candidate> rows) {
        return new SupportListView(
                id,
                clauseId,
                clauseDigest,
                occasion,
                dataSet,
                dataVersion,
                regionCode,
                status,
                openedBy,
                checkedBy,
                publicFrom,
                publicUntil,
                openedAt,
                counted,
                rows);
    }
}
