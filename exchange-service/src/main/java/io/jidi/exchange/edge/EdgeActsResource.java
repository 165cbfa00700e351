package io.jidi.exchange.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.http.InternalOnly;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.EdgeAct;
import io.jidi.platform.security.Sha256;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Takes acts from the gateway. What it signs is the path with the query, so the digest of the body stands there. */
@Path("/internal/edge-acts")
@InternalOnly
@PermitAll
public class EdgeActsResource {

    /** The gateway sends a hundred at most. */
    private static final int MOST = 500;

    private final KeepEdgeActs keep;
    private final ObjectMapper json;

    EdgeActsResource(KeepEdgeActs keep, ObjectMapper json) {
        this.keep = keep;
        this.json = json;
    }

    /**
     * Keeps them, those that are known already not again. Nothing is kept of what is refused.
     *
     * @throws io.jidi.platform.problem.Problem 400 for what no gateway of ours writes, 401 for a body that was not signed for
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response take(@QueryParam("sha256") @Nullable String digest, byte[] body) {
        if (digest == null
                || !MessageDigest.isEqual(
                        digest.getBytes(StandardCharsets.UTF_8),
                        Sha256.hex(body).getBytes(StandardCharsets.UTF_8))) {
            throw PlatformProblem.UNAUTHENTICATED.problem();
        }
        keep.execute(read(body));
        return Response.noContent().build();
    }

    private List<EdgeAct> read(byte[] body) {
        try {
            List<EdgeAct> acts = json.readValue(body, EdgeAct.Batch.class).items();
            if (acts.size() <= MOST) {
                return acts;
            }
        } catch (IOException e) {
            // Told below: the sender is a gateway of ours and logs what was refused.
        }
        throw PlatformProblem.MALFORMED_BODY.problem();
    }
}
