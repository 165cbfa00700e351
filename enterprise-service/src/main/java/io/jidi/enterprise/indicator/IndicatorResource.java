package io.jidi.enterprise.indicator;

import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.page.Page;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is known of an enterprise, over HTTP. */
@Path("/api/v1/enterprises/{id}/indicators")
@Tag(name = "指标 | Indicators")
public class IndicatorResource {

    private final EnterpriseRegistry registry;
    private final IndicatorHistory history;
    private final Indicators catalogue;
    private final Clock clock;

    IndicatorResource(EnterpriseRegistry registry, IndicatorHistory history, Indicators catalogue, Clock clock) {
        this.registry = registry;
        this.history = history;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What holds in one slot: a value, a list or a judgement from one source. */
    @Schema(name = "KnownIndicator")
    public record KnownIndicator(
            String field,
            Wording name,
            Indicator.Kind kind,
            @Nullable Integer year,

            @Schema(
                    description = "数值或判定一项；清单每条一项，空数组表示已知为无 | One for a value or judgement, one per item of a"
                            + " list; empty: known to be none")
            List<String> values,

            String unit,
            SourceKind source,
            Instant recordedAt,
            ImportId importId) {}

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "查看企业指标，可指定知悉时点 | Show an enterprise's indicators, as known at a time")
    public Page<KnownIndicator> known(
            @PathParam("id") EnterpriseId id,
            @Nullable @QueryParam("knownAt") @Parameter(description = "RFC 3339") String knownAt) {
        registry.get(id);
        Instant at = knownAt == null ? null : instant(knownAt);
        List<Indicator> order = List.copyOf(catalogue.all());
        List<KnownIndicator> items = history.latest(id, at).stream()
                .map(this::view)
                .sorted(Comparator.comparing((KnownIndicator item) -> order.indexOf(catalogue.get(item.field())))
                        .thenComparing(item -> item.year() == null ? 0 : item.year())
                        .thenComparing(KnownIndicator::source))
                .toList();
        return new Page<>(items, null, at == null ? clock.instant() : at, null);
    }

    private KnownIndicator view(IndicatorHistory.Revision revision) {
        Indicator indicator = catalogue.get(revision.field());
        return new KnownIndicator(
                revision.field(),
                indicator.name(),
                indicator.kind(),
                revision.year(),
                revision.vals(),
                indicator.unit().symbol(),
                revision.source(),
                revision.recordedAt(),
                new ImportId(revision.importId()));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?knownAt",
                    "应为 RFC 3339 时刻，例如 2026-11-24T08:00:00Z",
                    "Expected an RFC 3339 instant such as 2026-11-24T08:00:00Z");
        }
    }
}
