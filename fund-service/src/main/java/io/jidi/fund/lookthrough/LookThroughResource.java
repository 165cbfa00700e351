package io.jidi.fund.lookthrough;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Owners and holdings of a fund through all layers, over HTTP. */
@Path("/api/v1/funds/{id}")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class LookThroughResource {

    private final Funds funds;
    private final LookThrough lookThrough;
    private final Clock clock;

    LookThroughResource(Funds funds, LookThrough lookThrough, Clock clock) {
        this.funds = funds;
        this.lookThrough = lookThrough;
        this.clock = clock;
    }

    @GET
    @Path("/look-through")
    @Transactional
    @Operation(summary = "穿透：持有人、政府出资占比与所投 | A fund looked through: owners, government share, holdings")
    public LookThroughView lookThrough(@PathParam("id") FundId id, @Nullable @QueryParam("asOf") String asOf) {
        return lookThrough.of(
                funds.visible(id), PointInTime.of(asOf, null, clock).asOf());
    }
}
