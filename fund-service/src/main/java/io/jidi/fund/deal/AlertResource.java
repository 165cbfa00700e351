package io.jidi.fund.deal;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What calls for a look at a fund's firms over HTTP. */
@Path("/api/v1/funds/{id}/deal-alerts")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class AlertResource {

    private final Alerts alerts;
    private final Funds funds;
    private final Clock clock;

    AlertResource(Alerts alerts, Funds funds, Clock clock) {
        this.alerts = alerts;
        this.funds = funds;
        this.clock = clock;
    }

    /** By deal. */
    public record AlertList(List<Alerts.Alert> items) {}

    @GET
    @Transactional
    @Operation(summary = "投后提醒 | What calls for a look at the firms of a fund")
    public AlertList list(@PathParam("id") FundId id) {
        return new AlertList(
                alerts.of(funds.visible(id), LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE)));
    }
}
