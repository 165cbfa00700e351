package io.jidi.project.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.platform.money.Money;
import io.jidi.project.library.ProjectId;
import io.jidi.project.promotion.rules.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A lead as shown.
 *
 * @param dormant without a change for 180 days in negotiation or 365 days after the signature
 * @param received 到位资金; absent in lists, like projects and steps
 */
@Schema(name = "PromotionLead")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeadView(
        LeadId id,
        String name,
        String investor,
        Lead.InvestorType investorType,
        String sourceRegion,
        String industry,
        Money planned,
        String regionCode,
        @Nullable String baseCode,
        @Nullable String ownerCreditCode,
        Stage stage,
        LocalDate stageSince,
        boolean dormant,
        Instant recordedAt,
        @Nullable Money received,
        @Nullable List<ProjectId> projects,
        @Nullable List<Step> steps) {

    @Schema(name = "PromotionStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(@Nullable Stage from, Stage to, LocalDate on, String evidence) {}

    LeadView with(Money funds, List<ProjectId> linked, List<Step> way) {
        return new LeadView(
                id,
                name,
                investor,
                investorType,
                sourceRegion,
                industry,
                planned,
                regionCode,
                baseCode,
                ownerCreditCode,
                stage,
                stageSince,
                dormant,
                recordedAt,
                funds,
                linked,
                way);
    }
}
