package io.jidi.project.dispatch;

import io.jidi.project.library.ProjectId;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger of escalation as shown.
 *
 * @param month whose red light asks for it
 * @param step SUPERVISION_LETTER, INTERVIEW or EXIT_PROPOSAL, as the light edition names it
 * @param overdue issued, not answered, and the last day for the answer has passed
 * @param repliedOnTime absent until there is an answer
 */
public record DispatchOrderView(
        DispatchOrderId id,
        ProjectId projectId,
        String projectName,
        @Nullable String baseCode,
        String regionCode,
        YearMonth month,
        String step,
        int redMonths,
        String editionId,
        DispatchOrder.Status status,
        @Nullable String documentNumber,
        @Nullable String addressee,
        @Nullable LocalDate issuedDate,
        @Nullable LocalDate replyDue,
        boolean overdue,
        @Nullable String reply,
        @Nullable LocalDate repliedDate,
        @Nullable Boolean repliedOnTime,
        @Nullable String outcome,
        @Nullable LocalDate closedDate) {}
