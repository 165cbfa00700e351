package io.jidi.project.promotion;

import io.jidi.platform.command.Command;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.project.BusinessDay;
import io.jidi.project.Territory;
import io.jidi.project.promotion.rules.Funnel;
import io.jidi.project.promotion.rules.Stage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Investment promotion over HTTP. */
@Path("/api/v1/promotions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "招商引资 | Investment promotion")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE})
public class PromotionResource {

    private static final ListSpec<Lead> LIST = ListSpec.of(Lead.class)
            .text("name", "e.name")
            .choice("stage", "e.stage", Stage.class)
            .choice("investorType", "e.investorType", Lead.InvestorType.class)
            .text("sourceRegion", "e.sourceRegion")
            .text("industry", "e.industry")
            .text("regionCode", "e.regionCode")
            .text("baseCode", "e.baseCode")
            .decimal("planned", "e.planned")
            .date("stageSince", "e.stageSince")
            .search(text -> Where.containing(text, "e.name", "e.investor"))
            .sortedBy("-stageSince");

    private final Leads leads;
    private final Lists lists;
    private final CallContext call;
    private final BusinessDay day;
    private final EnterLead enterLead;
    private final MoveLead moveLead;
    private final RecordFunds recordFunds;

    PromotionResource(
            Leads leads,
            Lists lists,
            CallContext call,
            BusinessDay day,
            EnterLead enterLead,
            MoveLead moveLead,
            RecordFunds recordFunds) {
        this.leads = leads;
        this.lists = lists;
        this.call = call;
        this.day = day;
        this.enterLead = enterLead;
        this.moveLead = moveLead;
        this.recordFunds = recordFunds;
    }

    @POST
    @Command
    @Operation(summary = "登记在谈线索 | Enter a lead")
    @APIResponseSchema(value = LeadView.class, responseCode = "201")
    public Response enter(@Valid @NotNull EnterLead.Request request) {
        LeadView view = enterLead.execute(request);
        return Response.created(URI.create("/api/v1/promotions/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE, Roles.AUDITOR})
    @Operation(summary = "查询招商线索 | List leads")
    public Page<LeadView> list(UriInfo uri) {
        return lists.page(LIST, uri, Territory.readable("e.", call.scope()), lead -> lead.view(day.today()));
    }

    @GET
    @Path("/funnel")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(summary = "招商漏斗：各阶段数量与转化率 | How many leads reached each stage")
    public Funnel funnel(
            @QueryParam("regionPrefix") @Pattern(regexp = "[0-9]{2}|[0-9]{4}|[0-9]{6}") @Nullable String regionPrefix) {
        return leads.funnel(regionPrefix == null ? "" : regionPrefix);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE, Roles.AUDITOR})
    @Operation(summary = "读取一条线索 | Read a lead with its way")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    public Response one(@PathParam("id") LeadId id) {
        return Response.ok(leads.whole(leads.visible(id))).build();
    }

    @POST
    @Path("/{id}/steps")
    @Command
    @Operation(summary = "推进阶段 | Take a lead to its next stage")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    public Response move(@PathParam("id") LeadId id, @Valid @NotNull MoveLead.Request request) {
        return Response.ok(moveLead.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/funds")
    @Command
    @Operation(summary = "登记到位资金 | Record funds received")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    public Response funds(@PathParam("id") LeadId id, @Valid @NotNull RecordFunds.Request request) {
        return Response.ok(recordFunds.execute(id, request)).build();
    }
}
