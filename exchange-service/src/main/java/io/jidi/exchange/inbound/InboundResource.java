package io.jidi.exchange.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.exchange.door.Signed;
import io.jidi.exchange.door.Visitor;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.CallContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Input over HTTP (project-library.md 4.7 A9). */
@Path("/open/v1/inbound")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "数据交换 | Exchange")
@Signed
@PermitAll
public class InboundResource {

    private final Visitor visitor;
    private final ReceiveRecord receiveRecord;
    private final CallContext call;

    InboundResource(Visitor visitor, ReceiveRecord receiveRecord, CallContext call) {
        this.visitor = visitor;
        this.receiveRecord = receiveRecord;
        this.call = call;
    }

    /** @param rev the revision that it replaces; absent for a new record */
    @Schema(name = "InboundRow")
    record Row(
            @NotBlank @Size(max = 200) String externalId,
            @Nullable Long rev,

            @NotNull @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
            JsonNode data) {}

    /** Rows stand each for itself: one that is refused leaves the others as they are, in whatever order they come. */
    @Schema(name = "InboundBatch")
    record Batch(@NotEmpty @Size(max = 500) List<@Valid @NotNull Row> rows) {}

    /** @param code of the problem; absent when the row was taken */
    @Schema(name = "InboundRowResult")
    record RowResult(
            String externalId,
            int status,
            @Nullable Long rev,
            @Nullable Boolean changed,
            @Nullable String code,
            @Nullable String detail) {}

    /** One result per row, in the order of the rows. */
    @Schema(name = "InboundBatchResult")
    record BatchResult(int accepted, int refused, List<RowResult> rows) {}

    @PUT
    @Path("/{kind}/{externalId}")
    @Command
    @Operation(summary = "按外部标识报送一条 | Hand in one record by its external id")
    @APIResponseSchema(value = InboundView.class, responseCode = "200")
    public Response put(
            @PathParam("kind") String kind,
            @PathParam("externalId") @Pattern(regexp = "[A-Za-z0-9._-]{1,200}") String externalId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
                    JsonNode data) {
        InboundView view = receiveRecord.execute(visitor.platform(), kind, externalId, revision(ifMatch), data);
        return Response.ok(view).tag(Versions.tag(view.rev())).build();
    }

    @POST
    @Path("/{kind}/batches")
    @Command(keyRequired = true)
    @Operation(summary = "批量报送，逐行结果 | Hand in up to 500 records, with a result for each")
    @APIResponseSchema(value = BatchResult.class, responseCode = "200")
    public Response batch(@PathParam("kind") String kind, @Valid @NotNull Batch batch) {
        receiveRecord.requireGranted(visitor.platform(), kind);
        List<RowResult> results = new ArrayList<>();
        for (Row row : batch.rows()) {
            results.add(one(kind, row));
        }
        int refused =
                (int) results.stream().filter(result -> result.code() != null).count();
        return Response.ok(new BatchResult(results.size() - refused, refused, results))
                .build();
    }

    /** What refuses a row is found before anything of it is written, so the transaction goes on with the next. */
    private RowResult one(String kind, Row row) {
        try {
            InboundView view = receiveRecord.execute(visitor.platform(), kind, row.externalId(), row.rev(), row.data());
            return new RowResult(row.externalId(), 200, view.rev(), view.changed(), null, null);
        } catch (Problem refused) {
            return new RowResult(
                    row.externalId(),
                    refused.type().status(),
                    null,
                    null,
                    refused.type().name(),
                    refused.detail().in(call.locale()));
        }
    }

    /** {@code "v3"} as an answer's ETag said it, or a bare 3. */
    private static @Nullable Long revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        String digits = ifMatch.strip().replaceAll("^\"?v?([0-9]{1,15})\"?$", "$1");
        if (!digits.matches("[0-9]{1,15}")) {
            throw PlatformProblem.INVALID_PARAMETER.problem(
                    "If-Match 应为上次应答的 ETag", "If-Match is the ETag of the last answer");
        }
        return Long.parseLong(digits);
    }
}
