package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.platform.page.Page;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The editions of the standards, to be read by people. They are no secret: whoever has a role may read them. */
@Path("/api/v1/editions")
@Tag(name = "认定标准 | Standards")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.FUND_MANAGER,
    Roles.INVESTMENT_COMMITTEE,
    Roles.ENTERPRISE,
    Roles.AUDITOR
})
public class EditionResource {

    private final EditionRegistry registry;
    private final Clock clock;

    EditionResource(EditionRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "查询认定标准的各版本 | List the editions of the standards")
    public Page<EditionView> list(
            @Nullable @QueryParam("standard") String standard,
            @Nullable @QueryParam("inForceOn") @Parameter(description = "适用于该申请日期的版本 | In force on that date")
                    String inForceOn,
            @Nullable
                    @QueryParam("regionCode")
                    @Parameter(description = "适用于该地区企业的版本 | For enterprises of that region", example = "340100")
                    String regionCode) {
        LocalDate date = inForceOn == null ? null : date(inForceOn);
        return new Page<>(
                registry.current().all().stream()
                        .filter(edition ->
                                standard == null || edition.standard().equals(standard))
                        .filter(edition -> regionCode == null || edition.covers(regionCode))
                        .filter(edition -> date == null
                                || edition.inForce(ApplicationKind.NEW, date)
                                || edition.inForce(ApplicationKind.REVIEW, date))
                        .map(EditionView::inList)
                        .toList(),
                null,
                clock.instant(),
                null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "查看版本的条件与参数 | Show an edition's conditions and parameters")
    public EditionView one(
            @PathParam("id") String id,
            @QueryParam("kind")
                    @DefaultValue("NEW")
                    @Parameter(description = "条件因申请类别不同时，按哪一类显示 | For which kind of application conditions are shown")
                    String kind) {
        Editions editions = registry.current();
        Edition edition = editions.find(id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
        return EditionView.of(edition, context(kind), editions.indicators());
    }

    @GET
    @Path("/{id}/comparison")
    @Operation(summary = "比较两个版本 | Compare two editions")
    public EditionComparison comparison(
            @PathParam("id") String id,
            @Nullable @QueryParam("with") @Parameter(description = "与之比较的版本 | The edition to compare with") String with,
            @QueryParam("kind") @DefaultValue("NEW") String kind) {
        Editions editions = registry.current();
        Edition edition = editions.find(id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
        Edition other = editions.find(with == null ? "" : with)
                .orElseThrow(() -> PlatformProblem.INVALID_PARAMETER.at(
                        "?with", "应为一个已知版本，实为 " + with, "Expected an edition that is known, not " + with));
        return EditionComparison.of(other, edition, context(kind), editions.indicators());
    }

    /** Years in labels count from today. */
    private AssessmentContext context(String kind) {
        return AssessmentContext.of(kind(kind), LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE));
    }

    private static ApplicationKind kind(String text) {
        return switch (text) {
            case "NEW" -> ApplicationKind.NEW;
            case "REVIEW" -> ApplicationKind.REVIEW;
            default -> throw PlatformProblem.INVALID_PARAMETER.at("?kind", "应为 NEW 或 REVIEW", "Expected NEW or REVIEW");
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw PlatformProblem.INVALID_PARAMETER.at("?inForceOn", "应为日期 YYYY-MM-DD", "Expected a date YYYY-MM-DD");
        }
    }
}
