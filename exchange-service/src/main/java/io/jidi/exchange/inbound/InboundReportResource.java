package io.jidi.exchange.inbound;

import io.jidi.exchange.door.Signed;
import io.jidi.exchange.door.Visitor;
import io.jidi.exchange.kind.InboundKinds;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of it, over HTTP: a platform reads of its own records alone. */
@Path("/open/v1/inbound/{kind}")
@Tag(name = "数据交换 | Exchange")
@Signed
@PermitAll
public class InboundReportResource {

    /** External identifiers are texts of the platform. */
    private static final String TEXT = "\\P{Cntrl}*";

    private final Visitor visitor;
    private final InboundKinds kinds;
    private final InboundReports reports;

    InboundReportResource(Visitor visitor, InboundKinds kinds, InboundReports reports) {
        this.visitor = visitor;
        this.kinds = kinds;
        this.reports = reports;
    }

    /** @param nextAfter to go on with; absent at the end */
    @Schema(name = "InboundReports")
    record Page(List<InboundReports.Report> items, @Nullable String nextAfter) {}

    @GET
    @Operation(
            summary = "本平台报送的办理情况 | What became of what the platform handed in",
            description = "按外部标识排序；中英文原因 | In the order of the external ids; reasons in both languages")
    public Page list(
            @PathParam("kind") String kind,
            @QueryParam("state") InboundReports.@Nullable State state,
            @QueryParam("after") @DefaultValue("") @Size(max = 200) @Pattern(regexp = TEXT) String after,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(500) int limit) {
        requireKnown(kind);
        List<InboundReports.Report> items = reports.list(visitor.platform(), kind, state, after, limit);
        return new Page(
                items, items.size() < limit ? null : items.get(items.size() - 1).externalId());
    }

    @GET
    @Path("/{externalId}")
    @Operation(summary = "一条报送的办理情况 | What became of one record")
    public InboundReports.Report one(
            @PathParam("kind") String kind,
            @PathParam("externalId") @Size(max = 200) @Pattern(regexp = TEXT) String externalId) {
        requireKnown(kind);
        return reports.find(visitor.platform(), kind, externalId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    private void requireKnown(String kind) {
        if (!kinds.isKnown(kind)) {
            throw PlatformProblem.NOT_FOUND.problem("没有报送类别 " + kind, "There is no kind " + kind);
        }
    }
}
