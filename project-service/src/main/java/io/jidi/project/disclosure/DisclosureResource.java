package io.jidi.project.disclosure;

import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The forms of others over HTTP. */
@Path("/api/v1/disclosures")
@Tag(name = "对外发布 | Disclosure")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class DisclosureResource {

    private final ProjectPackage projects;

    DisclosureResource(ProjectPackage projects) {
        this.projects = projects;
    }

    @GET
    @Path("/oc4ids")
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "项目包（OC4IDS 0.9），按标准模式校验 | The OC4IDS 0.9 project package, validated against its schema",
            description =
                    "每包至多 500 个项目，after 为上一包最后的库编号 | At most 500 projects; after is the last code of the package before")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "204", description = "没有项目 | No project")
    public Response oc4ids(@Nullable @QueryParam("after") @Size(max = 64) String after) {
        String text = projects.of(after == null ? "" : after);
        return text == null
                ? Response.noContent().build()
                : Response.ok(text, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
