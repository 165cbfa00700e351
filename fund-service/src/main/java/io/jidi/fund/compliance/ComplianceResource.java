package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Origin;
import io.jidi.fund.compliance.rules.ValueKind;
import io.jidi.fund.fund.ActKind;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.security.Roles;
import io.jidi.platform.text.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The catalogue and the judgements over HTTP. */
@Path("/api/v1/compliance")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class ComplianceResource {

    private static final ListSpec<CheckRecord> LIST = ListSpec.of(CheckRecord.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .choice("kind", "e.actKind", ActKind.class)
            .choice("decision", "e.decision", Decision.class)
            .choice("consequence", "e.consequence", Consequence.class)
            .date("day", "e.actDay")
            .instant("recordedAt", "e.recordedAt")
            .sortedBy("-recordedAt");

    private final Catalogues catalogues;
    private final Checks checks;
    private final Overrides overrides;
    private final History history;
    private final GrantOverride grant;
    private final Funds funds;
    private final Lists lists;

    ComplianceResource(
            Catalogues catalogues,
            Checks checks,
            Overrides overrides,
            History history,
            GrantOverride grant,
            Funds funds,
            Lists lists) {
        this.catalogues = catalogues;
        this.checks = checks;
        this.overrides = overrides;
        this.history = history;
        this.grant = grant;
        this.funds = funds;
        this.lists = lists;
    }

    /** A fact that rules may ask. */
    public record FactView(String key, Text label, Origin origin, ValueKind kind) {}

    /** The facts. */
    public record FactList(List<FactView> items) {}

    /** All overrides of a judgement. */
    public record OverrideList(List<CheckView.Override> items) {}

    /** One value of the catalogue replaced, over the acts of a period. */
    public record TrialRequest(
            @NotBlank String parameter,
            @NotNull BigDecimal value,
            @NotNull LocalDate fromDate,
            @NotNull LocalDate throughDate) {}

    @GET
    @Path("/catalogue")
    @Operation(summary = "合规规则目录 | The catalogue of rules")
    public CatalogueView catalogue() {
        return CatalogueView.of(catalogues.current());
    }

    @GET
    @Path("/facts")
    @Operation(summary = "规则所用事实 | The facts that rules ask")
    public FactList facts() {
        return new FactList(Arrays.stream(Fact.values())
                .map(fact -> new FactView(fact.key(), fact.label(), fact.origin(), fact.kind()))
                .toList());
    }

    @GET
    @Path("/checks")
    @Operation(summary = "判定记录 | Judgements")
    public Page<CheckRecord.View> list(UriInfo uri) {
        return lists.page(LIST, uri, funds.ownedInScope(), CheckRecord::view);
    }

    @GET
    @Path("/checks/{id}")
    @Transactional
    @Operation(summary = "判定详情 | One judgement with its inputs")
    public CheckView one(@PathParam("id") CheckId id) {
        CheckView check = visible(id);
        return new CheckView(
                check.id(),
                check.act(),
                check.catalogueId(),
                check.catalogueDigest(),
                check.termsId(),
                check.enforced(),
                check.consequence(),
                check.decision(),
                check.facts(),
                check.verdicts(),
                overrides.of(id),
                check.askedBy(),
                check.recordedAt());
    }

    @GET
    @Path("/checks/{id}/replay")
    @Transactional
    @Operation(summary = "按存档重判 | Judge again from what was stored")
    public History.Replay replay(@PathParam("id") CheckId id) {
        return history.replay(visible(id));
    }

    @POST
    @Path("/checks/{id}/overrides")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.INVESTMENT_COMMITTEE})
    @Operation(summary = "第二人放行 | A second person lets the act pass a rule")
    @APIResponseSchema(value = OverrideList.class, responseCode = "201")
    public Response override(@PathParam("id") CheckId id, @Valid @NotNull GrantOverride.Request request) {
        return Response.created(URI.create("/api/v1/compliance/checks/" + id))
                .entity(new OverrideList(grant.execute(id, request)))
                .build();
    }

    @POST
    @Path("/trials")
    @Transactional
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(summary = "规则草案回测 | What a draft value would have done to past acts")
    public History.Trial trial(@Valid @NotNull TrialRequest request) {
        return history.trial(request.parameter(), request.value(), request.fromDate(), request.throughDate());
    }

    private CheckView visible(CheckId id) {
        CheckView check = checks.find(id);
        funds.visible(check.act().fundId());
        return check;
    }
}
