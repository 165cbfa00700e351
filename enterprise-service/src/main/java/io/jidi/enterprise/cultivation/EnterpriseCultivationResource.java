package io.jidi.enterprise.cultivation;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.indicator.IndicatorHistory;
import io.jidi.enterprise.rate.Rates;
import io.jidi.enterprise.recognition.HeldTitles;
import io.jidi.enterprise.recognition.TitleId;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What one enterprise is nearest to, and what it lacks. */
@Path("/api/v1/enterprises/{id}/cultivation")
@Tag(name = "培育 | Cultivation")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
public class EnterpriseCultivationResource {

    private final EnterpriseRegistry registry;
    private final IndicatorHistory history;
    private final HeldTitles titles;
    private final EditionRegistry editions;
    private final Rates rates;
    private final Clock clock;

    EnterpriseCultivationResource(
            EnterpriseRegistry registry,
            IndicatorHistory history,
            HeldTitles titles,
            EditionRegistry editions,
            Rates rates,
            Clock clock) {
        this.registry = registry;
        this.history = history;
        this.titles = titles;
        this.editions = editions;
        this.rates = rates;
        this.clock = clock;
    }

    /** How near a tier is. */
    @Schema(name = "NearTier")
    public record NearView(
            String standard, String editionId, String tier, Wording name, TierOutcome outcome, Nearness nearness) {

        static NearView of(Outlook.Near near) {
            return new NearView(
                    near.edition().standard(),
                    near.edition().id(),
                    near.tier().profile().tier(),
                    near.tier().profile().name(),
                    near.tier().outcome(),
                    near.nearness());
        }
    }

    /** A title that is held, by the rule that will re-assess it. */
    @Schema(name = "HeldTitleOutlook")
    public record TitleView(
            TitleId titleId,
            Title title,
            LocalDate validUntil,

            @Schema(description = "复核时适用的版本 | Edition that judges its re-assessment")
            String editionId,

            @Schema(description = "NOT_ELIGIBLE：按现有数据复核将失去 | NOT_ELIGIBLE: would be lost by today's data")
            TierOutcome outcome,

            Nearness nearness) {}

    /** All of it for one day. */
    @Schema(name = "EnterpriseCultivation")
    public record View(
            EnterpriseId enterpriseId,
            LocalDate applicationDate,
            int referenceYear,

            @Schema(description = "未达到的层级，由近及远 | Tiers not reached, nearest first")
            List<NearView> nearest,

            @Schema(description = "已符合的层级 | Tiers that are reached")
            List<NearView> reached,

            @Schema(description = "现有称号的复核预判 | The titles held, as their re-assessment would find them")
            List<TitleView> titles) {}

    @GET
    @Transactional
    @Operation(summary = "企业最接近的层级与准确差距 | Nearest tiers of an enterprise and its exact gaps")
    public View cultivation(
            @PathParam("id") EnterpriseId id,
            @QueryParam("applicationDate") @Parameter(description = "缺省为今天 | Today if absent") @Nullable
                    LocalDate applicationDate,
            @QueryParam("referenceYear") @Parameter(description = "缺省为申请日期的上一年 | The year before if absent") @Nullable
                    Integer referenceYear,
            @QueryParam("standard")
                    @Parameter(description = "缺省为适用于该地区的全部标准 | Every standard for the region if absent")
                    @Nullable
                    String standard) {
        EnterpriseRegistry.Registered enterprise = registry.get(id);
        LocalDate date = applicationDate == null
                ? LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE)
                : applicationDate;
        Editions known = editions.current();
        List<String> standards = standards(known, standard, date);
        Outlook outlook = new Outlook(known, date, CultivationRuns.referenceYear(referenceYear, date), rates.on(date));
        EnterpriseFacts facts = history.factsOf(enterprise);
        List<Outlook.Near> tiers = outlook.tiers(standards, facts, enterprise.regionCode());
        List<TitleView> held = titles.standing(List.of(id.value()), date).getOrDefault(id.value(), List.of()).stream()
                .flatMap(title -> outlook.reassessed(title, facts, enterprise.regionCode()).stream()
                        .map(found -> new TitleView(
                                title.id(),
                                title.title(),
                                title.validUntil(),
                                found.edition().id(),
                                found.tier().outcome(),
                                found.nearness())))
                .toList();
        return new View(
                id,
                date,
                outlook.referenceYear(),
                tiers.stream()
                        .filter(near -> near.tier().outcome() != TierOutcome.ELIGIBLE)
                        .map(NearView::of)
                        .toList(),
                tiers.stream()
                        .filter(near -> near.tier().outcome() == TierOutcome.ELIGIBLE)
                        .map(NearView::of)
                        .toList(),
                held);
    }

    private static List<String> standards(Editions known, @Nullable String standard, LocalDate date) {
        if (standard == null) {
            return known.inForce(ApplicationKind.NEW, date).stream()
                    .map(Edition::standard)
                    .distinct()
                    .toList();
        }
        if (known.all().stream().noneMatch(edition -> edition.standard().equals(standard))) {
            throw EnterpriseProblem.ENTERPRISE_EDITION_UNKNOWN.at(
                    "?standard", "没有标准“" + standard + "”", "There is no standard \"" + standard + "\"");
        }
        return List.of(standard);
    }
}
