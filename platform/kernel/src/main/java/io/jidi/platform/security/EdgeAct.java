package io.jidi.platform.security;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What happened at the gateway and belongs into the audit trail, as the gateway hands it to the service that keeps it: the
 * gateway has no database. The form of a message between the parts of one installation.
 *
 * @param id {@code act_…}: under one id one entry is written, however often it is handed over
 * @param at when it happened, by the gateway's clock
 * @param eventType REFUSAL, EXPORT or SIGN_IN
 * @param result SUCCEEDED or REFUSED
 * @param object what was acted on; of a sign-in the id itself
 * @param reason why it was refused; null where nothing was
 * @param actor {@link #NOBODY} where no one is known
 * @param application the client that the token was issued to; null where it does not say
 * @param address of the client as the gateway saw it; null where it is not known
 * @throws IllegalArgumentException for what no gateway of ours writes
 */
public record EdgeAct(
        String id,
        Instant at,
        String eventType,
        String action,
        String result,
        String object,
        @Nullable String reason,
        String actor,
        @Nullable String name,
        String organisation,
        List<String> roles,
        @Nullable String application,
        @Nullable String address,
        String requestId) {

    /** Who did not get as far as being known; no issuer's subject looks like it. */
    public static final String NOBODY = "anonymous:";

    public static final String PREFIX = "act";

    /** Of every text: longer ones are cut where they are made. */
    public static final int LONGEST = 1_000;

    private static final Pattern ID = Pattern.compile("act_[0-7][0-9a-hjkmnp-tv-z]{25}");
    private static final Pattern ACTION = Pattern.compile("[A-Z][A-Z_]{1,60}");
    private static final Set<String> KINDS = Set.of("REFUSAL", "EXPORT", "SIGN_IN");
    private static final Set<String> RESULTS = Set.of("SUCCEEDED", "REFUSED");

    /** Several, as they are handed over. */
    public record Batch(List<EdgeAct> items) {
        public Batch {
            items = List.copyOf(items);
        }
    }

    public EdgeAct {
        roles = List.copyOf(roles);
        if (at == null) {
            throw new IllegalArgumentException("an act happened at some time");
        }
        require(id, ID);
        require(action, ACTION);
        if (!KINDS.contains(eventType) || !RESULTS.contains(result)) {
            throw new IllegalArgumentException("not of the gateway: " + eventType + " " + result);
        }
        for (String text : roles) {
            requireStorable(text);
        }
        requireStorable(object);
        requireStorable(actor);
        requireStorable(organisation);
        requireStorable(requestId);
        requireStorableIfAny(reason);
        requireStorableIfAny(name);
        requireStorableIfAny(application);
        requireStorableIfAny(address);
    }

    private static void require(@Nullable String text, Pattern form) {
        if (text == null || !form.matcher(text).matches()) {
            throw new IllegalArgumentException("not of the form " + form + ": " + text);
        }
    }

    private static void requireStorableIfAny(@Nullable String text) {
        if (text != null) {
            requireStorable(text);
        }
    }

    /** PostgreSQL has no text with a zero in it. */
    private static void requireStorable(@Nullable String text) {
        if (text == null || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text is missing, longer than " + LONGEST + " or has a zero in it");
        }
    }
}
