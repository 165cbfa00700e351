package io.jidi.project.element;

import io.jidi.platform.money.Money;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.rules.FundSource;
import io.jidi.project.rules.ElementKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for an element as shown.
 *
 * @param unitOfAmount of needed, quota, secured and gap
 * @param quota granted but not yet supplied, such as land quota
 * @param documentNumber of the energy review or the environmental assessment
 * @param firstDeadline as the consultation set it; {@code deadline} is what extensions made of it
 * @param overdue in hand, and the last day has passed
 * @param answers deals of funds with the project's owner since the request was raised; only for funds
 */
public record ElementView(
        ElementId id,
        ProjectId projectId,
        String projectName,
        @Nullable String baseCode,
        String regionCode,
        ElementKind kind,
        String title,
        String unitOfAmount,
        BigDecimal needed,
        BigDecimal quota,
        BigDecimal secured,
        BigDecimal gap,
        @Nullable String documentNumber,
        @Nullable String pollutant,
        boolean forestLand,
        @Nullable FundSource fundSource,
        @Nullable String note,
        LocalDate neededBy,
        ElementRequest.Status status,
        LocalDate raisedDate,
        @Nullable LocalDate acceptedDate,
        @Nullable LocalDate meetingDate,
        @Nullable String decision,
        @Nullable String unit,
        @Nullable LocalDate firstDeadline,
        @Nullable LocalDate deadline,
        int extensions,
        boolean overdue,
        @Nullable LocalDate closedDate,
        @Nullable String outcome,
        @Nullable Integer score,
        @Nullable String evaluation,
        List<Answer> answers) {

    /**
     * A deal of a fund with the owner.
     *
     * @param stage where it stands now: its stage, or PAUSED, REJECTED, FINISHED
     * @param registeredAt when it was registered; after a follow-on, when that began
     * @param paid all that the fund paid on the deal, before the request as well, per currency; empty before a payment
     */
    public record Answer(String dealId, String fundId, String stage, Instant registeredAt, List<Money> paid) {}
}
