package io.jidi.fund.compliance;

import io.jidi.fund.performance.TableText;
import io.jidi.platform.command.Command;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Provincial key-field lists over HTTP. */
@Path("/api/v1/compliance/key-field-lists")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PROVINCE_OFFICE)
public class KeyFieldListResource {

    private final KeyFieldLists lists;
    private final LoadKeyFields load;
    private final ApproveKeyFields approve;

    KeyFieldListResource(KeyFieldLists lists, LoadKeyFields load, ApproveKeyFields approve) {
        this.lists = lists;
        this.load = load;
        this.approve = approve;
    }

    /** All editions of all provinces. */
    public record KeyFieldListList(List<KeyFieldLists.ListView> items) {}

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "省级重点投资领域清单 | Provincial key-field lists")
    public KeyFieldListList list() {
        return new KeyFieldListList(lists.all());
    }

    @POST
    @Command
    @Consumes({TableText.CSV, TableText.XLSX})
    @Operation(
            summary = "上传省级重点投资领域清单（CSV 或 XLSX） | Load a provincial key-field list (CSV or XLSX)",
            description = "列：code,name；code 为国民经济行业分类 | Columns code,name; a code is a class of GB/T 4754")
    @APIResponseSchema(value = KeyFieldLists.ListView.class, responseCode = "201")
    public Response load(
            @QueryParam("provinceCode") @NotNull @Pattern(regexp = "[0-9]{2}") String provinceCode,
            @QueryParam("effectiveFromDate") @NotNull LocalDate effectiveFromDate,
            @QueryParam("name") @NotBlank @Size(max = 200) String name,
            @QueryParam("document") @NotBlank @Size(max = 500) String document,
            @QueryParam("fileName") @NotBlank @Size(max = 200) String fileName,
            @Nullable @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType,
            @RequestBody(content = @Content(mediaType = TableText.CSV, schema = @Schema(type = SchemaType.STRING)))
                    byte[] file) {
        return created(load.execute(new LoadKeyFields.Upload(
                provinceCode,
                effectiveFromDate,
                name,
                document,
                fileName,
                file,
                contentType == null ? TableText.CSV : contentType)));
    }

    @POST
    @Path("/{id}/approvals")
    @Command
    @Operation(summary = "第二人批准清单 | A second person approves a list")
    @APIResponseSchema(value = KeyFieldLists.ListView.class, responseCode = "201")
    public Response approve(@PathParam("id") KeyFieldListId id, @Valid @NotNull ApproveKeyFields.Request request) {
        return created(approve.execute(id, request));
    }

    private static Response created(KeyFieldLists.ListView view) {
        return Response.created(URI.create("/api/v1/compliance/key-field-lists"))
                .entity(view)
                .build();
    }
}
