package io.jidi.fund.fee;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The management fee over HTTP. */
@Path("/api/v1/funds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class FeeResource {

    private final AccrueFee accrue;
    private final CorrectFee correct;
    private final FeeAccruals accruals;
    private final Funds funds;

    FeeResource(AccrueFee accrue, CorrectFee correct, FeeAccruals accruals, Funds funds) {
        this.accrue = accrue;
        this.correct = correct;
        this.accruals = accruals;
        this.funds = funds;
    }

    /** All accruals, by their days; those that were corrected are marked. */
    public record FeeList(List<FeeAccruals.Entry> items) {}

    @GET
    @Path("/fees")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "管理费计提列表 | The accruals of the management fee")
    public FeeList list(@PathParam("id") FundId id) {
        return new FeeList(accruals.entries(funds.visible(id)));
    }

    @POST
    @Path("/fees/{fee}/corrections")
    @Command(keyRequired = true)
    @Operation(summary = "更正管理费计提 | Correct an accrual of the management fee")
    @APIResponseSchema(value = CorrectFee.Corrected.class, responseCode = "201")
    public Response correct(
            @PathParam("id") FundId id, @PathParam("fee") FeeId fee, @Valid @NotNull CorrectFee.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/fees"))
                .entity(correct.execute(id, fee, request))
                .build();
    }

    @POST
    @Path("/fees/preview")
    @Transactional
    @Operation(summary = "预览管理费计提 | Preview an accrual of the management fee")
    public FeeAccruals.Accrual preview(@PathParam("id") FundId id, @Valid @NotNull AccrueFee.Request request) {
        return accrue.preview(id, request);
    }

    @POST
    @Path("/fees")
    @Command(keyRequired = true)
    @Operation(summary = "计提管理费 | Accrue the management fee")
    @APIResponseSchema(value = FeeAccruals.Accrual.class, responseCode = "201")
    public Response accrue(@PathParam("id") FundId id, @Valid @NotNull AccrueFee.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/fees"))
                .entity(accrue.execute(id, request))
                .build();
    }
}
