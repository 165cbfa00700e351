package io.jidi.exchange.catalog;

import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.JsonSchemas;
import io.jidi.exchange.door.Signed;
import io.jidi.exchange.door.Visitor;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Schemas over HTTP (project-library.md 4.7 A2), as far as the platform's grade goes. */
@Path("/open/v1/schemas")
@Tag(name = "数据交换 | Exchange")
@Signed
@PermitAll
public class SchemaResource {

    private static final String MEDIA_TYPE = "application/schema+json";

    private final Visitor visitor;

    SchemaResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    @Path("/{dataset}/{version}")
    @Operation(summary = "数据集的 JSON Schema | JSON Schema of a data set")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response schema(@PathParam("dataset") String code, @PathParam("version") String version) {
        DataSet set = visitor.dataSet(code, version);
        return Response.ok(JsonSchemas.of(set, visitor.platform().entitlement().grade()))
                .type(MEDIA_TYPE)
                .build();
    }
}
