package io.jidi.gateway.trail;

import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.EdgeAct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes acts of what happened and hands them over. Made when first asked: filters are there before the event loop is. */
@ApplicationScoped
public class Acts {

    private final HandOver handOver;
    private final Uuid7 ids;
    private final Clock clock;

    Acts(HandOver handOver, Uuid7 ids, Clock clock) {
        this.handOver = handOver;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Whence something was asked.
     *
     * @param application null where no token says
     */
    public record Origin(
            @Nullable String application, @Nullable String address, String requestId) {}

    /**
     * Hands over that somebody came or went, or could not come in.
     *
     * @param caller empty where nobody is known
     * @param refused why; null where nothing was refused
     * @return the id under which the entry will be found as its object
     */
    public String signIn(String action, Optional<Caller> caller, Origin origin, @Nullable String refused) {
        String id = TypeIds.format(EdgeAct.PREFIX, ids.next());
        handOver.add(act(id, "SIGN_IN", action, caller, origin, id, refused));
        return id;
    }

    /**
     * Hands over that an operation of the gateway's own was refused, or gave out a file.
     *
     * @param eventType REFUSAL or EXPORT
     * @param refused the problem's code; null where nothing was refused
     */
    void attempt(
            String eventType, String action, Caller caller, Origin origin, String object, @Nullable String refused) {
        String id = TypeIds.format(EdgeAct.PREFIX, ids.next());
        handOver.add(act(id, eventType, action, Optional.of(caller), origin, object, refused));
    }

    private EdgeAct act(
            String id,
            String eventType,
            String action,
            Optional<Caller> caller,
            Origin origin,
            String object,
            @Nullable String refused) {
        return new EdgeAct(
                id,
                clock.instant(),
                eventType,
                action,
                refused == null ? "SUCCEEDED" : "REFUSED",
                fit(object),
                refused,
                caller.map(Caller::userId).map(Acts::fit).orElse(EdgeAct.NOBODY),
                caller.map(Caller::name).map(Acts::fit).orElse(null),
                caller.map(Caller::organisation).map(Acts::fit).orElse(""),
                caller.map(known ->
                                known.roles().stream().map(Acts::fit).sorted().toList())
                        .orElse(List.of()),
                origin.application() == null ? null : fit(origin.application()),
                origin.address() == null ? null : fit(origin.address()),
                fit(origin.requestId()));
    }

    /** A token may say anything at any length. */
    private static String fit(String text) {
        String plain = text.replace('\0', ' ');
        return plain.length() > EdgeAct.LONGEST ? plain.substring(0, EdgeAct.LONGEST) : plain;
    }
}
