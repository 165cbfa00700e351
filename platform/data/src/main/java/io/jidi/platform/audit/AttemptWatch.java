package io.jidi.platform.audit;

import io.jidi.platform.http.ProblemBody;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Records what leaves no trace in a command: writes that were refused, operations that the caller has no role for, and files that
 * were taken out. Such an answer may leave on a thread that must not wait, so one thread of its own writes the entries; a process
 * that is killed may lose the entries of its last moment, and an entry that finds no room is written to the log in full.
 */
@Singleton
public class AttemptWatch {

    private static final Logger LOG = Logger.getLogger(AttemptWatch.class);
    private static final int ROOM = 2_000;
    private static final int LONGEST = 1_000;
    private static final int FORBIDDEN = 403;
    private static final Set<Integer> REFUSALS = Set.of(FORBIDDEN, 404, 409, 412, 422);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FILES =
            Set.of("csv", "pdf", "vnd.openxmlformats-officedocument.spreadsheetml.sheet", "zip");

    private final AuditTrail trail;
    private final CallContext call;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(ROOM), work -> new Thread(work, "audit-attempts"));

    AttemptWatch(AuditTrail trail, CallContext call) {
        this.trail = trail;
        this.call = call;
    }

    /** After all other filters: what is seen here is what leaves. */
    @ServerResponseFilter(priority = 1)
    public void leaving(
            ContainerRequestContext request, ContainerResponseContext response, @Nullable SimpleResourceInfo resource) {
        boolean refused = isRefusal(request.getMethod(), response.getStatus());
        if (!refused && !isFile(request.getMethod(), response)) {
            return;
        }
        caller().ifPresent(caller -> write(
                new AuditTrail.Attempt(
                        refused ? "REFUSAL" : "EXPORT",
                        refused ? "REFUSED" : "SUCCEEDED",
                        caller,
                        action(request, resource),
                        call.requestId(),
                        call.application().orElse(null),
                        call.address().orElse(null)),
                object(request.getUriInfo().getRequestUri()),
                response.getEntity() instanceof ProblemBody problem ? problem.code() : null));
    }

    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.errorf(
                    "%d audit entries could not be written", writer.getQueue().size());
        }
    }

    private static boolean isRefusal(String method, int status) {
        return status == FORBIDDEN || (!READS.contains(method) && REFUSALS.contains(status));
    }

    private static boolean isFile(String method, ContainerResponseContext response) {
        @Nullable MediaType type = response.getMediaType();
        return method.equals("GET") && response.getStatus() == 200 && type != null && FILES.contains(type.getSubtype());
    }

    /** Empty for who showed no token: there is no one to name, and the gateway's access log has the request. */
    private Optional<Caller> caller() {
        try {
            return Optional.of(call.caller());
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String action(ContainerRequestContext request, @Nullable SimpleResourceInfo resource) {
        @Nullable String method = resource == null ? null : resource.getMethodName();
        return method == null
                ? request.getMethod()
                : method.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static String object(URI uri) {
        String text = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + '?' + uri.getRawQuery();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private void write(AuditTrail.Attempt attempt, String object, @Nullable String reason) {
        try {
            writer.execute(() -> {
                try {
                    trail.record(attempt, object, reason);
                } catch (RuntimeException e) {
                    LOG.errorf(e, "this belongs into the audit trail: %s on %s", attempt, object);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.errorf("the audit trail has no room for: %s on %s", attempt, object);
        }
    }
}
