package io.jidi.exchange.feed;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.door.Signed;
import io.jidi.exchange.door.Visitor;
import io.jidi.exchange.record.Records;
import io.jidi.platform.http.ProblemBody;
import io.jidi.platform.security.CallContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The change feed over HTTP (project-library.md 4.7 A4 to A7). */
@Path("/open/v1/{dataset}/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "数据交换 | Exchange")
@Signed
@PermitAll
public class ChangesResource {

    private final Visitor visitor;
    private final Records records;
    private final Changes changes;
    private final FeedCursors cursors;
    private final CallContext call;

    ChangesResource(Visitor visitor, Records records, Changes changes, FeedCursors cursors, CallContext call) {
        this.visitor = visitor;
        this.records = records;
        this.changes = changes;
        this.cursors = cursors;
        this.call = call;
    }

    @GET
    @Operation(summary = "变更流 | Change feed")
    @APIResponseSchema(value = ChangePage.class, responseCode = "200")
    public Response changes(
            @PathParam("dataset") String code,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("version") @Nullable String version,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        DataSet set = visitor.dataSet(code, version);
        Platform platform = visitor.platform();
        Optional<Long> after = cursor == null ? Optional.of(0L) : cursors.read(set, platform, cursor);
        // From the beginning nothing can be missed: what is gone by age was replaced or deleted since.
        if (after.isEmpty() || cursor != null && after.get() < records.head(set).expiredSeq()) {
            return expired(set);
        }
        List<ChangePage.Item> found = changes.after(set, platform.entitlement(), after.get(), limit + 1);
        boolean more = found.size() > limit;
        List<ChangePage.Item> items = more ? found.subList(0, limit) : found;
        long last = items.isEmpty() ? after.get() : items.get(items.size() - 1).seq();
        String next = items.isEmpty() && cursor != null ? cursor : cursors.write(set, platform, last);
        return Response.ok(new ChangePage(items, next, more)).build();
    }

    /** Never a silent skip: the way out stands in the answer. */
    private Response expired(DataSet set) {
        String snapshot = "/open/v1/" + set.code() + "/snapshots/latest";
        Response answer = ProblemBody.answer(
                ExchangeProblem.CURSOR_EXPIRED.problem(
                        "游标已过期或授权已变更，请从快照重新开始：" + snapshot,
                        "The cursor has expired or the grant has changed; begin again with " + snapshot),
                "/open/v1/" + set.code() + "/changes",
                call.requestId(),
                call.locale());
        return Response.fromResponse(answer)
                .header(HttpHeaders.LINK, "<" + snapshot + ">; rel=\"alternate\"")
                .build();
    }
}
