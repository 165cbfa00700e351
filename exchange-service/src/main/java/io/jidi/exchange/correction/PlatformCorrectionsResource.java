package io.jidi.exchange.correction;

import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.door.Signed;
import io.jidi.exchange.door.Visitor;
import io.jidi.platform.command.Command;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.annotation.security.PermitAll;
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

/** Corrections as platforms submit and follow them (project-library.md 4.7 A10). */
@Path("/open/v1/{dataset}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "数据交换 | Exchange")
@Signed
@PermitAll
public class PlatformCorrectionsResource {

    private final Visitor visitor;
    private final Corrections corrections;
    private final SubmitCorrection submitCorrection;

    PlatformCorrectionsResource(Visitor visitor, Corrections corrections, SubmitCorrection submitCorrection) {
        this.visitor = visitor;
        this.corrections = corrections;
        this.submitCorrection = submitCorrection;
    }

    /** The newest 200. */
    @Schema(name = "CorrectionList")
    record Submitted(List<CorrectionView> items) {}

    @POST
    @Command
    @Operation(summary = "提出校核纠错 | Submit a correction")
    @APIResponseSchema(value = CorrectionView.class, responseCode = "201")
    public Response submit(@PathParam("dataset") String code, @Valid @NotNull SubmitCorrection.Request request) {
        DataSet set = visitor.dataSet(code);
        CorrectionView view = submitCorrection.execute(set, visitor.platform(), request);
        return Response.created(URI.create("/open/v1/" + set.code() + "/corrections/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @Operation(summary = "本平台的校核纠错 | The platform's own corrections")
    public Submitted list(@PathParam("dataset") String code) {
        return new Submitted(corrections.ofPlatform(
                visitor.platform().id(), visitor.dataSet(code).code()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "读取校核纠错 | Read a correction")
    public CorrectionView one(@PathParam("dataset") String code, @PathParam("id") CorrectionId id) {
        DataSet set = visitor.dataSet(code);
        CorrectionView view = corrections.find(id, false);
        if (!view.dataSet().equals(set.code())
                || !view.appId().equals(visitor.platform().appId())) {
            throw PlatformProblem.NOT_FOUND.problem();
        }
        return view;
    }
}
