package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.platform.page.Page;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.Roles;
import io.jidi.platform.text.Text;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
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

    private final Editions editions;
    private final Clock clock;

    EditionResource(Editions editions, Clock clock) {
        this.editions = editions;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "查询认定标准的各版本 | List the editions of the standards")
    public Page<EditionView> list(
            @Nullable @QueryParam("standard") String standard,
            @Nullable @QueryParam("inForceOn") @Parameter(description = "适用于该申请日期的版本 | In force on that date")
                    String inForceOn,
            UriInfo uri) {
        for (String parameter : uri.getQueryParameters().keySet()) {
            if (!parameter.equals("standard") && !parameter.equals("inForceOn")) {
                Text text = Text.of(
                        "没有名为“" + parameter + "”的筛选条件，可用：standard、inForceOn",
                        "There is no filter " + parameter + "; known: standard, inForceOn");
                throw new Problem(PlatformProblem.UNKNOWN_FILTER, text)
                        .withError(new FieldError("?" + parameter, "UNKNOWN_FILTER", text));
            }
        }
        LocalDate date = inForceOn == null ? null : date(inForceOn);
        return new Page<>(
                editions.all().stream()
                        .filter(edition ->
                                standard == null || edition.standard().equals(standard))
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
        Edition edition = editions.find(id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        AssessmentContext context = AssessmentContext.of(kind(kind), today);
        return EditionView.of(edition, context, editions.indicators());
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
