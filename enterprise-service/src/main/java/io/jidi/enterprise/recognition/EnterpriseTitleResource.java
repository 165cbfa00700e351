package io.jidi.enterprise.recognition;

import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.Tenure;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an enterprise officially is, and what it is by the figures. */
@Path("/api/v1/enterprises/{id}/titles")
@Tag(name = "称号 | Titles")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
public class EnterpriseTitleResource {

    private final EnterpriseRegistry registry;
    private final Titles titles;
    private final EntityManager entities;
    private final Clock clock;

    EnterpriseTitleResource(EnterpriseRegistry registry, Titles titles, EntityManager entities, Clock clock) {
        this.registry = registry;
        this.titles = titles;
        this.entities = entities;
        this.clock = clock;
    }

    /** A report of a material change. */
    @Schema(name = "MaterialChange")
    public record ChangeView(Tenure.ChangeKind kind, LocalDate happenedOn, LocalDate reportedOn) {}

    /** Why no application is admitted. */
    @Schema(name = "ApplicationBan")
    public record BanView(LocalDate applyFrom, Tenure.Cause cause, String reason) {}

    /** Official and computed, with the history behind. */
    @Schema(name = "EnterpriseTitles")
    public record View(
            @Schema(description = "每个称号的官方状态与计算结果 | Per title, the official state and the computed one")
            List<TitleResource.ComparisonView> comparison,

            @Schema(description = "历次证书 | Every certificate")
            List<TitleViews.View> certificates,

            List<ChangeView> changes,
            @Nullable BanView ban,
            Instant asOf) {}

    @GET
    @Transactional
    @Operation(summary = "企业的官方称号与计算结果对照 | Official titles and computed eligibility of an enterprise, side by side")
    public View sideBySide(@PathParam("id") EnterpriseId id) {
        registry.get(id);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE);
        List<TitleComparison> comparison = entities.createQuery(
                        "select c from TitleComparison c where c.enterpriseId = :id", TitleComparison.class)
                .setParameter("id", id.value())
                .getResultList();
        return new View(
                comparison.stream()
                        .sorted(Comparator.comparing(TitleComparison::title))
                        .map(c -> TitleResource.ComparisonView.of(c, today))
                        .toList(),
                titles.of(id).stream()
                        .map(title -> TitleViews.inList(title, today))
                        .toList(),
                titles.reports(id).stream()
                        .map(r -> new ChangeView(r.kind(), r.happenedOn(), r.reportedOn()))
                        .toList(),
                titles.ban(id, today)
                        .map(ban -> new BanView(ban.applyFrom(), ban.cause(), ban.reason()))
                        .orElse(null),
                now);
    }
}
