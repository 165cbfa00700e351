package io.jidi.exchange.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.door.ExchangeKey;
import io.jidi.exchange.door.Signed;
import io.jidi.exchange.door.Visitor;
import io.jidi.exchange.feed.FeedCursors;
import io.jidi.exchange.limits.Rates;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;

/** Snapshots over HTTP. */
@Path("/open/v1/{dataset}/snapshots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "数据交换 | Exchange")
@Signed
@PermitAll
public class SnapshotResource {

    private static final String MEDIA_TYPE = "application/gzip";
    private static final TypeReference<Map<String, Map<String, String>>> TOTALS = new TypeReference<>() {};

    private final Visitor visitor;
    private final Snapshots snapshots;
    private final FeedCursors cursors;
    private final ExchangeKey key;
    private final Rates rates;
    private final AuditTrail audit;
    private final ObjectMapper json;

    SnapshotResource(
            Visitor visitor,
            Snapshots snapshots,
            FeedCursors cursors,
            ExchangeKey key,
            Rates rates,
            AuditTrail audit,
            ObjectMapper json) {
        this.visitor = visitor;
        this.snapshots = snapshots;
        this.cursors = cursors;
        this.key = key;
        this.rates = rates;
        this.audit = audit;
        this.json = json;
    }

    @GET
    @Path("/latest")
    @Operation(summary = "最新全量快照清单 | Manifest of the latest snapshot")
    @APIResponseSchema(value = Manifest.class, responseCode = "200")
    public Response latest(
            @PathParam("dataset") String code,
            @QueryParam("includeDeleted") @DefaultValue("false") boolean withDeleted,
            @QueryParam("version") @Nullable String version) {
        DataSet set = visitor.dataSet(code, version);
        Platform platform = visitor.platform();
        rates.snapshot(platform, set.code());
        Snapshot snapshot = snapshots.latest(set, platform.entitlement(), withDeleted);
        audit.recordExport(
                "TAKE_SNAPSHOT", snapshot.id().wire(), platform.appId() + " " + set.code() + " " + snapshot.rowCount());
        return Response.ok(manifest(set, platform, snapshot)).build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "快照清单 | Manifest of a snapshot")
    @APIResponseSchema(value = Manifest.class, responseCode = "200")
    public Response one(@PathParam("dataset") String code, @PathParam("id") SnapshotId id) {
        DataSet set = visitor.dataSet(code);
        return Response.ok(manifest(set, visitor.platform(), found(set, id))).build();
    }

    @GET
    @Path("/{id}/file")
    @Produces(MEDIA_TYPE)
    @Operation(summary = "快照文件，可断点续传 | File of a snapshot, resumable")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response file(
            @PathParam("dataset") String code,
            @PathParam("id") SnapshotId id,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange) {
        DataSet set = visitor.dataSet(code);
        Snapshot snapshot = found(set, id);
        String tag = "\"" + snapshot.sha256() + "\"";
        Optional<ByteRange> part =
                ifRange == null || ifRange.equals(tag) ? ByteRange.of(range, snapshot.bytes()) : Optional.empty();
        if (part.isPresent() && !part.get().isSatisfiable(snapshot.bytes())) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + snapshot.bytes())
                    .build();
        }
        ByteRange sent = part.orElse(new ByteRange(0, snapshot.bytes() - 1));
        audit.recordExport(
                "DOWNLOAD_SNAPSHOT",
                snapshot.id().wire(),
                visitor.platform().appId() + " " + set.code() + " bytes " + sent.first() + "-" + sent.last() + "/"
                        + snapshot.bytes());
        Response.ResponseBuilder answer = Response.status(part.isPresent() ? 206 : 200)
                .type(MEDIA_TYPE)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.ETAG, tag)
                .entity(new PathPart(snapshots.file(snapshot.id()), sent.first(), sent.length()));
        part.ifPresent(asked ->
                answer.header("Content-Range", "bytes " + sent.first() + "-" + sent.last() + "/" + snapshot.bytes()));
        return answer.build();
    }

    private Snapshot found(DataSet set, SnapshotId id) {
        return snapshots
                .find(set, visitor.platform().entitlement(), id)
                .orElseThrow(ExchangeProblem.SNAPSHOT_GONE::problem);
    }

    private Manifest manifest(DataSet set, Platform platform, Snapshot snapshot) {
        String url = "/open/v1/" + set.code() + "/snapshots/" + snapshot.id() + "/file";
        return new Manifest(
                        snapshot.id(),
                        set.code(),
                        snapshot.schemaVersion(),
                        OffsetDateTime.ofInstant(snapshot.asOf(), ClockSource.BUSINESS_ZONE),
                        snapshot.withDeleted(),
                        snapshot.rowCount(),
                        totals(snapshot),
                        List.of(new Manifest.File(
                                url, MEDIA_TYPE, snapshot.bytes(), snapshot.sha256(), snapshot.sm3())),
                        cursors.write(set, platform, snapshot.seq()),
                        null)
                .signedBy(key);
    }

    private Map<String, Map<String, String>> totals(Snapshot snapshot) {
        try {
            return json.readValue(snapshot.totals(), TOTALS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored totals that cannot be read", e);
        }
    }
}
