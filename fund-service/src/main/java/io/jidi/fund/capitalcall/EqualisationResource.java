package io.jidi.fund.capitalcall;

import io.jidi.fund.fund.FundId;
import io.jidi.platform.command.Command;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Later closings over HTTP. */
@Path("/api/v1/funds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class EqualisationResource {

    private final EqualiseClosing equalise;
    private final PayRefunds payRefunds;

    EqualisationResource(EqualiseClosing equalise, PayRefunds payRefunds) {
        this.equalise = equalise;
        this.payRefunds = payRefunds;
    }

    @POST
    @Path("/equalisations/preview")
    @Transactional
    @Operation(summary = "预览后续交割均衡 | Preview the equalisation of a later closing")
    public EqualiseClosing.Equalised preview(
            @PathParam("id") FundId id, @Valid @NotNull EqualiseClosing.Request request) {
        return equalise.preview(id, request);
    }

    @POST
    @Path("/equalisations")
    @Command(keyRequired = true)
    @Operation(summary = "后续交割均衡 | Equalise a later closing")
    @APIResponseSchema(value = EqualiseClosing.Equalised.class, responseCode = "201")
    public Response equalise(@PathParam("id") FundId id, @Valid @NotNull EqualiseClosing.Request request) {
        EqualiseClosing.Equalised equalised = equalise.execute(id, request);
        return Response.created(URI.create("/api/v1/capital-calls/" + equalised.callId()))
                .entity(equalised)
                .build();
    }

    @POST
    @Path("/equalisations/{closing}/payments")
    @Command(keyRequired = true)
    @Operation(summary = "支付均衡退款 | Pay the refunds of an equalisation")
    @APIResponseSchema(value = PayRefunds.Paid.class, responseCode = "201")
    public Response pay(
            @PathParam("id") FundId id, @PathParam("closing") int closing, @Valid @NotNull PayRefunds.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/journals"))
                .entity(payRefunds.execute(id, closing, request))
                .build();
    }
}
