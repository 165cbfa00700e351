package io.jidi.gateway.proxy.rules;

import static java.util.Map.entry;

import io.jidi.gateway.upstream.Upstream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which path goes where. Below {@code /open/v1/} all is the exchange's; else the first segment after {@code /api/v1/} decides, and belongs to one service; what is not in the
 * table does not exist.
 */
public final class Routes {

    private static final String API = "/api/v1/";

    /** For data platforms, which sign their requests and have no token; the exchange verifies them. */
    private static final String OPEN = "/open/v1/";

    /** RFC 3986 path characters without {@code ;}, whose parameters one side might cut off and the other not. */
    private static final String UNESCAPED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~!$&'()*+,=:@-";

    private static final Set<String> ADMIN_OPERATIONS = Set.of("consumers", "audit", "ledger");

    private static final Map<Upstream, Set<String>> SEGMENTS = Map.ofEntries(
            entry(
                    Upstream.PROJECT,
                    Set.of(
                            "bases",
                            "bounties",
                            "city-scores",
                            "codes",
                            "departments",
                            "disclosures",
                            "dispatch-items",
                            "dispatch-orders",
                            "dispatches",
                            "elements",
                            "first-sets",
                            "focus-areas",
                            "lights",
                            "monthly-reports",
                            "overview",
                            "plans",
                            "programmes",
                            "project-codes",
                            "projects",
                            "promotions",
                            "reports",
                            "supports",
                            "targets")),
            entry(
                    Upstream.FUND,
                    Set.of(
                            "accounts",
                            "capital-calls",
                            "checks",
                            "commitments",
                            "compliance",
                            "deals",
                            "distributions",
                            "evaluations",
                            "funds",
                            "guidance",
                            "investments",
                            "journals",
                            "ledgers",
                            "look-through",
                            "navs",
                            "papers",
                            "partners",
                            "payments",
                            "performance",
                            "portfolio",
                            "postings",
                            "prospects",
                            "reinvestments",
                            "settlements",
                            "valuations",
                            "watchlist")),
            entry(
                    Upstream.ENTERPRISE,
                    Set.of(
                            "assessments",
                            "chains",
                            "criteria",
                            "cultivation",
                            "editions",
                            "enterprises",
                            "indicator-imports",
                            "indicator-templates",
                            "indicators",
                            "recognitions",
                            "tiers",
                            "titles")),
            entry(Upstream.EXCHANGE, Set.of("exchange")));

    private static final Map<String, Upstream> BY_SEGMENT = bySegment();

    private Routes() {}

    /**
     * A way to a service.
     *
     * @param target the path the service is asked for, as encoded as it came
     * @param takesLong an administrators' operation, or one that reads a whole data set: it has longer to answer
     */
    public record Route(Upstream upstream, String target, boolean takesLong) {

        /** Whether the service itself verifies who asks, by a signature. */
        public boolean isOpen() {
            return target.startsWith(OPEN);
        }
    }

    /** Empty for a path that leads nowhere, is not spelled plainly, or climbs. */
    public static Optional<Route> find(String rawPath) {
        if (rawPath.startsWith(OPEN) && isPlain(rawPath)) {
            return Optional.of(new Route(Upstream.EXCHANGE, rawPath, readsAll(rawPath)));
        }
        if (!rawPath.startsWith(API) || !isPlain(rawPath)) {
            return Optional.empty();
        }
        String rest = rawPath.substring(API.length());
        String first = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
        if (first.equals("admin")) {
            return admin(rest.substring(first.length()));
        }
        return Optional.ofNullable(BY_SEGMENT.get(first)).map(upstream -> new Route(upstream, rawPath, false));
    }

    private static boolean readsAll(String path) {
        return path.endsWith("/snapshots/latest") || path.contains("/digest");
    }

    /** {@code /fund-service/consumers/parked} of {@code /api/v1/admin/…}; the feed is for the gateway alone. */
    private static Optional<Route> admin(String rest) {
        String[] segments = rest.split("/", -1);
        if (segments.length < 4 || !ADMIN_OPERATIONS.contains(segments[2])) {
            return Optional.empty();
        }
        for (Upstream upstream : Upstream.values()) {
            if (upstream.serviceName().equals(segments[1])) {
                String operation = rest.substring(segments[1].length() + 1);
                return Optional.of(new Route(upstream, "/internal" + operation, true));
            }
        }
        return Optional.empty();
    }

    /**
     * Both sides must read the path alike: no empty, dot or parameter segments, no encoded slash, backslash, percent,
     * control character or dot that would become one of these after decoding.
     */
    private static boolean isPlain(String rawPath) {
        String[] segments = rawPath.substring(1).split("/", -1);
        for (String segment : segments) {
            String decoded = decode(segment);
            if (decoded.isEmpty()
                    || decoded.equals(".")
                    || decoded.equals("..")
                    || decoded.chars().anyMatch(Routes::isTreacherous)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTreacherous(int character) {
        return character < 0x20
                || character == 0x7F
                || character == '/'
                || character == '\\'
                || character == '%'
                || character == ';'
                || character == '?'
                || character == '#'
                || character == 0xFFFD;
    }

    /** Empty when the segment is, or is not well-formed. */
    private static String decode(String segment) {
        byte[] bytes = new byte[segment.length()];
        int length = 0;
        for (int i = 0; i < segment.length(); i++) {
            char character = segment.charAt(i);
            if (UNESCAPED.indexOf(character) >= 0) {
                bytes[length++] = (byte) character;
            } else if (character == '%' && i + 2 < segment.length()) {
                int high = Character.digit(segment.charAt(i + 1), 16);
                int low = Character.digit(segment.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    return "";
                }
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                return "";
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static Map<String, Upstream> bySegment() {
        Map<String, Upstream> table = new HashMap<>();
        SEGMENTS.forEach((upstream, segments) -> segments.forEach(segment -> {
            if (table.put(segment, upstream) != null) {
                throw new IllegalStateException("two services claim /api/v1/" + segment);
            }
        }));
        return Map.copyOf(table);
    }
}
