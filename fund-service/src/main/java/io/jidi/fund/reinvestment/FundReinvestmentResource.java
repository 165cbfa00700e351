package io.jidi.fund.reinvestment;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** One fund's reinvestment over HTTP. */
@Path("/api/v1/funds/{id}/reinvestment")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class FundReinvestmentResource {

    private final Funds funds;
    private final ReinvestmentStanding standing;
    private final IssueCertificate certificates;
    private final Clock clock;

    FundReinvestmentResource(Funds funds, ReinvestmentStanding standing, IssueCertificate certificates, Clock clock) {
        this.funds = funds;
        this.standing = standing;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** The latest first. */
    public record CertificateList(List<IssueCertificate.Certificate> items) {}

    @GET
    @Transactional
    @Operation(summary = "返投完成情况与缺口预测 | How a fund stands to its reinvestment, and the shortfall ahead")
    public StandingView standing(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("asOf") LocalDate asOf,
            @Nullable @QueryParam("motherFundId") FundId mother) {
        LocalDate day = asOf == null ? LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE) : asOf;
        return standing.of(funds.visible(id), day, mother);
    }

    @POST
    @Path("/certificates")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(summary = "出具返投认定证明 | Certify a fund's reinvestment")
    @APIResponseSchema(value = IssueCertificate.Certificate.class, responseCode = "201")
    public Response certify(@PathParam("id") FundId id, @Valid @NotNull IssueCertificate.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/reinvestment/certificates"))
                .entity(certificates.execute(id, request))
                .build();
    }

    @GET
    @Path("/certificates")
    @Transactional
    @Operation(summary = "返投认定证明列表 | Certificates of a fund's reinvestment")
    public CertificateList certificates(@PathParam("id") FundId id) {
        return new CertificateList(certificates.of(funds.visible(id).id()));
    }
}
