package io.jidi.project.overview;

import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.project.BusinessDay;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The overview over HTTP. */
@Path("/api/v1/overview")
@Tag(name = "总览 | Overview")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.FUND_MANAGER,
    Roles.INVESTMENT_COMMITTEE,
    Roles.ENTERPRISE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class OverviewResource {

    private static final ListSpec<StandingRow> STANDINGS = ListSpec.of(StandingRow.class)
            .text("kind", "e.kind")
            .text("ladder", "e.ladder")
            .text("code", "e.code")
            .text("status", "e.status")
            .text("name", "e.name")
            .text("regionCode", "e.regionCode")
            .text("baseCode", "e.baseCode")
            .date("since", "e.since")
            .date("until", "e.until")
            .sortedBy("name");

    private static final ListSpec<HoldingRow> HOLDINGS = ListSpec.of(HoldingRow.class)
            .text("baseCode", "e.baseCode")
            .text("regionCode", "e.regionCode")
            .text("currency", "e.currency")
            .text("fundCode", "e.fundCode")
            .text("creditCode", "e.ownerCreditCode")
            .decimal("paid", "e.paid")
            .decimal("held", "e.held")
            .sortedBy("-held");

    private static final ListSpec<PledgeRow> PLEDGES = ListSpec.of(PledgeRow.class)
            .text("baseCode", "e.baseCode")
            .text("regionCode", "e.regionCode")
            .text("currency", "e.currency")
            .text("fundCode", "e.fundCode")
            .text("governmentTier", "e.governmentTier")
            .flag("withinBase", "e.withinBase")
            .decimal("amount", "e.amount")
            .sortedBy("-amount");

    private static final ListSpec<WaitingRow> WAITING = ListSpec.of(WaitingRow.class)
            .text("consumer", "e.consumer")
            .text("state", "e.state")
            .instant("since", "e.since")
            .sortedBy("since");

    private final ProjectPanels own;
    private final NeighbourPanels neighbours;
    private final Lists lists;
    private final CallContext call;
    private final BusinessDay day;

    OverviewResource(ProjectPanels own, NeighbourPanels neighbours, Lists lists, CallContext call, BusinessDay day) {
        this.own = own;
        this.neighbours = neighbours;
        this.lists = lists;
        this.call = call;
        this.day = day;
    }

    /** @param asOf when the figures were counted */
    @Schema(name = "Overview", description = "调用者可见范围内的数字 | Figures over what the caller may see")
    public record Overview(Instant asOf, List<Panel> panels) {}

    @GET
    @Transactional
    @Operation(
            summary = "总览数字 | Figures of the overview",
            description = "每个数字附口径和列出其全部行的路径 | Each figure with its definition and the path that lists its rows")
    public Overview overview() {
        List<Panel> panels = new ArrayList<>(own.panels());
        panels.addAll(neighbours.panels());
        return new Overview(day.now(), panels);
    }

    @GET
    @Path("/standings")
    @Operation(
            summary = "企业层级和称号 | Tiers and titles of enterprises",
            description = "来自企业服务的事件 | From the events of the enterprise service")
    public Page<StandingRow.View> standings(UriInfo uri) {
        return lists.page(STANDINGS, uri, NeighbourPanels.firms(call), StandingRow::view);
    }

    @GET
    @Path("/holdings")
    @Operation(
            summary = "基金对企业的投资 | What funds paid for stakes in firms",
            description = "来自基金服务的事件 | From the events of the fund service")
    public Page<HoldingRow.View> holdings(UriInfo uri) {
        return lists.page(HOLDINGS, uri, NeighbourPanels.holdings(call), HoldingRow::view);
    }

    @GET
    @Path("/pledges")
    @Operation(
            summary = "对基金的认缴 | Commitments to funds",
            description = "来自基金服务的事件，已扣除减少的认缴 | From the events of the fund service, less what was released")
    public Page<PledgeRow.View> pledges(UriInfo uri) {
        return lists.page(PLEDGES, uri, NeighbourPanels.pledges(call), PledgeRow::view);
    }

    @GET
    @Path("/waiting")
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.AUDITOR})
    @Operation(summary = "尚未处理的事件 | What followers of events have not taken in")
    public Page<WaitingRow.View> waiting(UriInfo uri) {
        return lists.page(WAITING, uri, Tally.ALL, WaitingRow::view);
    }
}
