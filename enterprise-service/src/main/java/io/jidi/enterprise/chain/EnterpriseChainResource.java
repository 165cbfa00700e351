package io.jidi.enterprise.chain;

import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where one enterprise stands on the chains, whom it supplies and who supplies it. */
@Path("/api/v1/enterprises/{id}/chain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "产业链 | Chains")
public class EnterpriseChainResource {

    private final EnterpriseRegistry registry;
    private final ChainPositions positions;
    private final SupplyLinks links;

    EnterpriseChainResource(EnterpriseRegistry registry, ChainPositions positions, SupplyLinks links) {
        this.registry = registry;
        this.positions = positions;
        this.links = links;
    }

    /** All of it, with what has ended. */
    @Schema(name = "EnterpriseChain")
    public record View(
            EnterpriseId enterpriseId,
            List<ChainPositions.View> positions,

            @Schema(description = "供应本企业 | Who supplies it") List<SupplyLinks.View> suppliers,

            @Schema(description = "本企业供应 | Whom it supplies")
            List<SupplyLinks.View> customers) {}

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "企业的链上位置与供应关系 | An enterprise's places on chains and its supply")
    public View chain(@PathParam("id") EnterpriseId id) {
        registry.get(id);
        List<SupplyLinks.View> all = links.of(id);
        return new View(
                id,
                positions.of(id),
                all.stream().filter(link -> link.customerId().equals(id)).toList(),
                all.stream().filter(link -> link.supplierId().equals(id)).toList());
    }

    @POST
    @Path("/suppliers")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "登记供应商 | Record a supplier")
    @APIResponseSchema(value = SupplyLinks.View.class, responseCode = "201")
    public Response link(@PathParam("id") EnterpriseId id, @Valid @NotNull SupplyLinks.Linking linking) {
        SupplyLinks.View view = links.link(id, linking);
        return Response.created(URI.create("/api/v1/enterprises/" + id + "/chain"))
                .entity(view)
                .build();
    }

    @POST
    @Path("/suppliers/{link: spl_[0-9a-z]+}/end")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "终止供应关系 | End a supply")
    @APIResponseSchema(value = SupplyLinks.View.class, responseCode = "200")
    public Response end(
            @PathParam("id") EnterpriseId id,
            @PathParam("link") SupplyLinkId link,
            @Valid @NotNull ChainPositions.Ending ending) {
        return Response.ok(links.end(id, link, ending)).build();
    }
}
