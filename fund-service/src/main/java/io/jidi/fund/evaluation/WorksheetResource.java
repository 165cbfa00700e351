package io.jidi.fund.evaluation;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The worksheet for the national registration over HTTP. */
@Path("/api/v1/funds/{id}/registration-worksheets")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
public class WorksheetResource {

    private final RegistrationWorksheet worksheet;
    private final Funds funds;

    WorksheetResource(RegistrationWorksheet worksheet, Funds funds) {
        this.worksheet = worksheet;
        this.funds = funds;
    }

    @GET
    @Path("/{year}")
    @Transactional
    @Operation(summary = "登记系统年度更新工作底稿 | Worksheet for the national registration of a year")
    public RegistrationWorksheet.Sheet sheet(
            @PathParam("id") FundId id, @PathParam("year") @Min(2015) @Max(2100) int year) {
        return worksheet.of(funds.visible(id), year);
    }
}
