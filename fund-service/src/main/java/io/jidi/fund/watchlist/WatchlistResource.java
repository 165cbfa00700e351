package io.jidi.fund.watchlist;

import io.jidi.fund.watchlist.rules.WatchPolicy;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The watchlist over HTTP. */
@Path("/api/v1/watchlist")
public class WatchlistResource {

    private static final ListSpec<WatchEntry> LIST = ListSpec.of(WatchEntry.class)
            .text("creditCode", "e.creditCode")
            .text("name", "e.name")
            .text("regionCode", "e.regionCode")
            .text("ladder", "e.ladder")
            .text("tier", "e.tier")
            .choice("position", "e.position", WatchPolicy.Position.class)
            .instant("since", "e.since")
            .search(text -> Where.containing(text, "e.name"))
            .sortedBy("-since");

    private final Lists lists;
    private final CallContext call;
    private final Sql sql;

    WatchlistResource(Lists lists, CallContext call, Sql sql) {
        this.lists = lists;
        this.call = call;
        this.sql = sql;
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE})
    @Operation(summary = "观察名单 | The watchlist")
    public Page<WatchEntryView> list(UriInfo uri) {
        return lists.page(
                LIST,
                uri,
                Where.regionIn("e.regionCode", call.scope()),
                entry -> entry.view(WatchlistDeals.of(sql, entry.creditCode())));
    }
}
